package org.vmgen.generator.reference;

import org.vmgen.generator.action.BinaryOp;
import org.vmgen.generator.action.UnaryOp;
import org.vmgen.generator.model.ScalarType;
import org.vmgen.generator.model.Trap;

/**
 * The operators of the language on values in the form of {@link Bits}. They are written apart from
 * {@link org.vmgen.generator.action.ConstantArithmetic}, by which actions are folded before they
 * are printed: what the reference engine computes must not share a mistake with the engines that
 * are compared with it.
 */
final class Operators {

  private Operators() {}

  static long unary(UnaryOp op, ScalarType type, long a) {
    return switch (op) {
      case NOT -> a ^ 1;
      case COMPLEMENT -> Bits.wrap(type, ~a);
      case NEGATE ->
          type.isFloat() ? Bits.ofDouble(type, -Bits.toDouble(type, a)) : Bits.wrap(type, -a);
    };
  }

  /**
   * Applies an operator to two values of one type; a shift's count may be of any integer type.
   *
   * @param type of the left operand
   */
  static long binary(BinaryOp op, ScalarType type, long a, long b) {
    if (op.isComparison()) {
      return Bits.ofBool(type.isFloat() ? compareFloats(op, type, a, b) : compare(op, type, a, b));
    }
    if (type == ScalarType.F32) {
      return Bits.ofFloat(
          (float) floats(op, Float.intBitsToFloat((int) a), Float.intBitsToFloat((int) b)));
    }
    if (type == ScalarType.F64) {
      return Bits.ofDouble(
          type, floats(op, Double.longBitsToDouble(a), Double.longBitsToDouble(b)));
    }
    return Bits.wrap(type, integers(op, type, a, b));
  }

  private static long integers(BinaryOp op, ScalarType type, long a, long b) {
    int count = (int) b & type.bits() - 1;
    return switch (op) {
      case ADD -> a + b;
      case SUBTRACT -> a - b;
      case MULTIPLY -> a * b;
      case DIVIDE -> {
        requireDivisor(b);
        yield type.isSigned() ? a / b : Long.divideUnsigned(a, b);
      }
      case REMAINDER -> {
        requireDivisor(b);
        yield type.isSigned() ? a % b : Long.remainderUnsigned(a, b);
      }
      case SHIFT_LEFT -> a << count;
      case SHIFT_RIGHT -> type.isSigned() ? a >> count : a >>> count;
      case AND -> a & b;
      case OR -> a | b;
      case XOR -> a ^ b;
      default -> throw new IllegalArgumentException(op.symbol());
    };
  }

  static void requireDivisor(long divisor) {
    if (divisor == 0) {
      throw new TrapSignal(Trap.ZERO_DIVIDE, TrapSignal.NO_DETAIL);
    }
  }

  /**
   * Of two f32, widened: rounding the result to f32 once more changes nothing, since a double has
   * more than twice the digits of a float.
   */
  private static double floats(BinaryOp op, double a, double b) {
    return switch (op) {
      case ADD -> a + b;
      case SUBTRACT -> a - b;
      case MULTIPLY -> a * b;
      case DIVIDE -> a / b;
      case REMAINDER -> a % b;
      default -> throw new IllegalArgumentException(op.symbol());
    };
  }

  private static boolean compare(BinaryOp op, ScalarType type, long a, long b) {
    int order = type.isSigned() ? Long.compare(a, b) : Long.compareUnsigned(a, b);
    return switch (op) {
      case LESS -> order < 0;
      case LESS_EQUAL -> order <= 0;
      case GREATER -> order > 0;
      case GREATER_EQUAL -> order >= 0;
      case EQUAL -> a == b;
      case NOT_EQUAL -> a != b;
      default -> throw new IllegalArgumentException(op.symbol());
    };
  }

  private static boolean compareFloats(BinaryOp op, ScalarType type, long left, long right) {
    double a = Bits.toDouble(type, left);
    double b = Bits.toDouble(type, right);
    return switch (op) {
      case LESS -> a < b;
      case LESS_EQUAL -> a <= b;
      case GREATER -> a > b;
      case GREATER_EQUAL -> a >= b;
      case EQUAL -> a == b;
      case NOT_EQUAL -> a != b;
      default -> throw new IllegalArgumentException(op.symbol());
    };
  }
}
