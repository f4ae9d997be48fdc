package org.vmgen.generator.check.action;

import java.math.BigInteger;
import java.util.Optional;
import org.antlr.v4.runtime.ParserRuleContext;
import org.vmgen.generator.action.ConstantArithmetic;
import org.vmgen.generator.action.Expr;
import org.vmgen.generator.diagnostic.Problem;
import org.vmgen.generator.model.ReferenceType;
import org.vmgen.generator.model.ScalarType;
import org.vmgen.generator.model.Type;

/** Numbers that take a type, or are told why they cannot. */
final class LiteralTyper {

  private LiteralTyper() {}

  static Optional<Expr> as(
      Typing typing, LiteralValue literal, Type type, ParserRuleContext place) {
    Optional<Expr.Constant> constant =
        type instanceof ScalarType scalar ? literal.as(scalar) : Optional.empty();
    if (constant.isEmpty()) {
      report(typing, literal, type, place);
    }
    return constant.map(c -> c);
  }

  private static void report(
      Typing typing, LiteralValue literal, Type type, ParserRuleContext place) {
    String text = Snippet.of(place);
    if (type instanceof ScalarType scalar && scalar.isInteger()) {
      if (literal instanceof LiteralValue.OfInteger integer) {
        typing.report(
            Problem.LITERAL_RANGE, place, text, type.text(), range(scalar, integer, text));
      } else {
        String advice = "write an integer, or convert it: '" + type.text() + "(" + text + ")'";
        typing.report(Problem.LITERAL_TYPE, place, text, type.text(), advice);
      }
    } else if (type instanceof ScalarType scalar && scalar.isFloat()) {
      String advice =
          literal instanceof LiteralValue.OfInteger
              ? "no " + type.text() + " has exactly this value: write it with a point or exponent"
              : "the largest " + type.text() + " is " + largest(scalar);
      typing.report(Problem.LITERAL_RANGE, place, text, type.text(), advice);
    } else {
      typing.report(Problem.LITERAL_TYPE, place, text, type.text(), other(type, text));
    }
  }

  private static String range(ScalarType type, LiteralValue.OfInteger literal, String text) {
    BigInteger least = ConstantArithmetic.integer(type, type.minValue());
    BigInteger greatest = ConstantArithmetic.integer(type, type.maxValue());
    String range = type.text() + " holds " + least + " to " + greatest;
    int bits = literal.value().bitLength();
    boolean bitsFit =
        literal.value().signum() < 0 ? !type.isSigned() && bits < type.bits() : bits <= type.bits();
    return bitsFit ? range + "; for these bits write '" + type.text() + "(" + text + ")'" : range;
  }

  private static String largest(ScalarType type) {
    return type == ScalarType.F64
        ? Double.toString(Double.MAX_VALUE)
        : Float.toString(Float.MAX_VALUE);
  }

  private static String other(Type type, String text) {
    if (type == ScalarType.BOOL) {
      return "write 'true' or 'false'";
    } else if (type instanceof ReferenceType) {
      return "write 'null' for no object";
    }
    return "positions come as immediates, '( #target: code -- )', as 'next' or as 'code(u)'";
  }
}
