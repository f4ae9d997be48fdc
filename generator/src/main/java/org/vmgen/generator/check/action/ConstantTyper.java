package org.vmgen.generator.check.action;

import java.util.List;
import java.util.Optional;
import org.vmgen.generator.action.Expr;
import org.vmgen.generator.check.Scope;
import org.vmgen.generator.diagnostic.Diagnostics;
import org.vmgen.generator.diagnostic.Problem;
import org.vmgen.generator.model.ScalarType;
import org.vmgen.generator.model.Type;
import org.vmgen.grammar.VmgParser;

/** Checks and evaluates constant expressions. */
final class ConstantTyper {
  private final Typing typing;

  ConstantTyper(Scope scope, Diagnostics diagnostics) {
    typing = new Typing(scope, diagnostics, new Locals(List.of(), 0), Place.CONSTANT);
  }

  Optional<ConstantValue> check(VmgParser.ExprContext expr, Optional<Type> declared) {
    Operand operand = new ExprTyper(typing).check(expr);
    if (declared.isPresent()) {
      return typing
          .coerce(operand, declared.get(), expr, "the value")
          .flatMap(e -> fold(e, expr))
          .map(constant -> new ConstantValue(constant, false));
    }
    Optional<ConstantValue> large = large(operand);
    return large.isPresent()
        ? large
        : typing
            .settle(operand)
            .flatMap(e -> fold(e, expr))
            .map(constant -> new ConstantValue(constant, operand instanceof Operand.Open));
  }

  /** A number that only u64 holds. */
  private static Optional<ConstantValue> large(Operand operand) {
    return operand instanceof Operand.Open open
            && open.literal().isPresent()
            && open.literal().get() instanceof LiteralValue.OfInteger integer
            && integer.as(ScalarType.I64).isEmpty()
        ? integer.as(ScalarType.U64).map(c -> new ConstantValue(c, true))
        : Optional.empty();
  }

  private Optional<Expr.Constant> fold(Expr expr, VmgParser.ExprContext place) {
    Optional<Expr.Constant> constant = ConstantEvaluator.evaluate(expr);
    if (constant.isEmpty()) {
      typing.report(Problem.NOT_CONSTANT, place, Snippet.of(place));
    }
    return constant;
  }
}
