package org.vmgen.runtime.text;

/**
 * Cuts lines of assembler text into tokens. One object is used for all lines; the fields hold the
 * token read last.
 */
final class LineLexer {

  /** Kinds of tokens. */
  enum Kind {
    /** A plain word; in operand position also a number. */
    WORD,
    /** A word followed by a colon, in label position. */
    LABEL,
    /** A string in quotes. */
    STRING,
    /** A character literal; {@code text} is the character. */
    CHARACTER,
    OPEN,
    CLOSE,
    /** The end of the line or a comment. */
    END,
    /** Something wrong; {@code text} says what. */
    BAD
  }

  private final String source;
  private int at;
  private int end;

  Kind kind = Kind.END;
  String text = "";
  int start;

  /** Whether the token is or was quoted. */
  boolean quoted;

  LineLexer(String source) {
    this.source = source;
  }

  /** Starts a line. */
  void line(int from, int to) {
    at = from;
    end = to;
  }

  /** Reads a token where labels and a mnemonic can stand. */
  void nextLabelOrMnemonic() {
    next(false);
    if (kind == Kind.STRING && at < end && source.charAt(at) == ':') {
      at++;
      kind = Kind.LABEL;
    } else if (kind == Kind.WORD && text.length() > 1 && text.endsWith(":")) {
      text = text.substring(0, text.length() - 1);
      kind = Kind.LABEL;
    }
  }

  /** Reads a token where operands can stand. */
  void nextOperand() {
    next(true);
  }

  private void next(boolean operand) {
    while (at < end && isBlank(source.charAt(at))) {
      at++;
    }
    start = at;
    text = "";
    quoted = false;
    if (at == end || source.charAt(at) == ';') {
      kind = Kind.END;
      return;
    }
    char c = source.charAt(at);
    if (c == '[' || c == ']') {
      at++;
      kind = c == '[' ? Kind.OPEN : Kind.CLOSE;
    } else if (c == '"') {
      string();
    } else if (c == '\'' && operand) {
      character();
    } else if (Words.isWordCharacter(c)) {
      while (at < end && Words.isWordCharacter(source.charAt(at))) {
        at++;
      }
      kind = Kind.WORD;
      text = source.substring(start, at);
    } else {
      bad(
          String.format(
              "the character U+%04X must stand in quotes here", source.codePointAt(start)));
    }
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\t' || c == '\r';
  }

  private void string() {
    StringBuilder value = new StringBuilder();
    at++;
    while (at < end && source.charAt(at) != '"') {
      int c = element();
      if (c < 0) {
        return;
      }
      value.appendCodePoint(c);
    }
    if (at == end) {
      bad("the string is not closed: write \" at its end");
      return;
    }
    at++;
    kind = Kind.STRING;
    quoted = true;
    text = value.toString();
  }

  private void character() {
    at++;
    int c = at < end && source.charAt(at) != '\'' ? element() : -2;
    if (c == -1) {
      return;
    }
    if (c == -2 || at == end || source.charAt(at) != '\'') {
      bad("a character literal is one character between single quotes, such as 'a' or '\\n'");
      return;
    }
    at++;
    kind = Kind.CHARACTER;
    text = Character.toString(c);
  }

  /** Reads one character of a string, perhaps escaped; -1 after an error. */
  private int element() {
    int c = source.codePointAt(at);
    at += Character.charCount(c);
    if (c != '\\') {
      return c;
    }
    char escape = at < end ? source.charAt(at++) : ' ';
    switch (escape) {
      case 'n':
        return '\n';
      case 't':
        return '\t';
      case '"', '\'', '\\':
        return escape;
      case 'x':
        int high = at < end ? Character.digit(source.charAt(at), 16) : -1;
        int low = at + 1 < end ? Character.digit(source.charAt(at + 1), 16) : -1;
        if (high >= 0 && low >= 0) {
          at += 2;
          return 16 * high + low;
        }
        break;
      default:
        break;
    }
    bad("an escape is one of \\\" \\\\ \\' \\n \\t \\xHH");
    return -1;
  }

  /** A wrong token: the rest of the line is skipped. */
  private void bad(String message) {
    at = end;
    kind = Kind.BAD;
    text = message;
  }
}
