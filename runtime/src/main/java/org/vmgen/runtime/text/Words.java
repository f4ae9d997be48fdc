package org.vmgen.runtime.text;

/** Which names stand in assembler text as they are, and how others are quoted. */
final class Words {

  private Words() {}

  /** Whether a character can be part of a plain word. */
  static boolean isWordCharacter(int c) {
    return c > 0x20 && c < 0x7f && c != '"' && c != ';' && c != '[' && c != ']' && c != '\\';
  }

  /** A mnemonic or the name of a label, quoted unless it is a plain word. */
  static String name(String name) {
    return isPlain(name) ? name : quoted(name);
  }

  /** A label's name in operand position. */
  static String operand(String name) {
    boolean special = name.equals("null") || name.startsWith("@") || name.startsWith("'");
    return isPlain(name) && !special ? name : quoted(name);
  }

  private static boolean isPlain(String name) {
    return !name.isEmpty()
        && name.chars().allMatch(Words::isWordCharacter)
        && !name.startsWith(".")
        && !name.endsWith(":");
  }

  /** A string in quotes. */
  static String quoted(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    text.codePoints()
        .forEach(
            c -> {
              switch (c) {
                case '"' -> quoted.append("\\\"");
                case '\\' -> quoted.append("\\\\");
                case '\n' -> quoted.append("\\n");
                case '\t' -> quoted.append("\\t");
                default -> {
                  if (c < 0x20 || c == 0x7f) {
                    quoted.append(String.format("\\x%02x", c));
                  } else {
                    quoted.appendCodePoint(c);
                  }
                }
              }
            });
    return quoted.append('"').toString();
  }
}
