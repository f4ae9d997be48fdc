package org.vmgen.generator.check.action;

import java.util.Optional;
import org.antlr.v4.runtime.ParserRuleContext;
import org.vmgen.generator.action.ConstantArithmetic;
import org.vmgen.generator.action.Expr;
import org.vmgen.generator.diagnostic.Problem;
import org.vmgen.generator.model.ReferenceType;
import org.vmgen.generator.model.ScalarType;
import org.vmgen.generator.model.Type;
import org.vmgen.grammar.VmgParser;

/** Conversions {@code i32(x)}, {@code Str(o)}. */
final class ConversionTyper {
  private final Typing typing;
  private final ExprTyper expressions;

  ConversionTyper(Typing typing, ExprTyper expressions) {
    this.typing = typing;
    this.expressions = expressions;
  }

  Operand convert(Type to, String name, VmgParser.CallExprContext context) {
    if (context.expr().size() != 1) {
      context.expr().forEach(expressions::check);
      return typing.failed(
          Problem.ARGUMENT_COUNT,
          context,
          name,
          Advice.count(1, "argument"),
          context.expr().size(),
          name + "(x)");
    }
    VmgParser.ExprContext written = context.expr(0);
    Operand operand = expressions.check(written);
    if (operand instanceof Operand.Open open) {
      return Operand.of(convertOpen(open, to, written));
    } else if (operand instanceof Operand.Typed typed) {
      return Operand.of(convertTyped(typed.expr(), to, written));
    }
    return operand;
  }

  private Optional<Expr> convertTyped(Expr expr, Type to, ParserRuleContext place) {
    Type from = expr.type();
    if (from.equals(to)) {
      return Optional.of(expr);
    } else if (converts(from, to)) {
      return Optional.of(new Expr.Convert(to, expr));
    }
    String text = Snippet.of(place);
    String advice =
        Advice.converted(from, to, text)
            .map(way -> "go by way of another type: '" + way + "'")
            .orElseGet(() -> instead(from, to, text));
    typing.report(Problem.NO_CONVERSION, place, from.text(), to.text(), advice);
    return Optional.empty();
  }

  private static String instead(Type from, Type to, String text) {
    if (from instanceof ReferenceType && to == ScalarType.BOOL) {
      return "compare it: '" + text + " != null'";
    } else if (from instanceof ReferenceType || to instanceof ReferenceType) {
      return "a reference is no number; only an extern can turn one into the other";
    }
    return "a code value converts only to u64 and from u64";
  }

  private static boolean converts(Type from, Type to) {
    if (from instanceof ReferenceType && to instanceof ReferenceType) {
      return from.equals(ReferenceType.ANY) || to.equals(ReferenceType.ANY);
    } else if (from == ScalarType.CODE || to == ScalarType.CODE) {
      return from == ScalarType.U64 || to == ScalarType.U64;
    }
    return from instanceof ScalarType && to instanceof ScalarType;
  }

  /**
   * Literals convert at once: of an integer the low bits count, {@code u8(-1)} is 255; a float type
   * gets the nearest value.
   */
  private Optional<Expr> convertOpen(Operand.Open open, Type to, ParserRuleContext place) {
    if (to == ScalarType.CODE) {
      return open.as().apply(ScalarType.U64).map(u -> new Expr.Convert(to, u));
    } else if (to instanceof ReferenceType || open.literal().isEmpty()) {
      return open.kind() == Operand.Kind.NULL || to instanceof ReferenceType
          ? open.as().apply(to)
          : typing.settle(open).flatMap(expr -> convertTyped(expr, to, place));
    }
    ScalarType wanted = (ScalarType) to;
    LiteralValue literal = open.literal().get();
    Optional<Expr.Constant> exact = literal.as(wanted);
    if (exact.isPresent()) {
      return exact.map(c -> c);
    }
    ScalarType first = ScalarType.F64;
    if (literal instanceof LiteralValue.OfInteger integer) {
      first = integer.value().bitLength() == 64 ? ScalarType.U64 : ScalarType.I64;
    }
    ScalarType from = first;
    return open.as()
        .apply(from)
        .map(
            expr ->
                Expr.Constant.of(
                    wanted,
                    ConstantArithmetic.convert(from, wanted, ((Expr.Constant) expr).bits())));
  }
}
