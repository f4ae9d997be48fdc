package org.vmgen.generator.syntax;

import java.math.BigInteger;
import java.util.Optional;

/** The values of literal tokens. */
public final class Literals {

  private Literals() {}

  /** INT or SIZE: {@code 1_000}, {@code 0x2A}, {@code 0b1010}, {@code 64K}. */
  public static BigInteger integer(String text) {
    String digits = text.replace("_", "");
    if (digits.startsWith("0x") || digits.startsWith("0X")) {
      return new BigInteger(digits.substring(2), 16);
    }
    if (digits.startsWith("0b") || digits.startsWith("0B")) {
      return new BigInteger(digits.substring(2), 2);
    }
    int last = digits.length() - 1;
    int shift =
        switch (digits.charAt(last)) {
          case 'K' -> 10;
          case 'M' -> 20;
          case 'G' -> 30;
          default -> 0;
        };
    String number = shift == 0 ? digits : digits.substring(0, last);
    return new BigInteger(number).shiftLeft(shift);
  }

  /** FLOAT, decimal or hexadecimal; rounded to nearest. */
  public static double floating(String text) {
    return Double.parseDouble(text.replace("_", ""));
  }

  /** The same, rounded once to single precision. */
  public static float single(String text) {
    return Float.parseFloat(text.replace("_", ""));
  }

  /** CHAR with its quotes: the code point; empty for an unknown escape. */
  public static Optional<Integer> character(String text) {
    return unescape(text.substring(1, text.length() - 1)).map(s -> s.codePointAt(0));
  }

  /** STRING with its quotes; empty for an unknown escape. */
  public static Optional<String> string(String text) {
    return unescape(text.substring(1, text.length() - 1));
  }

  private static Optional<String> unescape(String text) {
    StringBuilder plain = new StringBuilder();
    int i = 0;
    while (i < text.length()) {
      char c = text.charAt(i++);
      if (c != '\\') {
        plain.append(c);
        continue;
      }
      char escape = i < text.length() ? text.charAt(i++) : ' ';
      int end = i;
      int value =
          switch (escape) {
            case 'n' -> '\n';
            case 't' -> '\t';
            case 'r' -> '\r';
            case '0' -> 0;
            case '\\', '"', '\'', '$' -> escape;
            case 'x' -> {
              end = Math.min(i + 2, text.length());
              yield end == i + 2 ? hex(text.substring(i, end)) : -1;
            }
            case 'u' -> {
              int close = text.indexOf('}', i);
              boolean braces = close > i && text.charAt(i) == '{';
              end = braces ? close + 1 : i;
              yield braces ? hex(text.substring(i + 1, close)) : -1;
            }
            default -> -1;
          };
      if (value < 0 || value > Character.MAX_CODE_POINT) {
        return Optional.empty();
      }
      plain.appendCodePoint(value);
      i = end;
    }
    return Optional.of(plain.toString());
  }

  private static int hex(String digits) {
    boolean plain =
        !digits.isEmpty()
            && digits.length() <= 6
            && digits.chars().allMatch(c -> Character.digit(c, 16) >= 0);
    return plain ? Integer.parseInt(digits, 16) : -1;
  }
}
