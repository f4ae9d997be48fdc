package org.vmgen.generator.java;

import java.util.List;
import java.util.Optional;
import org.vmgen.generator.action.BinaryOp;
import org.vmgen.generator.action.Expr;
import org.vmgen.generator.action.UnaryOp;
import org.vmgen.generator.model.Memory;
import org.vmgen.generator.model.ReferenceType;
import org.vmgen.generator.model.Region;
import org.vmgen.generator.model.ScalarType;
import org.vmgen.generator.model.Stack;
import org.vmgen.generator.model.Type;
import org.vmgen.generator.model.Variable;

/** Prints pure, total expressions. */
final class ExpressionPrinter {
  private final Frame frame;
  private final IntrinsicPrinter intrinsics = new IntrinsicPrinter(this);

  ExpressionPrinter(Frame frame) {
    this.frame = frame;
  }

  String text(Expr expression) {
    return print(expression).text();
  }

  JavaExpr print(Expr expression) {
    if (expression instanceof Expr.Constant constant) {
      return constant(constant);
    } else if (expression instanceof Expr.Null) {
      return JavaExpr.primary("null");
    } else if (expression instanceof Expr.Read read) {
      return JavaExpr.primary(frame.name(read.variable()));
    } else if (expression instanceof Expr.Next) {
      return new JavaExpr(frame.next(), JavaExpr.SUM);
    } else if (expression instanceof Expr.Unary unary) {
      return unary(unary);
    } else if (expression instanceof Expr.Binary binary) {
      return binary(binary);
    } else if (expression instanceof Expr.Logical logical) {
      return print(logical.left())
          .infix(
              logical.and() ? "&&" : "||",
              logical.and() ? JavaExpr.LOGICAL_AND : JavaExpr.LOGICAL_OR,
              print(logical.right()));
    } else if (expression instanceof Expr.Conditional choice) {
      return JavaType.choice(
          print(choice.condition()),
          print(choice.then()).at(JavaExpr.CONDITIONAL + 1),
          print(choice.otherwise()).at(JavaExpr.CONDITIONAL));
    } else if (expression instanceof Expr.Convert convert) {
      return new ConversionPrinter()
          .convert(print(convert.operand()), convert.operand().type(), convert.type());
    } else if (expression instanceof Expr.Apply apply) {
      return intrinsics.print(apply.intrinsic(), apply.arguments());
    } else if (expression instanceof Expr.CallFunction call) {
      return JavaExpr.call(JavaNames.identifier(call.function().name()), all(call.arguments()));
    } else if (expression instanceof Expr.CallExtern call) {
      return ExternPrinter.call(this, call);
    }
    return access(expression);
  }

  /** The bytes of a memory. */
  String bytes(Memory memory) {
    return frame.state.of(memory);
  }

  JavaExpr[] all(List<Expr> expressions) {
    return expressions.stream().map(this::print).toArray(JavaExpr[]::new);
  }

  private JavaExpr access(Expr expression) {
    if (expression instanceof Expr.ReadMemory read) {
      return readMemory(read);
    } else if (expression instanceof Expr.ApplyMemory apply) {
      return intrinsics.memory(apply);
    } else if (expression instanceof Expr.MemorySize size) {
      return JavaExpr.primary(frame.state.of(size.memory()) + ".length").cast("long");
    } else if (expression instanceof Expr.ReadSlot read) {
      return JavaType.fromSlot(slot(read.stack(), read.fromBottom(), read.index()), read.type());
    } else if (expression instanceof Expr.ReadRegion read) {
      return JavaType.fromSlot(slot(read.region(), read.index()), read.type());
    } else if (expression instanceof Expr.Depth depth) {
      return depth(depth).cast("long");
    } else if (expression instanceof Expr.ReadRegister read) {
      return JavaExpr.primary(frame.state.of(read.register()));
    } else if (expression instanceof Expr.Element element) {
      return element(element.array(), element.index());
    } else if (expression instanceof Expr.InBounds bounds) {
      return new BoundsPrinter(frame, this).print(bounds);
    } else if (expression instanceof Expr.IsLeader leader) {
      return leader(print(leader.position()));
    } else if (expression instanceof Expr.DivisionOverflows overflows) {
      return JavaExpr.call(
          "Numbers." + overflows.division().text() + "Overflows", all(overflows.arguments()));
    }
    throw new IllegalArgumentException("not an expression of a lowered action: " + expression);
  }

  /** A slot of a stack, as {@code data[k]} or {@code data.at[k]} name it. */
  JavaExpr slot(Stack stack, boolean fromBottom, Expr index) {
    JavaExpr at = JavaType.index(print(index), index.type());
    String text = at.text();
    if (!fromBottom) {
      String top = frame.index(stack, frame.part().afterPop(stack).plus(1));
      text =
          index instanceof Expr.Constant constant
              ? frame.index(stack, frame.part().afterPop(stack).plus(1 + (int) constant.bits()))
              : top + " - " + at.at(JavaExpr.PRODUCT);
    }
    return JavaExpr.primary(frame.state.of(stack) + "[" + text + "]");
  }

  JavaExpr slot(Region region, Expr index) {
    Optional<StateNames.StateLocal> window = region.window().flatMap(frame.state::window);
    if (window.isPresent()) {
      JavaExpr at =
          index instanceof Expr.Constant constant
              ? constant(Expr.Constant.of(ScalarType.I32, constant.bits()))
              : JavaType.index(print(index), index.type());
      JavaExpr sum = JavaExpr.primary(window.get().name()).infix("+", JavaExpr.SUM, at);
      return JavaExpr.primary(frame.state.of(region) + "[" + sum.text() + "]");
    }
    boolean isLong = region.window().isPresent() || JavaType.isLong(index.type());
    JavaExpr at;
    if (index instanceof Expr.Constant constant && region.window().isEmpty()) {
      at = frame.slotOf(region, constant(Expr.Constant.of(ScalarType.I32, constant.bits())));
    } else {
      JavaExpr slot = frame.slotOf(region, print(index));
      at = isLong ? slot.cast("int") : slot;
    }
    return JavaExpr.primary(frame.state.of(region) + "[" + at.text() + "]");
  }

  private JavaExpr element(Variable array, Expr index) {
    JavaExpr at = JavaType.index(print(index), index.type());
    JavaExpr place = frame.element(array, at.at(JavaExpr.PRODUCT));
    if (array.type() instanceof ReferenceType type) {
      return JavaType.fromSlot(
          frame.isImmediateArray(array)
              ? JavaExpr.primary("constants[" + place.cast("int").text() + "]")
              : place,
          type);
    }
    return frame.isImmediateArray(array)
        ? JavaType.fromWord(place, array.type())
        : JavaType.fromSlot(place, array.type());
  }

  JavaExpr depth(Expr.Depth depth) {
    return depth.stackOrRegion() instanceof Stack stack
        ? frame.depth(stack)
        : JavaExpr.primary(frame.state.depth((Region) depth.stackOrRegion()));
  }

  private JavaExpr leader(JavaExpr position) {
    if (!frame.isInLoop() || !IntrinsicPrinter.isSimple(position)) {
      return JavaExpr.call("LeaderBits.contains", JavaExpr.primary("leaders"), position);
    }
    return new JavaExpr(
        "# >>> 6 < leaders.length && (leaders[(int) (# >>> 6)] >>> # & 1) != 0"
            .replace("#", position.text()),
        JavaExpr.LOGICAL_AND);
  }

  private JavaExpr readMemory(Expr.ReadMemory read) {
    Memory memory = read.memory();
    String bytes = frame.state.of(memory);
    JavaExpr address = JavaType.index(print(read.address()), read.address().type());
    ScalarType type = read.type();
    if (type.bits() == 8) {
      JavaExpr value = JavaExpr.primary(bytes + "[" + address.text() + "]");
      return switch (type) {
        case U8 -> JavaType.mask(value, "0xff");
        case BOOL -> value.infix("!=", JavaExpr.EQUALITY, JavaExpr.primary("0"));
        default -> value;
      };
    }
    String cast = type.bits() == 16 ? "short" : type.bits() == 32 ? "int" : "long";
    JavaExpr value =
        frame.isInLoop()
            ? JavaExpr.call(view(memory, type) + ".get", JavaExpr.primary(bytes), address)
                .cast(cast)
            : JavaExpr.call(order(memory) + ".i" + type.bits(), JavaExpr.primary(bytes), address);
    if (type.isFloat()) {
      boolean single = type == ScalarType.F32;
      return JavaExpr.call(single ? "Float.intBitsToFloat" : "Double.longBitsToDouble", value);
    }
    return type == ScalarType.U16 || type == ScalarType.U32 ? JavaType.wrapped(value, type) : value;
  }

  /**
   * What reads and writes numbers of a type in a memory's bytes. HotSpot puts its code in the place
   * of calls in any method, that of methods which call it not in a large one.
   */
  static String view(Memory memory, ScalarType type) {
    return order(memory) + ".I" + type.bits();
  }

  static String order(Memory memory) {
    return memory.bigEndian() ? "BigEndian" : "LittleEndian";
  }

  /** The opposite of a condition. */
  JavaExpr negated(Expr condition) {
    if (condition instanceof Expr.Unary unary && unary.op() == UnaryOp.NOT) {
      return print(unary.operand());
    }
    return Optional.of(condition)
        .filter(Expr.Binary.class::isInstance)
        .flatMap(binary -> Conditions.opposite((Expr.Binary) binary))
        .map(this::print)
        .orElseGet(() -> print(condition).negated());
  }

  private JavaExpr unary(Expr.Unary unary) {
    if (unary.op() == UnaryOp.NOT) {
      return negated(unary.operand());
    }
    JavaExpr operand = print(unary.operand());
    JavaExpr result = operand.prefix(unary.op().symbol());
    boolean inRange =
        unary.type() == ScalarType.I32
            || unary.op() == UnaryOp.COMPLEMENT && unary.type().isSigned();
    return inRange ? result : JavaType.wrapped(result, unary.type());
  }

  private JavaExpr binary(Expr.Binary binary) {
    JavaExpr left = print(binary.left());
    JavaExpr right = operand(binary.right(), binary.left());
    Type operands = binary.left().type();
    if (binary.op().isComparison()) {
      return comparison(binary, left, right, operands);
    }
    ScalarType type = binary.type();
    return switch (binary.op()) {
      case ADD, SUBTRACT, MULTIPLY -> arithmetic(binary.op(), left, right, type);
      case DIVIDE, REMAINDER -> division(binary.op(), left, right, type);
      case SHIFT_LEFT ->
          JavaType.wrapped(
              left.infix("<<", JavaExpr.SHIFT, count(right, binary.right(), type)), type);
      case SHIFT_RIGHT ->
          left.infix(
              type == ScalarType.U64 ? ">>>" : ">>",
              JavaExpr.SHIFT,
              count(right, binary.right(), type));
      case AND -> left.infix("&", JavaExpr.AND, right);
      case OR -> left.infix("|", JavaExpr.OR, right);
      case XOR -> left.infix("^", JavaExpr.XOR, right);
      default -> throw new IllegalArgumentException("no operator " + binary.op());
    };
  }

  /** An operand; a constant beside a {@code long} needs no suffix. */
  private JavaExpr operand(Expr operand, Expr beside) {
    boolean plain =
        operand instanceof Expr.Constant constant
            && !(beside instanceof Expr.Constant)
            && JavaType.isLong(operand.type())
            && JavaType.isLong(beside.type())
            && constant.bits() == (int) constant.bits();
    return plain
        ? constant(Expr.Constant.of(ScalarType.I32, ((Expr.Constant) operand).bits()))
        : print(operand);
  }

  private static JavaExpr arithmetic(BinaryOp op, JavaExpr left, JavaExpr right, ScalarType type) {
    int level = op == BinaryOp.MULTIPLY ? JavaExpr.PRODUCT : JavaExpr.SUM;
    JavaExpr result = left.infix(op.symbol(), level, right);
    return type.isFloat() ? result : JavaType.wrapped(result, type);
  }

  private static JavaExpr division(BinaryOp op, JavaExpr left, JavaExpr right, ScalarType type) {
    boolean divides = op == BinaryOp.DIVIDE;
    if (type == ScalarType.U64) {
      return JavaExpr.call(divides ? "Long.divideUnsigned" : "Long.remainderUnsigned", left, right);
    }
    JavaExpr result = left.infix(op.symbol(), JavaExpr.PRODUCT, right);
    boolean canOverflow = divides && (type == ScalarType.I8 || type == ScalarType.I16);
    return canOverflow ? JavaType.wrapped(result, type) : result;
  }

  /** A shift's count; Java takes it modulo 32 or 64 itself. */
  private static JavaExpr count(JavaExpr count, Expr expression, ScalarType type) {
    if (expression instanceof Expr.Constant constant) {
      return JavaExpr.primary(Long.toString(constant.bits() & type.bits() - 1));
    }
    boolean own = type == ScalarType.I32 || type.bits() == 64;
    return own ? count : JavaType.mask(count, Integer.toString(type.bits() - 1));
  }

  private static JavaExpr comparison(
      Expr.Binary binary, JavaExpr left, JavaExpr right, Type operands) {
    boolean equality = binary.op() == BinaryOp.EQUAL || binary.op() == BinaryOp.NOT_EQUAL;
    if (equality) {
      JavaExpr first =
          operands instanceof ReferenceType && !operands.equals(binary.right().type())
              ? left.cast("Object")
              : left;
      return first.infix(binary.op().symbol(), JavaExpr.EQUALITY, right);
    }
    if (operands == ScalarType.U64 || operands == ScalarType.CODE) {
      return IntrinsicPrinter.flipped(left)
          .infix(binary.op().symbol(), JavaExpr.RELATION, IntrinsicPrinter.flipped(right));
    }
    return left.infix(binary.op().symbol(), JavaExpr.RELATION, right);
  }

  /** A constant or null. */
  static JavaExpr known(Expr known) {
    return known instanceof Expr.Constant constant ? constant(constant) : JavaExpr.primary("null");
  }

  static JavaExpr constant(Expr.Constant constant) {
    long bits = constant.bits();
    String text =
        switch (constant.type()) {
          case I8, I16, I32, U8, U16 -> Integer.toString((int) bits);
          case I64, U64, U32, CODE -> longLiteral(bits);
          case F32 -> floatLiteral(Float.intBitsToFloat((int) bits));
          case F64 -> doubleLiteral(Double.longBitsToDouble(bits));
          case BOOL -> bits != 0 ? "true" : "false";
        };
    return text.startsWith("-") ? new JavaExpr(text, JavaExpr.UNARY) : JavaExpr.primary(text);
  }

  private static String longLiteral(long bits) {
    if (bits == Long.MIN_VALUE) {
      return "Long.MIN_VALUE";
    }
    return bits + "L";
  }

  private static String floatLiteral(float value) {
    if (Float.isNaN(value)) {
      return "Float.NaN";
    }
    if (Float.isInfinite(value)) {
      return value > 0 ? "Float.POSITIVE_INFINITY" : "Float.NEGATIVE_INFINITY";
    }
    return value + "f";
  }

  private static String doubleLiteral(double value) {
    if (Double.isNaN(value)) {
      return "Double.NaN";
    }
    if (Double.isInfinite(value)) {
      return value > 0 ? "Double.POSITIVE_INFINITY" : "Double.NEGATIVE_INFINITY";
    }
    return Double.toString(value);
  }
}
