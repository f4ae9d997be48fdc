package org.vmgen.generator.action;

import java.math.BigInteger;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.vmgen.generator.model.ScalarType;

/** Writes expressions as text, with no more parentheses than precedence asks for. */
final class ExprPrinter {
  private static final int CONDITIONAL = 0;
  private static final int OR_ELSE = 1;
  private static final int AND_THEN = 2;
  private static final int UNARY = 11;
  private static final int PRIMARY = 12;

  private ExprPrinter() {}

  static String print(Expr expr) {
    return at(CONDITIONAL, expr);
  }

  static String list(List<Expr> exprs) {
    return exprs.stream().map(ExprPrinter::print).collect(Collectors.joining(", "));
  }

  /** The text of an expression that stands where at least {@code precedence} is needed. */
  private static String at(int precedence, Expr expr) {
    String text = text(expr);
    return precedence(expr) < precedence ? "(" + text + ")" : text;
  }

  private static int precedence(Expr expr) {
    if (expr instanceof Expr.Conditional) {
      return CONDITIONAL;
    } else if (expr instanceof Expr.Logical logical) {
      return logical.and() ? AND_THEN : OR_ELSE;
    } else if (expr instanceof Expr.Binary binary) {
      return precedence(binary.op());
    } else if (expr instanceof Expr.Unary) {
      return UNARY;
    } else if (expr instanceof Expr.Constant constant && text(constant).startsWith("-")) {
      return UNARY;
    }
    return PRIMARY;
  }

  private static int precedence(BinaryOp op) {
    return switch (op) {
      case OR -> 3;
      case XOR -> 4;
      case AND -> 5;
      case EQUAL, NOT_EQUAL -> 6;
      case LESS, LESS_EQUAL, GREATER, GREATER_EQUAL -> 7;
      case SHIFT_LEFT, SHIFT_RIGHT -> 8;
      case ADD, SUBTRACT -> 9;
      case MULTIPLY, DIVIDE, REMAINDER -> 10;
    };
  }

  private static String text(Expr expr) {
    if (expr instanceof Expr.Constant constant) {
      return constant(constant);
    } else if (expr instanceof Expr.Null) {
      return "null";
    } else if (expr instanceof Expr.Read read) {
      return Words.quoted(read.variable().name());
    } else if (expr instanceof Expr.Next) {
      return "next";
    } else if (expr instanceof Expr.Unary unary) {
      return unary.op().symbol() + at(PRIMARY, unary.operand());
    } else if (expr instanceof Expr.Binary binary) {
      int own = precedence(binary.op());
      return infix(binary.left(), own, binary.op().symbol(), binary.right());
    } else if (expr instanceof Expr.Logical logical) {
      return infix(
          logical.left(), precedence(logical), logical.and() ? "&&" : "||", logical.right());
    } else if (expr instanceof Expr.Conditional choice) {
      return at(OR_ELSE, choice.condition())
          + " ? "
          + print(choice.then())
          + " : "
          + print(choice.otherwise());
    } else if (expr instanceof Expr.Convert convert) {
      return convert.type().text() + "(" + print(convert.operand()) + ")";
    } else if (expr instanceof Expr.Apply apply) {
      return call(apply.intrinsic().text(), apply.arguments());
    } else if (expr instanceof Expr.CallFunction call) {
      return call(call.function().name(), call.arguments());
    } else if (expr instanceof Expr.CallExtern call) {
      return call(call.extern().name(), call.arguments());
    }
    return access(expr);
  }

  /** Expressions that read the machine's state, and those of lowered actions. */
  private static String access(Expr expr) {
    if (expr instanceof Expr.ReadMemory read) {
      return read.memory().name() + "." + read.type().text() + "[" + print(read.address()) + "]";
    } else if (expr instanceof Expr.ApplyMemory apply) {
      return call(apply.memory().name() + "." + apply.intrinsic().text(), apply.arguments());
    } else if (expr instanceof Expr.MemorySize size) {
      return size.memory().name() + ".size";
    } else if (expr instanceof Expr.ReadSlot read) {
      String at = read.fromBottom() ? ".at[" : "[";
      return read.stack().name() + at + print(read.index()) + "]";
    } else if (expr instanceof Expr.ReadRegion read) {
      return read.region().name() + "[" + print(read.index()) + "]";
    } else if (expr instanceof Expr.Depth depth) {
      return depth.stackOrRegion().name() + ".depth";
    } else if (expr instanceof Expr.ReadRegister read) {
      return read.register().name();
    } else if (expr instanceof Expr.Element element) {
      return Words.quoted(element.array().name()) + "[" + print(element.index()) + "]";
    } else if (expr instanceof Expr.InBounds bounds) {
      String state = bounds.state().map(s -> s.name() + ", ").orElse("");
      return "inBounds."
          + bounds.bounds().name().toLowerCase(Locale.ROOT)
          + "("
          + state
          + list(List.of(bounds.index(), bounds.count()))
          + ")";
    } else if (expr instanceof Expr.IsLeader leader) {
      return "isLeader(" + print(leader.position()) + ")";
    } else if (expr instanceof Expr.DivisionOverflows overflows) {
      return call("overflows." + overflows.division().text(), overflows.arguments());
    }
    throw new IllegalArgumentException(expr.getClass().getName());
  }

  /** Operators group to the left: the right operand needs parentheses at equal precedence. */
  private static String infix(Expr left, int precedence, String symbol, Expr right) {
    return at(precedence, left) + " " + symbol + " " + at(precedence + 1, right);
  }

  private static String call(String name, List<Expr> arguments) {
    return Words.quoted(name) + "(" + list(arguments) + ")";
  }

  private static String constant(Expr.Constant constant) {
    long bits = constant.bits();
    ScalarType type = constant.type();
    return switch (type) {
      case BOOL -> bits == 0 ? "false" : "true";
      case I64 -> Long.toString(bits);
      case F64 -> decimal(Double.longBitsToDouble(bits), "f64FromBits(0x%x)", bits);
      case F32 -> {
        float value = Float.intBitsToFloat((int) bits);
        yield Float.isFinite(value)
            ? "f32(" + value + ")"
            : String.format("f32FromBits(0x%x)", bits);
      }
      default ->
          type.text()
              + "("
              + (type.isSigned()
                  ? Long.toString(bits)
                  : new BigInteger(Long.toUnsignedString(bits)))
              + ")";
    };
  }

  private static String decimal(double value, String otherwise, long bits) {
    return Double.isFinite(value) ? Double.toString(value) : String.format(otherwise, bits);
  }
}
