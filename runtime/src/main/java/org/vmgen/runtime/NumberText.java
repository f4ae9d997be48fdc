package org.vmgen.runtime;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Numbers as text, the same bytes as generated C prints. */
public final class NumberText {

  private NumberText() {}

  /**
   * The shortest of C's {@code %.15g}, {@code %.16g} and {@code %.17g} that reads back as the same
   * number; {@code inf}, {@code -inf}, {@code nan}.
   */
  public static String shortest(double x) {
    if (Double.isNaN(x)) {
      return "nan";
    }
    if (Double.isInfinite(x)) {
      return x > 0 ? "inf" : "-inf";
    }
    if (x == 0) {
      return 1 / x < 0 ? "-0" : "0";
    }
    BigDecimal exact = new BigDecimal(x);
    for (int digits = 15; digits < 17; digits++) {
      BigDecimal rounded = exact.round(new MathContext(digits, RoundingMode.HALF_EVEN));
      if (rounded.doubleValue() == x) {
        return general(rounded, digits);
      }
    }
    return general(exact.round(new MathContext(17, RoundingMode.HALF_EVEN)), 17);
  }

  /** As {@link #shortest}, with {@code .0} behind what would read as an integer. */
  public static String literal(double x) {
    String text = shortest(x);
    boolean integer = text.chars().allMatch(c -> c == '-' || c >= '0' && c <= '9');
    return integer ? text + ".0" : text;
  }

  /** The form of C's %g: no trailing zeros, exponent if below -4 or not below the precision. */
  private static String general(BigDecimal value, int precision) {
    BigDecimal stripped = value.stripTrailingZeros();
    String digits = stripped.unscaledValue().abs().toString();
    int exponent = digits.length() - 1 - stripped.scale();
    String sign = stripped.signum() < 0 ? "-" : "";
    if (exponent >= -4 && exponent < precision) {
      return stripped.toPlainString();
    }
    String fraction = digits.length() > 1 ? "." + digits.substring(1) : "";
    String size = Integer.toString(Math.abs(exponent));
    return sign
        + digits.charAt(0)
        + fraction
        + (exponent < 0 ? "e-" : "e+")
        + (size.length() < 2 ? "0" + size : size);
  }
}
