package org.vmgen.generator.action;

import java.util.Set;

/** Names as actions write them. */
final class Words {
  private static final Set<String> STATEMENT_WORDS =
      Set.of(
          "if",
          "else",
          "while",
          "match",
          "when",
          "otherwise",
          "rematch",
          "learn",
          "is",
          "let",
          "var",
          "done",
          "jump",
          "call",
          "return",
          "halt",
          "yield",
          "throw",
          "trap",
          "unwind",
          "next",
          "true",
          "false",
          "null");

  private Words() {}

  /** In backquotes if it is a word of statements. */
  static String quoted(String name) {
    return STATEMENT_WORDS.contains(name) ? "`" + name + "`" : name;
  }
}
