package org.vmgen.runtime.text;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.vmgen.runtime.ValueType;

/** Numbers as assembler text and command lines write them. */
public final class NumberSyntax {

  private static final Pattern DECIMAL =
      Pattern.compile("-?(?:\\d+(?:\\.\\d*)?|\\.\\d+)(?:[eE][+-]?\\d+)?");
  private static final Pattern HEXADECIMAL =
      Pattern.compile("-?0[xX](?:\\p{XDigit}+(?:\\.\\p{XDigit}*)?|\\.\\p{XDigit}+)[pP][+-]?\\d+");

  private NumberSyntax() {}

  /** Whether a text is an integer, of whatever size. */
  public static boolean isInteger(String text) {
    int from = text.startsWith("-") ? 1 : 0;
    boolean hex = isHex(text, from);
    int first = hex ? from + 2 : from;
    for (int i = first; i < text.length(); i++) {
      if (digit(text.charAt(i), hex) < 0) {
        return false;
      }
    }
    return text.length() > first;
  }

  /**
   * The value of an integer, extended to 64 bits; empty if it is none or out of the range of an
   * integer type.
   */
  public static OptionalLong integer(String text, ValueType type) {
    if (!isInteger(text)) {
      return OptionalLong.empty();
    }
    boolean negative = text.startsWith("-");
    int from = negative ? 1 : 0;
    boolean hex = isHex(text, from);
    long radix = hex ? 16 : 10;
    long value = 0;
    for (int i = hex ? from + 2 : from; i < text.length(); i++) {
      int digit = digit(text.charAt(i), hex);
      if (Long.compareUnsigned(value, Long.divideUnsigned(-1L - digit, radix)) > 0) {
        return OptionalLong.empty();
      }
      value = value * radix + digit;
    }
    long most = negative ? -type.minValue() : type.maxValue();
    return Long.compareUnsigned(value, most) > 0
        ? OptionalLong.empty()
        : OptionalLong.of(negative ? -value : value);
  }

  /** The value of a float in decimal or hexadecimal, {@code nan}, {@code inf}, {@code -inf}. */
  public static OptionalDouble real(String text) {
    return switch (text) {
      case "nan" -> OptionalDouble.of(Double.NaN);
      case "inf" -> OptionalDouble.of(Double.POSITIVE_INFINITY);
      case "-inf" -> OptionalDouble.of(Double.NEGATIVE_INFINITY);
      default ->
          DECIMAL.matcher(text).matches() || HEXADECIMAL.matcher(text).matches()
              ? OptionalDouble.of(Double.parseDouble(text))
              : OptionalDouble.empty();
    };
  }

  /** The range of an integer type, for messages: {@code 0 to 255}. */
  public static String range(ValueType type) {
    return type.minValue() + " to " + Long.toUnsignedString(type.maxValue());
  }

  /**
   * The 64 bits of a number as an immediate word or register holds them, for a type that is no
   * reference and no code; empty if the text is no such number or out of range.
   */
  public static Optional<Long> bits(String text, ValueType type) {
    if (type.isFloat()) {
      OptionalDouble value = real(text);
      return value.isPresent()
          ? Optional.of(type.floatBits(value.getAsDouble()))
          : Optional.empty();
    }
    if (type == ValueType.BOOL) {
      return switch (text) {
        case "true" -> Optional.of(1L);
        case "false" -> Optional.of(0L);
        default -> Optional.empty();
      };
    }
    OptionalLong value = integer(text, type);
    return value.isPresent() ? Optional.of(value.getAsLong()) : Optional.empty();
  }

  private static boolean isHex(String text, int from) {
    return text.startsWith("0x", from) || text.startsWith("0X", from);
  }

  private static int digit(char c, boolean hex) {
    if (c >= '0' && c <= '9') {
      return c - '0';
    }
    int lower = c | 0x20;
    return hex && c < 0x80 && lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
  }
}
