package org.vmgen.generator.c;

import java.util.List;
import java.util.function.Function;
import org.vmgen.generator.action.BinaryOp;
import org.vmgen.generator.action.Expr;
import org.vmgen.generator.action.Intrinsic;
import org.vmgen.generator.action.UnaryOp;
import org.vmgen.generator.model.Extern;
import org.vmgen.generator.model.Memory;
import org.vmgen.generator.model.ScalarType;
import org.vmgen.generator.model.Stack;
import org.vmgen.generator.model.Type;
import org.vmgen.generator.model.Variable;
import org.vmgen.generator.stack.Distance;

/**
 * Prints lowered expressions. Nothing printed here has behaviour that C leaves undefined, given
 * that the guards before it hold: integers wrap through functions on unsigned types, memory is read
 * byte-wise, and no operand is evaluated twice but plain names and literals.
 */
final class CExpressions {
  private final CTypes types;
  private final CNames names;
  private final CIntrinsics intrinsics;
  private final Context context;
  private final CPlaces places;

  /** What an expression is printed in. */
  interface Context {
    String name(Variable variable);

    /** The pointer to the word after the instruction. */
    String next();

    /** The pointer to the instruction. */
    default String here() {
      return "ip";
    }

    /** How many instructions of the body are completed before this one. */
    default int completedBefore() {
      return 0;
    }

    /** Whether a variable of type code is a pointer where others are positions: an immediate. */
    default boolean isPointer(Variable variable) {
      return false;
    }

    /** How far below a stack's pointer its top is, inputs popped. */
    Distance afterPop(Stack stack);

    /** The type of the slots that hold an array item's elements; of an immediate's, none. */
    java.util.Optional<Type> elementSlot(Variable array);
  }

  CExpressions(CTypes types, Context context) {
    this.types = types;
    this.names = types.names();
    this.intrinsics = new CIntrinsics(names);
    this.context = context;
    this.places = new CPlaces(types, context, this);
  }

  /** Prints what expressions stand in and are stored to. */
  CPlaces places() {
    return places;
  }

  /** An expression that stands alone: right of an assignment, as an argument. */
  String text(Expr expression) {
    return alone(operand(expression));
  }

  private static String alone(String operand) {
    return isWrapped(operand) ? operand.substring(1, operand.length() - 1) : operand;
  }

  /** An expression that can stand beside any operator. */
  String operand(Expr expression) {
    if (expression instanceof Expr.Constant constant) {
      String text = CNumbers.text(constant.type(), constant.bits(), names);
      return text.startsWith("-") ? "(" + text + ")" : text;
    } else if (expression instanceof Expr.Null) {
      return "NULL";
    } else if (expression instanceof Expr.Read read) {
      String name = context.name(read.variable());
      return context.isPointer(read.variable()) ? types.codeValue(name) : name;
    } else if (expression instanceof Expr.Next) {
      String value = types.codeValue(context.next());
      return value.equals(context.next()) ? "(" + value + ")" : value;
    } else if (expression instanceof Expr.Unary unary) {
      return unary(unary);
    } else if (expression instanceof Expr.Binary binary) {
      return binary(binary);
    } else if (expression instanceof Expr.Logical logical) {
      String operator = logical.and() ? " && " : " || ";
      return "(" + operand(logical.left()) + operator + operand(logical.right()) + ")";
    } else if (expression instanceof Expr.Conditional conditional) {
      return "(%s ? %s : %s)"
          .formatted(
              operand(conditional.condition()),
              operand(conditional.then()),
              operand(conditional.otherwise()));
    } else if (expression instanceof Expr.Convert convert) {
      return convert(convert);
    } else if (expression instanceof Expr.Apply apply) {
      return apply(apply);
    } else if (expression instanceof Expr.CallFunction call) {
      return names.function("fn_" + call.function().name()) + "(vm" + all(call.arguments()) + ")";
    } else if (expression instanceof Expr.CallExtern call) {
      return externCall(call.extern(), call.arguments());
    } else if (expression instanceof Expr.ReadMemory read) {
      return readMemory(read);
    } else if (expression instanceof Expr.ApplyMemory apply) {
      return applyMemory(apply);
    } else if (expression instanceof Expr.MemorySize size) {
      return "(int64_t)vm->" + CNames.size(size.memory());
    } else if (expression instanceof Expr.ReadSlot read) {
      return types.fromSlot(
          read.stack().slot(),
          read.type(),
          places.slot(read.stack(), read.fromBottom(), read.index()));
    } else if (expression instanceof Expr.ReadRegion read) {
      String slot = places.region(read.region(), read.index());
      return types.fromSlot(read.region().slot(), read.type(), slot);
    } else if (expression instanceof Expr.Depth depth) {
      return "(int64_t)" + places.depth(depth.stackOrRegion());
    } else if (expression instanceof Expr.ReadRegister read) {
      Type type = read.register().type();
      return types.fromSlot(type, type, CNames.register(read.register()));
    } else if (expression instanceof Expr.Element element) {
      return element(element);
    } else if (expression instanceof Expr.InBounds bounds) {
      return "(" + places.inBounds(bounds, true) + ")";
    } else if (expression instanceof Expr.IsLeader leader) {
      return names.function("is_leader") + "(vm, " + text(leader.position()) + ")";
    } else if (expression instanceof Expr.DivisionOverflows overflows) {
      return intrinsics.overflows(
          overflows.division(), overflows.arguments().stream().map(this::text).toList());
    }
    throw new IllegalArgumentException("no expression: " + expression);
  }

  /** What is true where a condition is false. */
  String negated(Expr condition) {
    if (condition instanceof Expr.Unary unary && unary.op() == UnaryOp.NOT) {
      return text(unary.operand());
    } else if (condition instanceof Expr.Binary binary
        && binary.left().type() instanceof ScalarType type
        && !type.isFloat()) {
      BinaryOp inverse =
          switch (binary.op()) {
            case LESS -> BinaryOp.GREATER_EQUAL;
            case LESS_EQUAL -> BinaryOp.GREATER;
            case GREATER -> BinaryOp.LESS_EQUAL;
            case GREATER_EQUAL -> BinaryOp.LESS;
            case EQUAL -> BinaryOp.NOT_EQUAL;
            case NOT_EQUAL -> BinaryOp.EQUAL;
            default -> null;
          };
      if (inverse != null) {
        return text(new Expr.Binary(inverse, ScalarType.BOOL, binary.left(), binary.right()));
      }
    }
    return condition instanceof Expr.InBounds bounds
        ? places.inBounds(bounds, false)
        : "!" + operand(condition);
  }

  /** A call of an extern whose result is its value. */
  String externCall(Extern extern, List<Expr> arguments) {
    return names.function("ext_" + extern.name()) + "(" + externArguments(arguments) + ")";
  }

  /** The machine and the arguments; a code value is passed as its position. */
  String externArguments(List<Expr> arguments) {
    StringBuilder all = new StringBuilder("vm");
    for (Expr argument : arguments) {
      all.append(", ").append(asPosition(argument));
    }
    return all.toString();
  }

  /** An expression, as its portable position if it is a code value. */
  String asPosition(Expr expression) {
    return expression.type() == ScalarType.CODE
        ? convert(new Expr.Convert(ScalarType.U64, expression))
        : text(expression);
  }

  private String element(Expr.Element element) {
    String word = context.name(element.array()) + "[" + text(element.index()) + "]";
    return context
        .elementSlot(element.array())
        .map(slot -> types.fromSlot(slot, element.type(), word))
        .orElseGet(() -> types.fromWord(element.type(), word));
  }

  private String readMemory(Expr.ReadMemory read) {
    String load = types.names().function(memoryType(read.type()) + "_load_" + order(read.memory()));
    String value = load + "(" + CNames.bytes(read.memory()) + " + " + operand(read.address()) + ")";
    return read.type() == ScalarType.BOOL ? "(" + value + " != 0)" : value;
  }

  /** The type by whose functions a value is read and written. */
  static String memoryType(ScalarType type) {
    return type == ScalarType.BOOL ? "u8" : type == ScalarType.CODE ? "u64" : type.text();
  }

  static String order(Memory memory) {
    return memory.bigEndian() ? "be" : "le";
  }

  String applyMemory(Expr.ApplyMemory apply) {
    String bytes = CNames.bytes(apply.memory()) + " + ";
    List<Expr> arguments = apply.arguments();
    String first = bytes + operand(arguments.get(0));
    return switch (apply.intrinsic()) {
      case MEM_COPY ->
          "memmove(%s, %s, (size_t)%s)"
              .formatted(first, bytes + operand(arguments.get(1)), operand(arguments.get(2)));
      case MEM_FILL ->
          "memset(%s, %s, (size_t)%s)"
              .formatted(first, text(arguments.get(2)), operand(arguments.get(1)));
      case MEM_COMPARE ->
          "compare(%s, %s, (uint64_t)%s)"
              .formatted(first, bytes + operand(arguments.get(1)), operand(arguments.get(2)));
      default -> throw new IllegalArgumentException(apply.intrinsic() + " is not of memories");
    };
  }

  private String unary(Expr.Unary unary) {
    String operand = operand(unary.operand());
    ScalarType type = unary.type();
    return switch (unary.op()) {
      case NOT -> "!" + operand;
      case NEGATE ->
          type.isFloat()
              ? "(-" + operand + ")"
              : names.function(type.text() + "_neg") + "(" + alone(operand) + ")";
      case COMPLEMENT -> {
        Function<String, String> narrow =
            t -> type.bits() < 32 ? "(" + types.variable(type).strip() + ")" + t : t;
        yield narrow.apply("~" + operand);
      }
    };
  }

  private String binary(Expr.Binary binary) {
    BinaryOp op = binary.op();
    if (op.isComparison()) {
      return plain(binary);
    }
    ScalarType type = binary.type();
    if (type.isFloat()) {
      return op == BinaryOp.REMAINDER
          ? names.function(type == ScalarType.F32 ? "fmodf" : "fmod") + arguments(binary)
          : plain(binary);
    }
    if (type == ScalarType.BOOL) {
      return plain(binary);
    }
    boolean wide = type == ScalarType.U64 || type == ScalarType.U32;
    return switch (op) {
      case AND, OR, XOR -> plain(binary);
      case ADD -> wide ? plain(binary) : function(type, "add", arguments(binary));
      case SUBTRACT -> wide ? plain(binary) : function(type, "sub", arguments(binary));
      case MULTIPLY -> wide ? plain(binary) : function(type, "mul", arguments(binary));
      case DIVIDE -> wide ? plain(binary) : function(type, "div", arguments(binary));
      case REMAINDER -> wide ? plain(binary) : function(type, "mod", arguments(binary));
      case SHIFT_LEFT -> function(type, "shl", shift(binary));
      case SHIFT_RIGHT -> function(type, "shr", shift(binary));
      default -> throw new IllegalArgumentException("no operator: " + op);
    };
  }

  private String plain(Expr.Binary binary) {
    return "(%s %s %s)"
        .formatted(operand(binary.left()), binary.op().symbol(), operand(binary.right()));
  }

  private String function(ScalarType type, String operation, String arguments) {
    return names.function(type.text() + "_" + operation) + arguments;
  }

  private String arguments(Expr.Binary binary) {
    return "(" + text(binary.left()) + ", " + text(binary.right()) + ")";
  }

  private String shift(Expr.Binary binary) {
    return "(" + text(binary.left()) + ", " + places.bits(binary.right()) + ")";
  }

  private String convert(Expr.Convert convert) {
    Expr operand = convert.operand();
    if (!(convert.type() instanceof ScalarType to)) {
      return types.fromSlot(convert.type(), convert.type(), operand(operand));
    }
    ScalarType from = (ScalarType) operand.type();
    if (from == ScalarType.CODE && to != ScalarType.CODE) {
      String position =
          types.checked() ? operand(operand) : "(uint64_t)" + types.position(text(operand));
      return types.convert(ScalarType.U64, to, position);
    } else if (to == ScalarType.CODE && from != ScalarType.CODE) {
      String position = types.convert(from, ScalarType.U64, operand(operand));
      return types.checked() ? position : types.pointer(position);
    }
    return types.convert(from, to, operand(operand));
  }

  /** A code value as a pointer to its internal word: where to jump. */
  String pointer(Expr code) {
    if (!types.checked()) {
      return text(code);
    } else if (code instanceof Expr.Read read && context.isPointer(read.variable())) {
      return context.name(read.variable());
    } else if (code instanceof Expr.Next) {
      return context.next();
    } else if (code instanceof Expr.Element element
        && context.elementSlot(element.array()).isEmpty()) {
      return context.name(element.array()) + "[" + text(element.index()) + "].target";
    } else if (code instanceof Expr.Conditional conditional) {
      String then = pointer(conditional.then());
      String otherwise = pointer(conditional.otherwise());
      return "%s ? %s : %s".formatted(operand(conditional.condition()), then, otherwise);
    }
    return types.pointer(text(code));
  }

  private String apply(Expr.Apply apply) {
    ScalarType type = (ScalarType) apply.arguments().get(0).type();
    boolean rotates =
        apply.intrinsic() == Intrinsic.ROTATE_LEFT || apply.intrinsic() == Intrinsic.ROTATE_RIGHT;
    if (rotates) {
      return intrinsics.call(
          apply.intrinsic(),
          type,
          List.of(text(apply.arguments().get(0)), places.bits(apply.arguments().get(1))));
    }
    return intrinsics.call(
        apply.intrinsic(), type, apply.arguments().stream().map(this::text).toList());
  }

  private String all(List<Expr> arguments) {
    return String.join("", arguments.stream().map(a -> ", " + text(a)).toList());
  }

  /** Whether one pair of parentheses encloses all of a text. */
  private static boolean isWrapped(String text) {
    if (!text.startsWith("(") || !text.endsWith(")")) {
      return false;
    }
    int depth = 0;
    for (int i = 0; i < text.length() - 1; i++) {
      depth += text.charAt(i) == '(' ? 1 : text.charAt(i) == ')' ? -1 : 0;
      if (depth == 0) {
        return false;
      }
    }
    return true;
  }
}
