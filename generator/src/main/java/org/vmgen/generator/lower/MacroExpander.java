package org.vmgen.generator.lower;

import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;

/** Replaces words of raw bodies; strings, characters and comments are left alone. */
public final class MacroExpander {

  /** Macros between whose parentheses stands the name of a state or trap. */
  private static final Set<String> NAMING =
      Set.of("VM_REG", "VM_SP", "VM_SLOTS", "VM_MEM", "VM_TRAP");

  private final String text;
  private final UnaryOperator<String> names;
  private final BiFunction<String, String, String> macros;
  private int at;

  /**
   * An expander of one text.
   *
   * @param names from a name that the text uses to that which it has in the generated code; not
   *     asked for members, which follow a dot or an arrow
   * @param macros from a word that starts with {@code VM} and the text between the parentheses
   *     after it, empty for none, to its replacement
   */
  public MacroExpander(
      String text, UnaryOperator<String> names, BiFunction<String, String, String> macros) {
    this.text = text;
    this.names = names;
    this.macros = macros;
  }

  /** The text with everything replaced. */
  public String expanded() {
    StringBuilder result = new StringBuilder();
    while (at < text.length()) {
      int end = skipQuoted();
      if (end > at) {
        result.append(text, at, end);
        at = end;
      } else if (Character.isJavaIdentifierStart(text.charAt(at))) {
        result.append(word());
      } else {
        result.append(text.charAt(at++));
      }
    }
    return result.toString();
  }

  private String word() {
    int start = at;
    while (at < text.length() && Character.isJavaIdentifierPart(text.charAt(at))) {
      at++;
    }
    String word = text.substring(start, at);
    if (!word.equals("VM") && !word.startsWith("VM_")) {
      return isMember(start) ? word : names.apply(word);
    }
    String argument = "";
    if (!word.equals("VM") && at < text.length() && text.charAt(at) == '(') {
      int close = closing();
      UnaryOperator<String> inside = NAMING.contains(word) ? UnaryOperator.identity() : names;
      String written = text.substring(at + 1, close);
      argument = new MacroExpander(written, inside, macros).expanded().strip();
      at = close + 1;
    }
    return macros.apply(word, argument);
  }

  private boolean isMember(int start) {
    String before = text.substring(0, start).stripTrailing();
    return before.endsWith(".") || before.endsWith("->");
  }

  /** Where the parenthesis that opens here is closed; the end of the text if nowhere. */
  private int closing() {
    int start = at;
    int depth = 0;
    for (at = start; at < text.length(); at++) {
      int quoted = skipQuoted();
      if (quoted > at) {
        at = quoted - 1;
        continue;
      }
      depth += text.charAt(at) == '(' ? 1 : text.charAt(at) == ')' ? -1 : 0;
      if (depth == 0) {
        int close = at;
        at = start;
        return close;
      }
    }
    at = start;
    return text.length() - 1;
  }

  /** The end of the string, character or comment that starts here. */
  private int skipQuoted() {
    if (text.startsWith("//", at)) {
      int end = text.indexOf('\n', at);
      return end < 0 ? text.length() : end;
    } else if (text.startsWith("/*", at)) {
      int end = text.indexOf("*/", at + 2);
      return end < 0 ? text.length() : end + 2;
    }
    char quote = text.charAt(at);
    if (quote != '"' && quote != '\'') {
      return at;
    }
    int end = at + 1;
    while (end < text.length() && text.charAt(end) != quote) {
      end += text.charAt(end) == '\\' ? 2 : 1;
    }
    return Math.min(end + 1, text.length());
  }
}
