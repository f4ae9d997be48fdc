package org.vmgen.generator.diagnostic;

import java.util.List;

/**
 * A problem at a place.
 *
 * @param message what is wrong
 * @param advice what to do, empty if the message says it all
 * @param notes other places that matter
 */
public record Diagnostic(
    Problem problem, SourceRange range, String message, String advice, List<Note> notes) {

  /** Another place that matters, and why. */
  public record Note(String text, SourceRange range) {}

  public Diagnostic {
    notes = List.copyOf(notes);
  }

  /** {@code arguments} replace {@code {0}}, {@code {1}} … in the problem's message and advice. */
  public static Diagnostic of(
      Problem problem, SourceRange range, List<Note> notes, Object... arguments) {
    return new Diagnostic(
        problem,
        range,
        fill(problem.message(), arguments),
        fill(problem.advice(), arguments),
        notes);
  }

  private static String fill(String template, Object... arguments) {
    StringBuilder text = new StringBuilder();
    int i = 0;
    while (i < template.length()) {
      char c = template.charAt(i);
      if (c == '{'
          && i + 2 < template.length()
          && template.charAt(i + 2) == '}'
          && Character.isDigit(template.charAt(i + 1))) {
        text.append(arguments[template.charAt(i + 1) - '0']);
        i += 3;
      } else {
        text.append(c);
        i++;
      }
    }
    return text.toString();
  }

  public Severity severity() {
    return problem.severity();
  }
}
