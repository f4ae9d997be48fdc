package org.vmgen.generator.check.action;

import java.math.BigInteger;
import java.util.Optional;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.RuleContext;
import org.vmgen.generator.action.Expr;
import org.vmgen.generator.diagnostic.Problem;
import org.vmgen.generator.model.ReferenceType;
import org.vmgen.generator.model.ScalarType;
import org.vmgen.generator.model.Type;
import org.vmgen.generator.syntax.Literals;
import org.vmgen.grammar.VmgParser;

/** Checks expressions; the parts that need more than a few lines are with its collaborators. */
final class ExprTyper {

  private final Typing typing;
  private final OperatorTyper operators;
  private final CallTyper calls;
  private final AccessTyper accesses;
  private final NameTyper names;

  ExprTyper(Typing typing) {
    this.typing = typing;
    this.operators = new OperatorTyper(typing, this);
    this.calls = new CallTyper(typing, this);
    this.accesses = new AccessTyper(typing, this);
    this.names = new NameTyper(typing);
  }

  CallTyper calls() {
    return calls;
  }

  AccessTyper accesses() {
    return accesses;
  }

  /** An expression whose type may stay open. */
  Operand check(VmgParser.ExprContext expr) {
    if (expr instanceof VmgParser.PrimaryExprContext primary) {
      return primary(primary.primary());
    } else if (expr instanceof VmgParser.MemberExprContext member) {
      return accesses.member(member);
    } else if (expr instanceof VmgParser.IndexExprContext index) {
      return accesses.index(index);
    } else if (expr instanceof VmgParser.UnaryExprContext unary) {
      return operators.unary(unary);
    } else if (expr instanceof VmgParser.BinaryExprContext binary) {
      return operators.binary(binary);
    } else if (expr instanceof VmgParser.ConditionalExprContext conditional) {
      return operators.conditional(conditional);
    }
    throw new IllegalArgumentException(expr.getText());
  }

  /** An expression where a type is asked for; {@code role} starts the message. */
  Optional<Expr> check(VmgParser.ExprContext expr, Type wanted, String role) {
    return typing.coerce(check(expr), wanted, expr, role);
  }

  /** An expression of any type. */
  Optional<Expr> settled(VmgParser.ExprContext expr) {
    return typing.settle(check(expr));
  }

  /** An index, address or count: of any integer type, as i64. */
  Optional<Expr> index(VmgParser.ExprContext expr, String role) {
    return typing.asIndex(check(expr), expr, role);
  }

  Optional<Expr> condition(VmgParser.ExprContext expr) {
    return typing.asCondition(check(expr), expr);
  }

  private Operand primary(VmgParser.PrimaryContext primary) {
    if (primary instanceof VmgParser.NameExprContext name) {
      return names.check(text(name.actionName()), name);
    } else if (primary instanceof VmgParser.CallExprContext call) {
      return calls.value(call);
    } else if (primary instanceof VmgParser.ParenExprContext paren) {
      return check(paren.expr());
    } else if (primary instanceof VmgParser.IntLiteralContext) {
      return integer(primary);
    } else if (primary instanceof VmgParser.SizeLiteralContext) {
      return integer(primary);
    } else if (primary instanceof VmgParser.FloatLiteralContext) {
      return literal(LiteralValue.ofFloat(primary.getText()), primary);
    } else if (primary instanceof VmgParser.CharLiteralContext) {
      return Literals.character(primary.getText())
          .map(c -> literal(LiteralValue.of(BigInteger.valueOf(c)), primary))
          .orElseGet(() -> badEscape(primary));
    } else if (primary instanceof VmgParser.StringLiteralContext) {
      return typing.failed(Problem.STRING_IN_ACTION, primary);
    } else if (primary instanceof VmgParser.TrueLiteralContext) {
      return Operand.of(Expr.Constant.bool(true));
    } else if (primary instanceof VmgParser.FalseLiteralContext) {
      return Operand.of(Expr.Constant.bool(false));
    } else if (primary instanceof VmgParser.NullLiteralContext) {
      return new Operand.Open(Operand.Kind.NULL, type -> nullOf(type, primary));
    } else if (primary instanceof VmgParser.NextExprContext) {
      return typing.place().hasNext()
          ? Operand.of(new Expr.Next())
          : typing.failed(
              Problem.NOT_HERE,
              primary,
              "next",
              typing.place().text(),
              Advice.elsewhere(typing.place(), "next"));
    }
    throw new IllegalArgumentException(primary.getText());
  }

  private Operand badEscape(VmgParser.PrimaryContext character) {
    String text = character.getText();
    return typing.failed(Problem.BAD_ESCAPE, character, text.substring(1, text.length() - 1));
  }

  private Operand integer(VmgParser.PrimaryContext primary) {
    return literal(LiteralValue.of(Literals.integer(primary.getText())), primary);
  }

  /** A number that takes the type its context asks for. */
  Operand literal(LiteralValue literal, ParserRuleContext place) {
    Operand.Kind kind =
        literal instanceof LiteralValue.OfFloat ? Operand.Kind.FLOAT : Operand.Kind.INTEGER;
    return new Operand.Open(
        kind, type -> LiteralTyper.as(typing, literal, type, place), Optional.of(literal));
  }

  private Optional<Expr> nullOf(Type type, ParserRuleContext place) {
    if (type instanceof ReferenceType reference) {
      return Optional.of(new Expr.Null(reference));
    }
    String advice =
        type == ScalarType.CODE
            ? "the position of no code is 0: compare 'u64(x) == 0'"
            : "only values of reference types can be null";
    typing.report(Problem.LITERAL_TYPE, place, "null", type.text(), advice);
    return Optional.empty();
  }

  /** A name without its backquotes. */
  static String text(RuleContext name) {
    return name.getText().replace("`", "");
  }
}
