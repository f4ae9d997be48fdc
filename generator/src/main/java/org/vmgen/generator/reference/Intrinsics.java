package org.vmgen.generator.reference;

import org.vmgen.generator.action.Intrinsic;
import org.vmgen.generator.model.ScalarType;

/** The intrinsics that touch no memory, on values in the form of {@link Bits}. */
final class Intrinsics {

  private Intrinsics() {}

  /**
   * Applies an intrinsic.
   *
   * @param type of its first argument
   * @return its results, one or two
   */
  static long[] apply(Intrinsic intrinsic, ScalarType type, long[] a) {
    return switch (intrinsic) {
      case UDIV128 -> WideIntegers.udiv128(a[0], a[1], a[2]);
      case SDIV128 -> WideIntegers.sdiv128(a[0], a[1], a[2], false);
      case SDIV128_FLOOR -> WideIntegers.sdiv128(a[0], a[1], a[2], true);
      case ADD_CARRY -> WideIntegers.addCarry(a[0], a[1], a[2] & 1);
      case SUB_BORROW -> WideIntegers.subBorrow(a[0], a[1], a[2] & 1);
      default -> new long[] {single(intrinsic, type, a)};
    };
  }

  private static long single(Intrinsic intrinsic, ScalarType type, long[] a) {
    return switch (intrinsic) {
      case ABS, MIN, MAX ->
          type.isFloat() ? floats(intrinsic, type, a) : ordered(intrinsic, type, a);
      case FLOOR_DIV,
          FLOOR_MOD,
          MUL_HIGH,
          CLZ,
          CTZ,
          POPCOUNT,
          ROTATE_LEFT,
          ROTATE_RIGHT,
          BYTE_SWAP ->
          integers(intrinsic, type, a);
      case FITS_I8 -> fits(ScalarType.I8, a[0]);
      case FITS_I16 -> fits(ScalarType.I16, a[0]);
      case FITS_I32 -> fits(ScalarType.I32, a[0]);
      case FITS_U8 -> fits(ScalarType.U8, a[0]);
      case FITS_U16 -> fits(ScalarType.U16, a[0]);
      case FITS_U32 -> fits(ScalarType.U32, a[0]);
      case IS_NAN -> Bits.ofBool(Double.isNaN(Bits.toDouble(type, a[0])));
      // A value's bits have no payload of a NaN left to hide, except when they come from an
      // integer.
      case F64_BITS, F32_BITS -> a[0];
      case F64_FROM_BITS -> Bits.ofDouble(ScalarType.F64, Double.longBitsToDouble(a[0]));
      case F32_FROM_BITS -> Bits.ofFloat(Float.intBitsToFloat((int) a[0]));
      default -> floats(intrinsic, type, a);
    };
  }

  private static long fits(ScalarType type, long value) {
    return Bits.ofBool(value >= type.minValue() && value <= type.maxValue());
  }

  private static long ordered(Intrinsic intrinsic, ScalarType type, long[] a) {
    if (intrinsic == Intrinsic.ABS) {
      return type.isSigned() && a[0] < 0 ? Bits.wrap(type, -a[0]) : a[0];
    }
    boolean less = type.isSigned() ? a[0] < a[1] : Long.compareUnsigned(a[0], a[1]) < 0;
    return less == (intrinsic == Intrinsic.MIN) ? a[0] : a[1];
  }

  private static long integers(Intrinsic intrinsic, ScalarType type, long[] a) {
    int width = type.bits();
    long mask = type.bits() == 64 ? -1L : (1L << width) - 1;
    long bits = a[0] & mask;
    return switch (intrinsic) {
      case FLOOR_DIV -> {
        Operators.requireDivisor(a[1]);
        yield Bits.wrap(
            type, type.isSigned() ? Math.floorDiv(a[0], a[1]) : Long.divideUnsigned(a[0], a[1]));
      }
      case FLOOR_MOD -> {
        Operators.requireDivisor(a[1]);
        yield type.isSigned() ? Math.floorMod(a[0], a[1]) : Long.remainderUnsigned(a[0], a[1]);
      }
      case MUL_HIGH -> WideIntegers.multiplyHigh(a[0], a[1], type.isSigned());
      case CLZ -> Long.numberOfLeadingZeros(bits) - (64 - width);
      case CTZ -> Math.min(width, Long.numberOfTrailingZeros(bits));
      case POPCOUNT -> Long.bitCount(bits);
      case ROTATE_LEFT -> rotateLeft(type, bits, (int) a[1]);
      case ROTATE_RIGHT -> rotateLeft(type, bits, (int) -a[1]);
      case BYTE_SWAP -> Bits.wrap(type, Long.reverseBytes(bits) >>> (64 - width));
      default -> throw new IllegalArgumentException(intrinsic.text());
    };
  }

  private static long rotateLeft(ScalarType type, long bits, int count) {
    int left = count & type.bits() - 1;
    return Bits.wrap(type, left == 0 ? bits : bits << left | bits >>> (type.bits() - left));
  }

  private static long floats(Intrinsic intrinsic, ScalarType type, long[] a) {
    double x = Bits.toDouble(type, a[0]);
    double y = a.length > 1 ? Bits.toDouble(type, a[1]) : 0;
    return Bits.ofDouble(
        type,
        switch (intrinsic) {
          case ABS -> Math.abs(x);
          case MIN -> Math.min(x, y);
          case MAX -> Math.max(x, y);
          case SQRT -> Math.sqrt(x);
          case FLOOR -> Math.floor(x);
          case CEIL -> Math.ceil(x);
          case TRUNC -> x < 0 ? Math.ceil(x) : Math.floor(x);
          case ROUND_EVEN -> Math.rint(x);
          // A NaN's sign cannot be observed: as the sign of the result it counts as positive.
          case COPY_SIGN -> Math.copySign(x, Double.isNaN(y) ? 1 : y);
          case SIN -> StrictMath.sin(x);
          case COS -> StrictMath.cos(x);
          case TAN -> StrictMath.tan(x);
          case ASIN -> StrictMath.asin(x);
          case ACOS -> StrictMath.acos(x);
          case ATAN -> StrictMath.atan(x);
          case ATAN2 -> StrictMath.atan2(x, y);
          case SINH -> StrictMath.sinh(x);
          case COSH -> StrictMath.cosh(x);
          case TANH -> StrictMath.tanh(x);
          case EXP -> StrictMath.exp(x);
          case EXPM1 -> StrictMath.expm1(x);
          case LOG -> StrictMath.log(x);
          case LOG1P -> StrictMath.log1p(x);
          case LOG10 -> StrictMath.log10(x);
          case POW -> StrictMath.pow(x, y);
          case CBRT -> StrictMath.cbrt(x);
          case HYPOT -> StrictMath.hypot(x, y);
          default -> throw new IllegalArgumentException(intrinsic.text());
        });
  }
}
