package org.vmgen.generator.check.action;

import java.util.Optional;
import java.util.OptionalLong;
import org.vmgen.generator.action.Expr;
import org.vmgen.generator.model.ScalarType;

/** Computes the values of constant expressions. */
final class ConstantEvaluator {

  private ConstantEvaluator() {}

  /** What an expression comes to. */
  sealed interface Result {
    record Value(Expr.Constant constant) implements Result {}

    /** It divides by zero. */
    record Traps() implements Result {}

    /** It reads state, calls, or needs the instruction. */
    record NotConstant() implements Result {}
  }

  private static final Result TRAPS = new Result.Traps();
  private static final Result NOT_CONSTANT = new Result.NotConstant();

  static Result evaluate(Expr expr) {
    if (expr instanceof Expr.Constant constant) {
      return new Result.Value(constant);
    } else if (expr instanceof Expr.Unary unary) {
      Result operand = evaluate(unary.operand());
      return operand instanceof Result.Value value
          ? of(unary.type(), ConstantArithmetic.unary(unary.op(), unary.type(), bits(value)))
          : operand;
    } else if (expr instanceof Expr.Binary binary) {
      return binary(binary);
    } else if (expr instanceof Expr.Logical logical) {
      Result left = evaluate(logical.left());
      boolean decided =
          left instanceof Result.Value value && bits(value) == (logical.and() ? 0 : 1);
      return decided || !(left instanceof Result.Value) ? left : evaluate(logical.right());
    } else if (expr instanceof Expr.Conditional choice) {
      Result condition = evaluate(choice.condition());
      return condition instanceof Result.Value value
          ? evaluate(bits(value) != 0 ? choice.then() : choice.otherwise())
          : condition;
    } else if (expr instanceof Expr.Convert convert) {
      return convert(convert);
    }
    return NOT_CONSTANT;
  }

  private static Result binary(Expr.Binary binary) {
    Result left = evaluate(binary.left());
    Result right = evaluate(binary.right());
    if (!(left instanceof Result.Value l)) {
      return left;
    } else if (!(right instanceof Result.Value r)) {
      return right;
    } else {
      OptionalLong bits =
          ConstantArithmetic.binary(binary.op(), l.constant().type(), bits(l), bits(r));
      return bits.isPresent() ? of(binary.type(), bits.getAsLong()) : TRAPS;
    }
  }

  private static Result convert(Expr.Convert convert) {
    Result operand = evaluate(convert.operand());
    Optional<ScalarType> to =
        convert.type() instanceof ScalarType scalar && scalar != ScalarType.CODE
            ? Optional.of(scalar)
            : Optional.empty();
    if (to.isEmpty()) {
      return NOT_CONSTANT;
    }
    return operand instanceof Result.Value value
        ? of(to.get(), ConstantArithmetic.convert(value.constant().type(), to.get(), bits(value)))
        : operand;
  }

  private static Result of(ScalarType type, long bits) {
    return new Result.Value(Expr.Constant.of(type, bits));
  }

  private static long bits(Result.Value value) {
    return value.constant().bits();
  }
}
