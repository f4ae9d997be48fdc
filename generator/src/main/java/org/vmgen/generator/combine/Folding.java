package org.vmgen.generator.combine;

import java.util.OptionalLong;
import org.vmgen.generator.action.BinaryOp;
import org.vmgen.generator.action.ConstantArithmetic;
import org.vmgen.generator.action.Expr;
import org.vmgen.generator.model.ScalarType;
import org.vmgen.generator.model.Type;

/** Evaluates what is constant in an expression of a lowered action. Its operands are folded. */
final class Folding {
  private Folding() {}

  static Expr fold(Expr expression) {
    if (expression instanceof Expr.Unary unary) {
      return constant(unary.operand())
          ? Expr.Constant.of(
              unary.type(),
              ConstantArithmetic.unary(unary.op(), unary.type(), bits(unary.operand())))
          : unary;
    } else if (expression instanceof Expr.Binary binary) {
      return binary(binary);
    } else if (expression instanceof Expr.Logical logical) {
      return logical(logical);
    } else if (expression instanceof Expr.Conditional choice) {
      if (!constant(choice.condition())) {
        return choice;
      }
      return bits(choice.condition()) != 0 ? choice.then() : choice.otherwise();
    } else if (expression instanceof Expr.Convert convert) {
      return convert(convert.type(), convert.operand());
    }
    return expression;
  }

  /** The operand as a value of the type. */
  static Expr convert(Type type, Expr operand) {
    if (type.equals(operand.type())) {
      return operand;
    }
    boolean code = type == ScalarType.CODE || operand.type() == ScalarType.CODE;
    return constant(operand) && type instanceof ScalarType to && !code
        ? Expr.Constant.of(
            to, ConstantArithmetic.convert(((Expr.Constant) operand).type(), to, bits(operand)))
        : new Expr.Convert(type, operand);
  }

  private static Expr binary(Expr.Binary binary) {
    Expr left = binary.left();
    Expr right = binary.right();
    if (constant(left) && constant(right)) {
      ScalarType type = ((Expr.Constant) left).type();
      OptionalLong value =
          ConstantArithmetic.binary(binary.op(), type, bits(left), shift(binary, right));
      return value.isPresent() ? Expr.Constant.of(binary.type(), value.getAsLong()) : binary;
    }
    if (!binary.type().isInteger() || binary.op().isComparison()) {
      return binary;
    }
    return switch (binary.op()) {
      case ADD -> is(right, 0) ? left : is(left, 0) ? right : binary;
      case OR, XOR -> is(right, 0) ? left : is(left, 0) ? right : binary;
      case SUBTRACT, SHIFT_LEFT, SHIFT_RIGHT -> is(right, 0) ? left : binary;
      case MULTIPLY -> is(right, 1) ? left : is(left, 1) ? right : binary;
      default -> binary;
    };
  }

  /** The right operand; a count of shifts may have any type. */
  private static long shift(Expr.Binary binary, Expr right) {
    boolean shifts = binary.op() == BinaryOp.SHIFT_LEFT || binary.op() == BinaryOp.SHIFT_RIGHT;
    return shifts ? bits(right) & 63 : bits(right);
  }

  private static Expr logical(Expr.Logical logical) {
    if (!constant(logical.left())) {
      return logical;
    }
    boolean decided = bits(logical.left()) != 0 != logical.and();
    return decided ? logical.left() : logical.right();
  }

  static boolean constant(Expr expression) {
    return expression instanceof Expr.Constant;
  }

  static boolean is(Expr expression, long bits) {
    return expression instanceof Expr.Constant constant && constant.bits() == bits;
  }

  private static long bits(Expr constant) {
    return ((Expr.Constant) constant).bits();
  }
}
