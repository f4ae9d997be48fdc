package org.vmgen.generator.check.action;

import java.util.Optional;
import java.util.OptionalLong;
import org.vmgen.generator.action.ConstantArithmetic;
import org.vmgen.generator.action.Expr;
import org.vmgen.generator.model.ScalarType;

/** Computes the values of constant expressions. */
final class ConstantEvaluator {

  private ConstantEvaluator() {}

  /** Whether an expression is constant and zero. */
  static boolean isZero(Expr expr) {
    return evaluate(expr).map(constant -> constant.bits() == 0).orElse(false);
  }

  /**
   * The value of an expression; empty if it reads state, calls, needs the instruction or divides by
   * zero.
   */
  static Optional<Expr.Constant> evaluate(Expr expr) {
    if (expr instanceof Expr.Constant constant) {
      return Optional.of(constant);
    } else if (expr instanceof Expr.Unary unary) {
      return evaluate(unary.operand())
          .map(x -> of(unary.type(), ConstantArithmetic.unary(unary.op(), unary.type(), x.bits())));
    } else if (expr instanceof Expr.Binary binary) {
      return evaluate(binary.left())
          .flatMap(left -> evaluate(binary.right()).flatMap(right -> of(binary, left, right)));
    } else if (expr instanceof Expr.Logical logical) {
      return evaluate(logical.left())
          .flatMap(
              left ->
                  left.bits() == (logical.and() ? 0 : 1)
                      ? Optional.of(left)
                      : evaluate(logical.right()));
    } else if (expr instanceof Expr.Conditional choice) {
      return evaluate(choice.condition())
          .flatMap(c -> evaluate(c.bits() != 0 ? choice.then() : choice.otherwise()));
    } else if (expr instanceof Expr.Convert convert
        && convert.type() instanceof ScalarType to
        && to != ScalarType.CODE) {
      return evaluate(convert.operand())
          .map(x -> of(to, ConstantArithmetic.convert(x.type(), to, x.bits())));
    }
    return Optional.empty();
  }

  private static Optional<Expr.Constant> of(
      Expr.Binary binary, Expr.Constant left, Expr.Constant right) {
    OptionalLong bits =
        ConstantArithmetic.binary(binary.op(), left.type(), left.bits(), right.bits());
    return bits.isPresent() ? Optional.of(of(binary.type(), bits.getAsLong())) : Optional.empty();
  }

  private static Expr.Constant of(ScalarType type, long bits) {
    return Expr.Constant.of(type, bits);
  }
}
