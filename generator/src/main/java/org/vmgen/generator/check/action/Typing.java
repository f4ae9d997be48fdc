package org.vmgen.generator.check.action;

import java.util.Optional;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.vmgen.generator.action.Expr;
import org.vmgen.generator.check.Scope;
import org.vmgen.generator.diagnostic.Diagnostics;
import org.vmgen.generator.diagnostic.Problem;
import org.vmgen.generator.diagnostic.SourceRange;
import org.vmgen.generator.model.ReferenceType;
import org.vmgen.generator.model.ScalarType;
import org.vmgen.generator.model.Type;
import org.vmgen.generator.model.Variable;
import org.vmgen.generator.syntax.Ranges;

/** What the checkers of one action have in common, and how types meet. */
final class Typing {
  private final Scope scope;
  private final Diagnostics diagnostics;
  private final Locals locals;
  private final Place place;
  private Flow flow = Flow.start();
  private boolean assumesAllAssigned;

  Typing(Scope scope, Diagnostics diagnostics, Locals locals, Place place) {
    this.scope = scope;
    this.diagnostics = diagnostics;
    this.locals = locals;
    this.place = place;
  }

  /** What names mean outside of the action. */
  Scope scope() {
    return scope;
  }

  Locals locals() {
    return locals;
  }

  /** An assignment to something unknown: what it was meant for must not be missed later. */
  void assumeAllAssigned() {
    assumesAllAssigned = true;
  }

  /** Whether a variable has a value on every path to here. */
  boolean hasValue(Variable variable) {
    return variable.kind() != Variable.Kind.OUTPUT
        || assumesAllAssigned
        || flow.isAssigned(variable);
  }

  void reportZeroDivisor(ParserRuleContext divisor, ParserRuleContext division) {
    String advice =
        place == Place.CONSTANT
            ? "a constant needs a value: change the divisor"
            : "to trap write 'trap zeroDivide;'";
    report(Problem.ZERO_DIVISOR, divisor, Snippet.of(division), advice);
  }

  Place place() {
    return place;
  }

  Flow flow() {
    return flow;
  }

  void setFlow(Flow flow) {
    this.flow = flow;
  }

  void report(Problem problem, ParserRuleContext place, Object... arguments) {
    diagnostics.report(problem, Ranges.of(place), arguments);
  }

  void report(Problem problem, Token place, Object... arguments) {
    diagnostics.report(problem, Ranges.of(place), arguments);
  }

  void report(Problem problem, SourceRange place, Object... arguments) {
    diagnostics.report(problem, place, arguments);
  }

  void reportWithNote(
      Problem problem, SourceRange place, String note, SourceRange other, Object... arguments) {
    diagnostics.reportWithNote(problem, place, note, other, arguments);
  }

  /** Reports, and gives the operand that stands for something wrong. */
  Operand failed(Problem problem, ParserRuleContext place, Object... arguments) {
    report(problem, place, arguments);
    return Operand.FAILED;
  }

  /**
   * An operand where a type is asked for.
   *
   * @param role what it is, as the start of a message: {@code the address}
   */
  Optional<Expr> coerce(Operand operand, Type wanted, ParserRuleContext place, String role) {
    if (operand instanceof Operand.Open open) {
      return open.as().apply(wanted);
    } else if (operand instanceof Operand.Typed typed) {
      Expr expr = typed.expr();
      if (expr.type().equals(wanted)) {
        return Optional.of(expr);
      } else if (wanted.equals(ReferenceType.ANY) && expr.type() instanceof ReferenceType) {
        return Optional.of(new Expr.Convert(wanted, expr));
      }
      String text = Snippet.of(place);
      report(
          Problem.TYPE_MISMATCH,
          place,
          role,
          wanted.text(),
          text,
          expr.type().text(),
          Advice.conversion(expr.type(), wanted, text));
    }
    return Optional.empty();
  }

  /** An operand where any type will do: what is open takes its default. */
  Optional<Expr> settle(Operand operand) {
    if (operand instanceof Operand.Open open) {
      return open.as().apply(defaultType(open.kind()));
    }
    return operand instanceof Operand.Typed typed ? Optional.of(typed.expr()) : Optional.empty();
  }

  static Type defaultType(Operand.Kind kind) {
    return switch (kind) {
      case INTEGER -> ScalarType.I64;
      case FLOAT -> ScalarType.F64;
      case NULL -> ReferenceType.ANY;
    };
  }

  /** An operand where any integer type will do, as i64: indexes, addresses, counts. */
  Optional<Expr> asIndex(Operand operand, ParserRuleContext place, String role) {
    if (operand instanceof Operand.Open) {
      return coerce(operand, ScalarType.I64, place, role);
    }
    return settle(operand)
        .flatMap(
            expr -> {
              if (!(expr.type() instanceof ScalarType type) || !type.isInteger()) {
                return coerce(operand, ScalarType.I64, place, role);
              }
              return Optional.of(
                  type == ScalarType.I64 ? expr : new Expr.Convert(ScalarType.I64, expr));
            });
  }

  /** An operand of which bool is asked: a condition. */
  Optional<Expr> asCondition(Operand operand, ParserRuleContext place) {
    Optional<Expr> settled = settle(operand);
    if (settled.isPresent() && settled.get().type() != ScalarType.BOOL) {
      String text = Snippet.of(place);
      Type type = settled.get().type();
      report(Problem.CONDITION_TYPE, place, text, type.text(), Advice.condition(type, text));
      return Optional.empty();
    }
    return settled;
  }
}
