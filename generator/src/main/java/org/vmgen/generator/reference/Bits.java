package org.vmgen.generator.reference;

import org.vmgen.generator.model.ScalarType;

/**
 * Scalar values as 64 bits, in the form of {@link org.vmgen.generator.action.Expr.Constant}:
 * integers extended by their own sign, bool as 0 or 1, floats as IEEE bits (of f32 in the low
 * half), every NaN as the canonical one.
 */
final class Bits {

  private Bits() {}

  /**
   * {@code value} as a value of a cell type: integers truncate, then extend by their own sign; bool
   * is whether any bit is set.
   */
  static long wrap(ScalarType type, long value) {
    return switch (type) {
      case I8 -> (byte) value;
      case I16 -> (short) value;
      case I32 -> (int) value;
      case U8 -> value & 0xff;
      case U16 -> value & 0xffff;
      case U32 -> value & 0xffff_ffffL;
      case BOOL -> ofBool(value != 0);
      case I64, U64, CODE -> value;
      case F32, F64 -> throw new IllegalArgumentException(type.text());
    };
  }

  /** A word of code as a value of that type. */
  static long canonical(ScalarType type, long word) {
    return type.isFloat() ? ofDouble(type, toDouble(type, word)) : wrap(type, word);
  }

  /** The value of a float, f32 widened. */
  static double toDouble(ScalarType type, long bits) {
    return type == ScalarType.F32
        ? Float.intBitsToFloat((int) bits)
        : Double.longBitsToDouble(bits);
  }

  /** A float of that type, f32 rounded to nearest even. */
  static long ofDouble(ScalarType type, double value) {
    return type == ScalarType.F32 ? ofFloat((float) value) : Double.doubleToLongBits(value);
  }

  static long ofFloat(float value) {
    return Float.floatToIntBits(value) & 0xffff_ffffL;
  }

  static long ofBool(boolean value) {
    return value ? 1 : 0;
  }

  /** A conversion between scalar types; whether a position is a leader's is asked elsewhere. */
  static long convert(ScalarType from, ScalarType to, long bits) {
    if (to == ScalarType.BOOL) {
      return ofBool(from.isFloat() ? toDouble(from, bits) != 0 : bits != 0);
    }
    if (from.isFloat()) {
      double value = toDouble(from, bits);
      return to.isFloat() ? ofDouble(to, value) : saturate(to, value);
    }
    if (!to.isFloat()) {
      return wrap(to, bits);
    }
    boolean huge = from == ScalarType.U64 && bits < 0;
    // Above the signed range: halve, keeping the lowest bit sticky, so that one rounding is left.
    long half = bits >>> 1 | bits & 1;
    if (to == ScalarType.F32) {
      return ofFloat(huge ? (float) half * 2 : (float) bits);
    }
    return ofDouble(to, huge ? (double) half * 2 : (double) bits);
  }

  private static long saturate(ScalarType to, double value) {
    if (to != ScalarType.U64) {
      return Math.max(to.minValue(), Math.min(to.maxValue(), (long) value));
    }
    if (!(value >= 1)) {
      return 0;
    }
    return value < 0x1p63 ? (long) value : value < 0x1p64 ? (long) (value - 0x1p63) ^ 1L << 63 : -1;
  }
}
