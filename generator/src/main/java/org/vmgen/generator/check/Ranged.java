package org.vmgen.generator.check;

import java.math.BigInteger;
import org.vmgen.generator.model.ScalarType;

/** Ranges of integer types. */
final class Ranged {

  private Ranged() {}

  static boolean fits(BigInteger value, ScalarType type) {
    return value.compareTo(least(type)) >= 0 && value.compareTo(most(type)) <= 0;
  }

  /** {@code -128 to 127}. */
  static String text(ScalarType type) {
    return least(type) + " to " + most(type);
  }

  private static BigInteger least(ScalarType type) {
    return BigInteger.valueOf(type.minValue());
  }

  private static BigInteger most(ScalarType type) {
    return type.isSigned()
        ? BigInteger.valueOf(type.maxValue())
        : new BigInteger(Long.toUnsignedString(type.maxValue()));
  }
}
