package org.vmgen.generator.check.action;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.vmgen.generator.action.BinaryOp;
import org.vmgen.generator.model.ReferenceType;
import org.vmgen.generator.model.ScalarType;
import org.vmgen.generator.model.Type;
import org.vmgen.grammar.VmgParser;

/** What to write instead of an operator on operands that it does not take. */
final class OperatorAdvice {

  private OperatorAdvice() {}

  /** For operands of different types. */
  static String differ(BinaryOp op, Type left, Type right, VmgParser.BinaryExprContext context) {
    String a = Snippet.of(context.expr(0));
    String b = Snippet.of(context.expr(1));
    if (isBits(op) && isComparison(context.expr(1))) {
      return tighter(op, a, (VmgParser.BinaryExprContext) context.expr(1));
    } else if (op.isComparison() && isComparison(context.expr(0))) {
      return twice(op, a, b, context);
    }
    List<String> ways = new ArrayList<>();
    right(op, left, right, a, b).ifPresent(ways::add);
    left(op, left, right, a, b).ifPresent(ways::add);
    return ways.isEmpty()
        ? "nothing converts " + left.text() + " to " + right.text()
        : "convert one side: " + String.join(" or ", ways);
  }

  private static Optional<String> right(BinaryOp op, Type left, Type right, String a, String b) {
    return left == ScalarType.BOOL
        ? Optional.empty()
        : Advice.converted(right, left, b).map(c -> "'" + a + " " + op.symbol() + " " + c + "'");
  }

  private static Optional<String> left(BinaryOp op, Type left, Type right, String a, String b) {
    return right == ScalarType.BOOL
        ? Optional.empty()
        : Advice.converted(left, right, a).map(c -> "'" + c + " " + op.symbol() + " " + b + "'");
  }

  /** For {@code a & b == c}. */
  private static String tighter(BinaryOp op, String a, VmgParser.BinaryExprContext comparison) {
    String symbol = comparison.op.getText();
    String left = Snippet.of(comparison.expr(0));
    String right = Snippet.of(comparison.expr(1));
    return "'%s' binds tighter than '%s': write '(%s %s %s) %s %s'"
        .formatted(symbol, op.symbol(), a, op.symbol(), left, symbol, right);
  }

  /** For {@code a < b < c}. */
  private static String twice(
      BinaryOp op, String a, String b, VmgParser.BinaryExprContext context) {
    String middle = Snippet.of(((VmgParser.BinaryExprContext) context.expr(0)).expr(1));
    return "compare twice: '%s && %s %s %s'".formatted(a, middle, op.symbol(), b);
  }

  /** For operands of one type that the operator does not take. */
  static String operand(BinaryOp op, Type type, VmgParser.BinaryExprContext context) {
    String a = Snippet.of(context.expr(0));
    String b = Snippet.of(context.expr(1));
    if (type instanceof ReferenceType) {
      return "references can only be compared, with '==' and '!='";
    } else if (type == ScalarType.CODE) {
      return "calculate with positions: 'u64(" + a + ") " + op.symbol() + " …'";
    } else if (type == ScalarType.BOOL) {
      return op.isComparison() && isComparison(context.expr(0))
          ? twice(op, a, b, context)
          : bool(op, a, b);
    } else if (op == BinaryOp.REMAINDER) {
      return "for floats write '" + a + " - trunc(" + a + " / " + b + ") * " + b + "'";
    }
    return "only integers have bits: convert, or cast the bits with 'f64Bits', 'f32Bits'";
  }

  private static String bool(BinaryOp op, String a, String b) {
    return switch (op) {
      case AND -> "write '" + a + " && " + b + "'";
      case OR -> "write '" + a + " || " + b + "'";
      case XOR -> "write '" + a + " != " + b + "'";
      default -> "convert it to a number: 'i64(" + a + ")'";
    };
  }

  private static boolean isBits(BinaryOp op) {
    return op == BinaryOp.AND || op == BinaryOp.OR || op == BinaryOp.XOR;
  }

  private static boolean isComparison(VmgParser.ExprContext expr) {
    return expr instanceof VmgParser.BinaryExprContext binary
        && switch (binary.op.getType()) {
          case VmgParser.EQ, VmgParser.NE, VmgParser.LT, VmgParser.LE, VmgParser.GT, VmgParser.GE ->
              true;
          default -> false;
        };
  }
}
