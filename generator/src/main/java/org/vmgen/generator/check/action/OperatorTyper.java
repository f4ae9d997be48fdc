package org.vmgen.generator.check.action;

import java.util.Arrays;
import java.util.Optional;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.vmgen.generator.action.BinaryOp;
import org.vmgen.generator.action.Expr;
import org.vmgen.generator.action.UnaryOp;
import org.vmgen.generator.diagnostic.Problem;
import org.vmgen.generator.model.ReferenceType;
import org.vmgen.generator.model.ScalarType;
import org.vmgen.generator.model.Type;
import org.vmgen.grammar.VmgParser;

/** The types of operators: operands of one type, nothing converted in silence. */
final class OperatorTyper {
  private final Typing typing;
  private final ExprTyper expressions;

  OperatorTyper(Typing typing, ExprTyper expressions) {
    this.typing = typing;
    this.expressions = expressions;
  }

  // ---- one operand ------------------------------------------------------------------------------

  Operand unary(VmgParser.UnaryExprContext context) {
    UnaryOp op = unaryOp(context.op);
    Operand operand = expressions.check(context.expr());
    if (operand instanceof Operand.Open open) {
      return openUnary(op, open, context);
    } else if (operand instanceof Operand.Typed typed) {
      return Operand.of(applyUnary(op, typed.expr(), context));
    }
    return operand;
  }

  private Operand openUnary(UnaryOp op, Operand.Open open, VmgParser.UnaryExprContext context) {
    if (op == UnaryOp.NEGATE && open.literal().isPresent()) {
      return expressions.literal(open.literal().get().negated(), context);
    } else if (op == UnaryOp.NOT) {
      return Operand.of(typing.settle(open).flatMap(expr -> applyUnary(op, expr, context)));
    }
    return new Operand.Open(
        open.kind(), type -> open.as().apply(type).flatMap(expr -> applyUnary(op, expr, context)));
  }

  private Optional<Expr> applyUnary(UnaryOp op, Expr operand, VmgParser.UnaryExprContext context) {
    boolean allowed =
        operand.type() instanceof ScalarType type
            && switch (op) {
              case NEGATE -> type.isInteger() || type.isFloat();
              case COMPLEMENT -> type.isInteger();
              case NOT -> type == ScalarType.BOOL;
            };
    if (allowed) {
      return Optional.of(new Expr.Unary(op, (ScalarType) operand.type(), operand));
    }
    String text = Snippet.of(context.expr());
    String advice =
        switch (op) {
          case NOT -> notAdvice(operand.type(), text);
          case COMPLEMENT ->
              operand.type() == ScalarType.BOOL
                  ? "write '!" + text + "'"
                  : "only integers have bits to invert";
          case NEGATE -> "only integers and floats can be negated";
        };
    typing.report(Problem.OPERAND_TYPE, context.op, op.symbol(), operand.type().text(), advice);
    return Optional.empty();
  }

  private static String notAdvice(Type type, String text) {
    if (type instanceof ReferenceType) {
      return "write '" + text + " == null'";
    }
    String zero = type instanceof ScalarType scalar && scalar.isFloat() ? "0.0" : "0";
    return type == ScalarType.CODE
        ? "write 'u64(" + text + ") == 0'"
        : "write '" + text + " == " + zero + "' for true and false, '~" + text + "' for all bits";
  }

  // ---- two operands -----------------------------------------------------------------------------

  Operand binary(VmgParser.BinaryExprContext context) {
    int token = context.op.getType();
    if (token == VmgParser.ANDAND || token == VmgParser.OROR) {
      return logical(context, token == VmgParser.ANDAND);
    }
    BinaryOp op = binaryOp(context.op);
    Operand left = expressions.check(context.expr(0));
    Operand right = expressions.check(context.expr(1));
    if (left instanceof Operand.Failed || right instanceof Operand.Failed) {
      return Operand.FAILED;
    } else if (op == BinaryOp.SHIFT_LEFT || op == BinaryOp.SHIFT_RIGHT) {
      return shift(op, left, right, context);
    } else if (left instanceof Operand.Open a && right instanceof Operand.Open b) {
      return bothOpen(op, a, b, context);
    } else if (left instanceof Operand.Open a) {
      Expr other = ((Operand.Typed) right).expr();
      return Operand.of(
          accepts(op, other.type(), context)
              .flatMap(type -> a.as().apply(type))
              .flatMap(expr -> apply(op, expr, other, context)));
    } else if (right instanceof Operand.Open b) {
      Expr other = ((Operand.Typed) left).expr();
      return Operand.of(
          accepts(op, other.type(), context)
              .flatMap(type -> b.as().apply(type))
              .flatMap(expr -> apply(op, other, expr, context)));
    }
    return Operand.of(
        bothTyped(op, ((Operand.Typed) left).expr(), ((Operand.Typed) right).expr(), context));
  }

  private Operand logical(VmgParser.BinaryExprContext context, boolean and) {
    Optional<Expr> left = expressions.condition(context.expr(0));
    Optional<Expr> right = expressions.condition(context.expr(1));
    return Operand.of(left.flatMap(l -> right.map(r -> new Expr.Logical(and, l, r))));
  }

  private Operand shift(
      BinaryOp op, Operand value, Operand count, VmgParser.BinaryExprContext context) {
    Optional<Expr> settled = typing.settle(count);
    if (settled.isEmpty()) {
      return Operand.FAILED;
    }
    Expr by = settled.get();
    if (!(by.type() instanceof ScalarType type) || !type.isInteger()) {
      String advice = "a shift count is an integer";
      return typing.failed(
          Problem.OPERAND_TYPE, context.expr(1), op.symbol(), by.type().text(), advice);
    } else if (value instanceof Operand.Open open) {
      return new Operand.Open(
          open.kind(),
          wanted -> open.as().apply(wanted).flatMap(expr -> apply(op, expr, by, context)));
    }
    return Operand.of(apply(op, ((Operand.Typed) value).expr(), by, context));
  }

  private Operand bothOpen(
      BinaryOp op, Operand.Open left, Operand.Open right, VmgParser.BinaryExprContext context) {
    Optional<Operand.Kind> kind = join(left.kind(), right.kind(), context);
    if (kind.isEmpty()) {
      return Operand.FAILED;
    } else if (op.isComparison()) {
      return Operand.of(at(Typing.defaultType(kind.get()), op, left, right, context));
    }
    return new Operand.Open(kind.get(), type -> at(type, op, left, right, context));
  }

  private Optional<Expr> at(
      Type type,
      BinaryOp op,
      Operand.Open left,
      Operand.Open right,
      VmgParser.BinaryExprContext context) {
    Optional<Expr> l = left.as().apply(type);
    Optional<Expr> r = right.as().apply(type);
    return l.flatMap(a -> r.flatMap(b -> apply(op, a, b, context)));
  }

  /** What two literals together can be. */
  private Optional<Operand.Kind> join(
      Operand.Kind left, Operand.Kind right, ParserRuleContext place) {
    if ((left == Operand.Kind.NULL) != (right == Operand.Kind.NULL)) {
      String advice = "only values of reference types can be null";
      typing.report(Problem.LITERAL_TYPE, place, "null", "number", advice);
      return Optional.empty();
    }
    return Optional.of(left == Operand.Kind.INTEGER ? right : left);
  }

  private Optional<Expr> bothTyped(
      BinaryOp op, Expr left, Expr right, VmgParser.BinaryExprContext context) {
    Type a = left.type();
    Type b = right.type();
    if (a.equals(b)) {
      return apply(op, left, right, context);
    } else if (a instanceof ReferenceType && b instanceof ReferenceType) {
      if (a.equals(ReferenceType.ANY) || b.equals(ReferenceType.ANY)) {
        return apply(op, asReference(left), asReference(right), context);
      }
    }
    typing.report(
        Problem.OPERANDS_DIFFER,
        context.op,
        op.symbol(),
        a.text(),
        b.text(),
        OperatorAdvice.differ(op, a, b, context));
    return Optional.empty();
  }

  private static Expr asReference(Expr expr) {
    return expr.type().equals(ReferenceType.ANY) ? expr : new Expr.Convert(ReferenceType.ANY, expr);
  }

  /** The operator on operands that have found their types. */
  private Optional<Expr> apply(
      BinaryOp op, Expr left, Expr right, VmgParser.BinaryExprContext context) {
    if (accepts(op, left.type(), context).isEmpty()) {
      return Optional.empty();
    }
    Type type = left.type();
    boolean division = op == BinaryOp.DIVIDE || op == BinaryOp.REMAINDER;
    if (division && ((ScalarType) type).isInteger() && ConstantEvaluator.isZero(right)) {
      typing.reportZeroDivisor(context.expr(1), context);
      return Optional.empty();
    }
    ScalarType result = op.isComparison() ? ScalarType.BOOL : (ScalarType) type;
    return Optional.of(new Expr.Binary(op, result, left, right));
  }

  /** The type, if the operator takes it; reported if not. */
  private Optional<Type> accepts(BinaryOp op, Type type, VmgParser.BinaryExprContext context) {
    if (!allowed(op, type)) {
      String advice = OperatorAdvice.operand(op, type, context);
      typing.report(Problem.OPERAND_TYPE, context.op, op.symbol(), type.text(), advice);
      return Optional.empty();
    }
    return Optional.of(type);
  }

  private static boolean allowed(BinaryOp op, Type type) {
    return switch (op) {
      case EQUAL, NOT_EQUAL -> true;
      case REMAINDER, SHIFT_LEFT, SHIFT_RIGHT, AND, OR, XOR ->
          type instanceof ScalarType scalar && scalar.isInteger();
      default -> type instanceof ScalarType scalar && (scalar.isInteger() || scalar.isFloat());
    };
  }

  // ---- three operands ---------------------------------------------------------------------------

  Operand conditional(VmgParser.ConditionalExprContext context) {
    Optional<Expr> condition = expressions.condition(context.expr(0));
    Operand then = expressions.check(context.expr(1));
    Operand otherwise = expressions.check(context.expr(2));
    boolean failed = then instanceof Operand.Failed || otherwise instanceof Operand.Failed;
    if (condition.isEmpty() || failed) {
      return Operand.FAILED;
    }
    Expr test = condition.get();
    if (then instanceof Operand.Open a && otherwise instanceof Operand.Open b) {
      return join(a.kind(), b.kind(), context)
          .<Operand>map(kind -> new Operand.Open(kind, type -> choose(test, a, b, type)))
          .orElse(Operand.FAILED);
    } else if (then instanceof Operand.Open a) {
      Expr other = ((Operand.Typed) otherwise).expr();
      return Operand.of(
          a.as().apply(other.type()).map(expr -> new Expr.Conditional(test, expr, other)));
    } else if (otherwise instanceof Operand.Open b) {
      Expr other = ((Operand.Typed) then).expr();
      return Operand.of(
          b.as().apply(other.type()).map(expr -> new Expr.Conditional(test, other, expr)));
    }
    return chooseTyped(
        test, ((Operand.Typed) then).expr(), ((Operand.Typed) otherwise).expr(), context);
  }

  private static Optional<Expr> choose(Expr test, Operand.Open a, Operand.Open b, Type type) {
    Optional<Expr> then = a.as().apply(type);
    Optional<Expr> otherwise = b.as().apply(type);
    return then.flatMap(t -> otherwise.map(o -> new Expr.Conditional(test, t, o)));
  }

  private Operand chooseTyped(
      Expr test, Expr then, Expr otherwise, VmgParser.ConditionalExprContext context) {
    boolean references =
        then.type() instanceof ReferenceType && otherwise.type() instanceof ReferenceType;
    if (then.type().equals(otherwise.type())) {
      return Operand.of(new Expr.Conditional(test, then, otherwise));
    } else if (references) {
      return Operand.of(new Expr.Conditional(test, asReference(then), asReference(otherwise)));
    }
    String text = Snippet.of(context.expr(2));
    return typing.failed(
        Problem.BRANCHES_DIFFER,
        context.expr(2),
        then.type().text(),
        otherwise.type().text(),
        Advice.conversion(otherwise.type(), then.type(), text));
  }

  // ---- symbols ----------------------------------------------------------------------------------

  private static UnaryOp unaryOp(Token token) {
    return Arrays.stream(UnaryOp.values())
        .filter(op -> op.symbol().equals(token.getText()))
        .findFirst()
        .orElseThrow();
  }

  private static BinaryOp binaryOp(Token token) {
    return Arrays.stream(BinaryOp.values())
        .filter(op -> op.symbol().equals(token.getText()))
        .findFirst()
        .orElseThrow();
  }
}
