package org.vmgen.generator.lower;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.vmgen.generator.action.BinaryOp;
import org.vmgen.generator.action.Expr;
import org.vmgen.generator.action.Intrinsic;
import org.vmgen.generator.action.Stmt;
import org.vmgen.generator.action.UnaryOp;
import org.vmgen.generator.model.Memory;
import org.vmgen.generator.model.Region;
import org.vmgen.generator.model.ScalarType;
import org.vmgen.generator.model.Stack;
import org.vmgen.generator.model.State;
import org.vmgen.generator.model.Trap;
import org.vmgen.generator.model.Variable;

/**
 * The tests before operations that may trap. Each method returns the operand to go on with: where
 * the test needs it too and it is more than a name, a temporary that holds it.
 */
final class Guards {
  private static final Expr ONE = Expr.Constant.of(ScalarType.I64, 1);

  private final Context context;

  Guards(Context context) {
    this.context = context;
  }

  /** A temporary that holds a value from here on. */
  Expr hold(Expr value, String name, List<Stmt> out) {
    Variable variable = context.fresh().temporary(name, value.type());
    out.add(new Stmt.Declare(variable, value));
    return new Expr.Read(variable);
  }

  /** An address in a memory from which on so many bytes are accessed. */
  Expr bytes(Memory memory, Expr address, int count, List<Stmt> out) {
    return bounds(
        Expr.Bounds.BYTES,
        memory,
        address,
        Expr.Constant.of(ScalarType.I64, count),
        Trap.MEMORY,
        out);
  }

  /** The arguments of a memory's copy, fill or compare. */
  List<Expr> memory(Expr.ApplyMemory apply, List<Expr> arguments, List<Stmt> out) {
    if (!context.checked()) {
      return arguments;
    }
    int count = apply.intrinsic() == Intrinsic.MEM_FILL ? 1 : 2;
    List<Expr> held = new ArrayList<>(arguments);
    for (int i = 0; i <= 2; i++) {
      if (i <= count) {
        held.set(i, simple(held.get(i), i == count ? "count" : "address", out));
      }
    }
    for (int i = 0; i < count; i++) {
      Expr test =
          new Expr.InBounds(
              Expr.Bounds.BYTES, Optional.of(apply.memory()), held.get(i), held.get(count));
      out.add(new Stmt.Guard(test, Trap.MEMORY));
    }
    return held;
  }

  /** The index of an explicitly accessed slot of a stack. */
  Expr slot(Stack stack, boolean fromBottom, Expr index, List<Stmt> out) {
    Expr.Bounds bounds = fromBottom ? Expr.Bounds.FROM_BOTTOM : Expr.Bounds.FROM_TOP;
    return bounds(bounds, stack, index, ONE, Trap.UNDERFLOW, out);
  }

  Expr region(Region region, Expr index, List<Stmt> out) {
    return bounds(Expr.Bounds.SLOT, region, index, ONE, Trap.REGION, out);
  }

  /** A new depth of a stack, on which outputs follow, or of a region. */
  Expr depth(State state, Expr depth, List<Stmt> out) {
    if (!context.checked()) {
      return depth;
    }
    boolean region = state instanceof Region;
    Expr held = simple(depth, "depth", out);
    Optional<State> of = Optional.of(state);
    Expr fromZero =
        new Expr.InBounds(
            Expr.Bounds.DEPTH_FROM_ZERO, of, held, Expr.Constant.of(ScalarType.I64, 0));
    Expr toLimit =
        new Expr.InBounds(Expr.Bounds.DEPTH_TO_LIMIT, of, held, context.outputsOn(state, 0));
    out.add(new Stmt.Guard(fromZero, region ? Trap.REGION : Trap.UNDERFLOW));
    out.add(new Stmt.Guard(toLimit, region ? Trap.REGION : Trap.OVERFLOW));
    return held;
  }

  /** An index into an array. */
  Expr element(Expr length, Expr index, List<Stmt> out) {
    if (!context.checked()) {
      return index;
    }
    Expr held = simple(index, "index", out);
    Expr test = new Expr.InBounds(Expr.Bounds.ELEMENT, Optional.empty(), held, length);
    out.add(new Stmt.Guard(test, Trap.REGION));
    return held;
  }

  /** Before a call: there is room on the stack of return positions. */
  void room(Stack returns, List<Stmt> out) {
    if (context.checked()) {
      Expr test =
          new Expr.InBounds(
              Expr.Bounds.DEPTH_TO_LIMIT,
              Optional.of(returns),
              new Expr.Depth(returns),
              context.outputsOn(returns, 1));
      out.add(new Stmt.Guard(test, Trap.OVERFLOW));
    }
  }

  /** Before a return: the stack of return positions has one on top that this run may pop. */
  void returnPosition(Stack returns, List<Stmt> out) {
    if (context.checked()) {
      Expr below = new Expr.Binary(BinaryOp.SUBTRACT, ScalarType.I64, new Expr.Depth(returns), ONE);
      Expr fromZero =
          new Expr.InBounds(
              Expr.Bounds.DEPTH_FROM_ZERO,
              Optional.of(returns),
              below,
              Expr.Constant.of(ScalarType.I64, 0));
      out.add(new Stmt.Guard(fromZero, Trap.UNDERFLOW));
      Expr top = new Expr.ReadSlot(returns, false, Expr.Constant.of(ScalarType.I64, 0));
      Expr position = new Expr.Convert(ScalarType.U64, top);
      out.add(new Stmt.Guard(new Expr.IsLeader(position), Trap.CODE));
    }
  }

  /** A value read from a register or region: of type code, it must be a leader. */
  Expr loaded(Expr read, List<Stmt> out) {
    if (context.checked() && read.type() == ScalarType.CODE) {
      Expr position = new Expr.Convert(ScalarType.U64, read);
      out.add(new Stmt.Guard(new Expr.IsLeader(position), Trap.CODE));
    }
    return read;
  }

  /** A number that becomes a code value. */
  Expr leader(Expr position, List<Stmt> out) {
    Expr held = simple(position, "position", out);
    out.add(new Stmt.Guard(new Expr.IsLeader(held), Trap.CODE));
    return held;
  }

  /** A divisor; after a constant zero it is 1, which nothing reaches. */
  Expr divisor(Expr divisor, List<Stmt> out) {
    ScalarType type = (ScalarType) divisor.type();
    if (divisor instanceof Expr.Constant constant) {
      if (constant.bits() != 0) {
        return divisor;
      }
      out.add(new Stmt.Guard(Expr.Constant.bool(false), Trap.ZERO_DIVIDE));
      return Expr.Constant.of(type, 1);
    }
    Expr held = simple(divisor, "divisor", out);
    Expr zero = Expr.Constant.of(type, 0);
    out.add(
        new Stmt.Guard(
            new Expr.Binary(BinaryOp.NOT_EQUAL, ScalarType.BOOL, held, zero), Trap.ZERO_DIVIDE));
    return held;
  }

  /** The arguments of an intrinsic that may divide. */
  List<Expr> division(Intrinsic intrinsic, List<Expr> arguments, List<Stmt> out) {
    switch (intrinsic) {
      case FLOOR_DIV, FLOOR_MOD -> {
        return List.of(arguments.get(0), divisor(arguments.get(1), out));
      }
      case UDIV128, SDIV128, SDIV128_FLOOR -> {
        Expr divisor = divisor(arguments.get(2), out);
        List<Expr> held =
            List.of(
                simple(arguments.get(0), "high", out),
                simple(arguments.get(1), "low", out),
                divisor);
        Expr overflows = new Expr.DivisionOverflows(intrinsic, held);
        out.add(
            new Stmt.Guard(
                new Expr.Unary(UnaryOp.NOT, ScalarType.BOOL, overflows), Trap.DIVISION_OVERFLOW));
        return held;
      }
      default -> {
        return arguments;
      }
    }
  }

  private Expr bounds(
      Expr.Bounds bounds, State state, Expr index, Expr count, Trap trap, List<Stmt> out) {
    if (!context.checked()) {
      return index;
    }
    Expr held = simple(index, bounds == Expr.Bounds.BYTES ? "address" : "index", out);
    out.add(new Stmt.Guard(new Expr.InBounds(bounds, Optional.of(state), held, count), trap));
    return held;
  }

  private Expr simple(Expr value, String name, List<Stmt> out) {
    return isSimple(value) ? value : hold(value, name, out);
  }

  private static boolean isSimple(Expr value) {
    if (value instanceof Expr.Convert convert) {
      return isSimple(convert.operand()) && !((ScalarType) convert.operand().type()).isFloat();
    } else if (value instanceof Expr.Binary binary) {
      return (binary.op() == BinaryOp.ADD || binary.op() == BinaryOp.SUBTRACT)
          && isSimple(binary.left())
          && binary.right() instanceof Expr.Constant;
    }
    return value instanceof Expr.Constant
        || value instanceof Expr.Read
        || value instanceof Expr.ReadRegister
        || value instanceof Expr.Depth
        || value instanceof Expr.MemorySize;
  }
}
