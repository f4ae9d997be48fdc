package org.vmgen.generator.action;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.OptionalLong;
import org.vmgen.generator.model.ScalarType;

/**
 * The operators and conversions of the language on constants. A value is its 64-bit form: integers
 * extended by their type, bool 0 or 1, floats as IEEE bits (of f32 in the low half).
 */
public final class ConstantArithmetic {
  private static final long CANONICAL_NAN_64 = 0x7ff8_0000_0000_0000L;
  private static final long CANONICAL_NAN_32 = 0x7fc0_0000L;

  private ConstantArithmetic() {}

  /** The value of a unary operator. */
  public static long unary(UnaryOp op, ScalarType type, long x) {
    return switch (op) {
      case NOT -> x ^ 1;
      case COMPLEMENT -> wrap(type, ~x);
      case NEGATE ->
          switch (type) {
            case F64 -> bits(-asDouble(type, x));
            case F32 -> bits(-asFloat(x));
            default -> wrap(type, -x);
          };
    };
  }

  /**
   * The value of a binary operator.
   *
   * @param type of the left operand
   * @return nothing for a zero divisor
   */
  public static OptionalLong binary(BinaryOp op, ScalarType type, long x, long y) {
    if (op.isComparison()) {
      return OptionalLong.of(compare(op, type, x, y) ? 1 : 0);
    }
    return switch (type) {
      case F64 -> OptionalLong.of(bits(floats(op, asDouble(type, x), asDouble(type, y))));
      case F32 -> OptionalLong.of(bits(floats(op, asFloat(x), asFloat(y))));
      default -> integers(op, type, x, y);
    };
  }

  private static OptionalLong integers(BinaryOp op, ScalarType type, long x, long y) {
    boolean division = op == BinaryOp.DIVIDE || op == BinaryOp.REMAINDER;
    if (division && y == 0) {
      return OptionalLong.empty();
    }
    int count = (int) y & (type.bits() - 1);
    long result =
        switch (op) {
          case ADD -> x + y;
          case SUBTRACT -> x - y;
          case MULTIPLY -> x * y;
          case DIVIDE -> type.isSigned() ? x / y : Long.divideUnsigned(x, y);
          case REMAINDER -> type.isSigned() ? x % y : Long.remainderUnsigned(x, y);
          case SHIFT_LEFT -> x << count;
          case SHIFT_RIGHT -> type.isSigned() ? x >> count : x >>> count;
          case AND -> x & y;
          case OR -> x | y;
          case XOR -> x ^ y;
          default -> throw new IllegalArgumentException(op.symbol());
        };
    return OptionalLong.of(wrap(type, result));
  }

  private static double floats(BinaryOp op, double x, double y) {
    return switch (op) {
      case ADD -> x + y;
      case SUBTRACT -> x - y;
      case MULTIPLY -> x * y;
      case DIVIDE -> x / y;
      default -> throw new IllegalArgumentException(op.symbol());
    };
  }

  private static float floats(BinaryOp op, float x, float y) {
    return switch (op) {
      case ADD -> x + y;
      case SUBTRACT -> x - y;
      case MULTIPLY -> x * y;
      case DIVIDE -> x / y;
      default -> throw new IllegalArgumentException(op.symbol());
    };
  }

  private static boolean compare(BinaryOp op, ScalarType type, long x, long y) {
    if (type.isFloat()) {
      double a = asDouble(type, x);
      double b = asDouble(type, y);
      return switch (op) {
        case LESS -> a < b;
        case LESS_EQUAL -> a <= b;
        case GREATER -> a > b;
        case GREATER_EQUAL -> a >= b;
        case EQUAL -> a == b;
        default -> a != b;
      };
    }
    int order = type.isSigned() ? Long.compare(x, y) : Long.compareUnsigned(x, y);
    return switch (op) {
      case LESS -> order < 0;
      case LESS_EQUAL -> order <= 0;
      case GREATER -> order > 0;
      case GREATER_EQUAL -> order >= 0;
      case EQUAL -> order == 0;
      default -> order != 0;
    };
  }

  /** A conversion between scalar types other than code. */
  public static long convert(ScalarType from, ScalarType to, long x) {
    if (from == to) {
      return x;
    } else if (to == ScalarType.BOOL) {
      return (from.isFloat() ? asDouble(from, x) != 0 : x != 0) ? 1 : 0;
    } else if (from.isFloat()) {
      double value = asDouble(from, x);
      return switch (to) {
        case F64 -> bits(value);
        case F32 -> bits((float) value);
        default -> saturate(to, value);
      };
    }
    BigInteger integer = integer(from, x);
    return switch (to) {
      case F64 -> bits(integer.doubleValue());
      case F32 -> bits(integer.floatValue());
      default -> wrap(to, x);
    };
  }

  private static long saturate(ScalarType to, double value) {
    if (Double.isNaN(value)) {
      return 0;
    } else if (Double.isInfinite(value)) {
      return value < 0 ? to.minValue() : to.maxValue();
    }
    BigInteger truncated = new BigDecimal(value).toBigInteger();
    if (truncated.compareTo(integer(to, to.minValue())) < 0) {
      return to.minValue();
    } else if (truncated.compareTo(integer(to, to.maxValue())) > 0) {
      return to.maxValue();
    }
    return truncated.longValue();
  }

  /** The mathematical value of an integer. */
  public static BigInteger integer(ScalarType type, long bits) {
    return type.isSigned() ? BigInteger.valueOf(bits) : new BigInteger(Long.toUnsignedString(bits));
  }

  /** The low bits of an integer, extended by the type's sign. */
  public static long wrap(ScalarType type, long x) {
    int unused = 64 - type.bits();
    return type.isSigned() ? x << unused >> unused : x << unused >>> unused;
  }

  /** A float as a double. */
  public static double asDouble(ScalarType type, long bits) {
    return type == ScalarType.F32 ? asFloat(bits) : Double.longBitsToDouble(bits);
  }

  private static float asFloat(long bits) {
    return Float.intBitsToFloat((int) bits);
  }

  /** The bits of a double, a NaN's canonical. */
  public static long bits(double value) {
    return Double.isNaN(value) ? CANONICAL_NAN_64 : Double.doubleToRawLongBits(value);
  }

  /** The bits of a float, a NaN's canonical. */
  public static long bits(float value) {
    return Float.isNaN(value) ? CANONICAL_NAN_32 : Float.floatToRawIntBits(value) & 0xffff_ffffL;
  }
}
