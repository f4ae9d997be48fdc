package org.vmgen.runtime;

/** How tools show values of a type that the description declares {@code shown}. */
public enum Shown {
  /** In decimal. */
  NUMBER,
  /** As {@code false} (0) or {@code true} (1 and -1). */
  BOOL,
  /** In hexadecimal. */
  HEX,
  /** As a character of ASCII. */
  CHAR;

  /** The value as the assembler reads it too; what does not fit is shown in decimal. */
  public String text(long value) {
    return switch (this) {
      case NUMBER -> Long.toString(value);
      case BOOL -> bool(value);
      case HEX -> value < 0 ? "-0x" + Long.toHexString(-value) : "0x" + Long.toHexString(value);
      case CHAR -> character(value);
    };
  }

  private static String bool(long value) {
    if (value == 0) {
      return "false";
    }
    return value == 1 || value == -1 ? "true" : Long.toString(value);
  }

  private static String character(long value) {
    if (value == '\n') {
      return "'\\n'";
    } else if (value == '\t') {
      return "'\\t'";
    } else if (value == '\'' || value == '\\') {
      return "'\\" + (char) value + "'";
    }
    return value > ' ' && value <= '~' ? "'" + (char) value + "'" : Long.toString(value);
  }
}
