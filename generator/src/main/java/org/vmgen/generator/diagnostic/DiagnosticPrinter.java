package org.vmgen.generator.diagnostic;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Lays out diagnostics as text. */
public final class DiagnosticPrinter {

  /** The most characters of a source line that are shown. */
  private static final int WIDEST = 120;

  private static final String RESET = "\u001b[0m";
  private static final String BOLD = "\u001b[1m";
  private static final String RED = "\u001b[1;31m";
  private static final String YELLOW = "\u001b[1;33m";
  private static final String CYAN = "\u001b[36m";

  private final MessageFormat format;
  private final boolean colours;

  /**
   * @param colours whether ANSI colours are used; in {@link MessageFormat#PRETTY} only
   */
  public DiagnosticPrinter(MessageFormat format, boolean colours) {
    this.format = format;
    this.colours = colours && format == MessageFormat.PRETTY;
  }

  /** All of them, each ended by a new line. */
  public String print(List<Diagnostic> diagnostics) {
    return diagnostics.stream().map(this::print).collect(Collectors.joining());
  }

  /** One diagnostic, ended by a new line. */
  public String print(Diagnostic diagnostic) {
    return switch (format) {
      case PRETTY -> pretty(diagnostic);
      case GNU -> gnu(diagnostic);
      case JSON -> DiagnosticJson.line(diagnostic);
    };
  }

  private String pretty(Diagnostic diagnostic) {
    SourceRange range = diagnostic.range();
    String severity = diagnostic.severity().text();
    String colour = diagnostic.severity() == Severity.ERROR ? RED : YELLOW;
    StringBuilder text = new StringBuilder();
    text.append(colour(BOLD, range.position() + ": "))
        .append(colour(colour, severity + ": "))
        .append(colour(BOLD, diagnostic.message()))
        .append(" [" + diagnostic.problem().code() + "]\n");
    text.append(excerpt(range, colour));
    if (!diagnostic.advice().isEmpty()) {
      text.append("  ").append(colour(CYAN, "help: ")).append(diagnostic.advice()).append('\n');
    }
    for (Diagnostic.Note note : notes(diagnostic)) {
      text.append("  ")
          .append(colour(CYAN, "note: "))
          .append(note.text() + " (" + note.range().position() + ")\n");
    }
    return text.toString();
  }

  /** The source line with the range underlined; nothing for a file without text. */
  private String excerpt(SourceRange range, String colour) {
    String line = range.file().line(range.line());
    if (line.isEmpty() && range.column() == 1) {
      return "";
    }
    int[] characters = line.codePoints().toArray();
    int column = Math.min(range.column() - 1, characters.length);
    int first = characters.length <= WIDEST || column < WIDEST / 2 ? 0 : column - WIDEST / 2;
    int last = Math.min(characters.length, first + WIDEST);
    String shown =
        (first > 0 ? "…" : "")
            + printable(new String(characters, first, last - first))
            + (last < characters.length ? "…" : "");
    StringBuilder under = new StringBuilder(first > 0 ? " " : "");
    for (int i = first; i < column; i++) {
      under.append(characters[i] == '\t' ? '\t' : ' ');
    }
    int end = range.endLine() > range.line() ? characters.length : range.endColumn() - 1;
    int length = Math.max(1, Math.min(end, last) - column);
    String number = String.valueOf(range.line());
    String margin = " ".repeat(number.length());
    return "  %s | %s\n  %s | %s\n"
        .formatted(number, shown, margin, under + colour(colour, "^".repeat(length)));
  }

  /** Control characters would garble a terminal. */
  private static String printable(String line) {
    return line.codePoints()
        .map(c -> c != '\t' && Character.isISOControl(c) ? '\ufffd' : c)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private String gnu(Diagnostic diagnostic) {
    StringBuilder text = new StringBuilder();
    text.append(diagnostic.range().position() + ": " + diagnostic.severity().text() + ": ")
        .append(diagnostic.message())
        .append(diagnostic.advice().isEmpty() ? "" : "; " + diagnostic.advice())
        .append(" [" + diagnostic.problem().code() + "]\n");
    for (Diagnostic.Note note : notes(diagnostic)) {
      text.append(note.range().position() + ": note: " + note.text() + "\n");
    }
    return text.toString();
  }

  private String colour(String colour, String text) {
    return colours ? colour + text + RESET : text;
  }

  /** The notes of a diagnostic, then the instances and includes that led to its place. */
  static List<Diagnostic.Note> notes(Diagnostic diagnostic) {
    List<Diagnostic.Note> notes = new ArrayList<>(diagnostic.notes());
    Optional<SourceRange.Expansion> expansion = diagnostic.range().expansion();
    while (expansion.isPresent()) {
      SourceRange.Expansion instance = expansion.get();
      notes.add(new Diagnostic.Note("in the instance " + instance.bindings(), instance.tuple()));
      expansion = instance.outer();
    }
    Optional<SourceRange> from = diagnostic.range().file().includedFrom();
    while (from.isPresent()) {
      notes.add(new Diagnostic.Note("included from here", from.get()));
      from = from.get().file().includedFrom();
    }
    return notes;
  }
}
