package org.vmgen.generator.java;

import java.util.function.BiFunction;

/** Replaces words of raw bodies; strings, characters and comments are left alone. */
final class MacroExpander {
  private final String text;
  private final BiFunction<String, String, String> macros;
  private int at;

  /**
   * @param macros from a word that starts with {@code VM} and the text between the parentheses
   *     after it, empty for none, to its replacement
   */
  MacroExpander(String text, BiFunction<String, String, String> macros) {
    this.text = text;
    this.macros = macros;
  }

  String expanded() {
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
      return word;
    }
    String argument = "";
    if (!word.equals("VM") && at < text.length() && text.charAt(at) == '(') {
      int close = closing();
      argument = new MacroExpander(text.substring(at + 1, close), macros).expanded().strip();
      at = close + 1;
    }
    return macros.apply(word, argument);
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
