package org.vmgen.generator.c;

import org.vmgen.generator.model.ScalarType;

/** Constants of C. */
final class CNumbers {
  private CNumbers() {}

  /** A constant whose C type, after the usual promotions, behaves as {@code type}. */
  static String text(ScalarType type, long bits, CNames names) {
    return switch (type) {
      case I8, I16, I32, I64 -> signed(bits);
      case U8, U16 -> String.valueOf(bits);
      case U32 -> bits + "u";
      case U64, CODE -> "UINT64_C(" + Long.toUnsignedString(bits) + ")";
      case BOOL -> bits == 0 ? "0" : "1";
      case F32 -> f32((int) bits, names);
      case F64 -> f64(bits, names);
    };
  }

  private static String signed(long value) {
    if (value == Long.MIN_VALUE) {
      return "INT64_MIN";
    } else if (value == Integer.MIN_VALUE) {
      return "INT32_MIN";
    } else if (value < Integer.MIN_VALUE || value > Integer.MAX_VALUE) {
      return value < 0 ? "-INT64_C(" + -value + ")" : "INT64_C(" + value + ")";
    }
    return String.valueOf(value);
  }

  private static String f64(long bits, CNames names) {
    double value = Double.longBitsToDouble(bits);
    if (Double.isNaN(value) || Double.isInfinite(value)) {
      return names.function("f64_from_bits") + "(UINT64_C(0x%016x))".formatted(bits);
    }
    return Double.toString(value).replace('E', 'e');
  }

  private static String f32(int bits, CNames names) {
    float value = Float.intBitsToFloat(bits);
    if (Float.isNaN(value) || Float.isInfinite(value)) {
      return names.function("f32_from_bits") + "(UINT32_C(0x%08x))".formatted(bits);
    }
    return Float.toString(value).replace('E', 'e') + "f";
  }
}
