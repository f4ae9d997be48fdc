package org.vmgen.generator.action;

import java.util.List;
import java.util.Optional;
import org.vmgen.generator.model.Extern;
import org.vmgen.generator.model.Function;
import org.vmgen.generator.model.Memory;
import org.vmgen.generator.model.ReferenceType;
import org.vmgen.generator.model.Region;
import org.vmgen.generator.model.Register;
import org.vmgen.generator.model.ScalarType;
import org.vmgen.generator.model.Stack;
import org.vmgen.generator.model.State;
import org.vmgen.generator.model.Type;
import org.vmgen.generator.model.Variable;

/**
 * A typed expression. Operands are evaluated left to right. In an action as checked, an expression
 * may trap, call and have effects; in a lowered one (see {@code lower}) it cannot: traps have
 * become {@link Stmt.Guard}s before it, and calls with effects stand alone at the right of a
 * declaration or assignment.
 */
public sealed interface Expr {

  Type type();

  /**
   * An integer, bool or float constant.
   *
   * @param bits an integer sign- or zero-extended by its type to 64 bits; bool 0 or 1; a float's
   *     IEEE bits, of f32 in the low half
   */
  record Constant(ScalarType type, long bits) implements Expr {
    public static Constant of(ScalarType type, long bits) {
      return new Constant(type, bits);
    }

    public static Constant bool(boolean value) {
      return new Constant(ScalarType.BOOL, value ? 1 : 0);
    }
  }

  /** The null reference. */
  record Null(ReferenceType type) implements Expr {}

  /** The value of a variable: item, immediate, local, parameter. */
  record Read(Variable variable) implements Expr {
    @Override
    public Type type() {
      return variable.type();
    }
  }

  /** The position after this instruction. */
  record Next() implements Expr {
    @Override
    public Type type() {
      return ScalarType.CODE;
    }
  }

  record Unary(UnaryOp op, ScalarType type, Expr operand) implements Expr {}

  /**
   * @param type of the result; comparisons give bool, everything else the type of its operands; a
   *     shift's right operand may be of any integer type
   */
  record Binary(BinaryOp op, ScalarType type, Expr left, Expr right) implements Expr {}

  /** {@code &&} or {@code ||}: the right operand is evaluated only where it decides. */
  record Logical(boolean and, Expr left, Expr right) implements Expr {
    @Override
    public Type type() {
      return ScalarType.BOOL;
    }
  }

  /** {@code condition ? then : otherwise}. */
  record Conditional(Expr condition, Expr then, Expr otherwise) implements Expr {
    @Override
    public Type type() {
      return then.type();
    }
  }

  /**
   * A conversion {@code i32(x)}: integers truncate or extend by the source's sign; float to integer
   * saturates, NaN gives 0; bool gives 0 or 1, to bool is {@code != 0}; {@code u64(code)} gives the
   * portable position, {@code code(u64)} traps unless it is a leader's. To another reference type:
   * a cast that the host answers for.
   */
  record Convert(Type type, Expr operand) implements Expr {}

  /** A call of an intrinsic; of one with several results only inside {@link Stmt.AssignMany}. */
  record Apply(Intrinsic intrinsic, Type type, List<Expr> arguments) implements Expr {
    public Apply {
      arguments = List.copyOf(arguments);
    }
  }

  /**
   * A call of a portable function; {@code type} is that of its first result, bool if it has none.
   */
  record CallFunction(Function function, Type type, List<Expr> arguments) implements Expr {
    public CallFunction {
      arguments = List.copyOf(arguments);
    }
  }

  /** A call of an extern; {@code type} is that of its first result, bool if it has none. */
  record CallExtern(Extern extern, Type type, List<Expr> arguments) implements Expr {
    public CallExtern {
      arguments = List.copyOf(arguments);
    }
  }

  /** {@code mem.u8[address]}. */
  record ReadMemory(Memory memory, ScalarType type, Expr address) implements Expr {}

  /**
   * {@code mem.copy(to, from, count)}, {@code mem.fill}, {@code mem.compare}; bool if without
   * result.
   */
  record ApplyMemory(Memory memory, Intrinsic intrinsic, Type type, List<Expr> arguments)
      implements Expr {
    public ApplyMemory {
      arguments = List.copyOf(arguments);
    }
  }

  /** The size of a memory in bytes, as i64. */
  record MemorySize(Memory memory) implements Expr {
    @Override
    public Type type() {
      return ScalarType.I64;
    }
  }

  /**
   * {@code data[k]} from the top after the inputs are popped, or {@code data.at[i]} from the
   * bottom.
   */
  record ReadSlot(Stack stack, boolean fromBottom, Expr index) implements Expr {
    @Override
    public Type type() {
      return stack.slot();
    }
  }

  /** {@code region[k]}. */
  record ReadRegion(Region region, Expr index) implements Expr {
    @Override
    public Type type() {
      return region.slot();
    }
  }

  /** {@code data.depth} after the inputs are popped, or {@code locals.depth}; i64. */
  record Depth(State stackOrRegion) implements Expr {
    @Override
    public Type type() {
      return ScalarType.I64;
    }
  }

  record ReadRegister(Register register) implements Expr {
    @Override
    public Type type() {
      return register.type();
    }
  }

  /** {@code t[i]} of an array immediate or array item; outside its length it traps with region. */
  record Element(Variable array, Expr index) implements Expr {
    @Override
    public Type type() {
      return array.type();
    }
  }

  // ---- only in lowered actions ------------------------------------------------------------------

  /** What {@link InBounds} asks. */
  enum Bounds {
    /** Memory: {@code count} bytes from {@code index} on exist. */
    BYTES,
    /** Stack: slot {@code index} from the top, inputs popped, exists. */
    FROM_TOP,
    /** Stack: slot {@code index} from the bottom exists below the popped inputs. */
    FROM_BOTTOM,
    /** Stack or region: {@code index} as a new depth is not negative. */
    DEPTH_FROM_ZERO,
    /** Stack or region: {@code index + count} is at most the limit of the depth. */
    DEPTH_TO_LIMIT,
    /** Region: slot {@code window + index} can be accessed. */
    SLOT,
    /** {@code index} is below {@code count}, both unsigned. */
    ELEMENT
  }

  /** Whether an access is allowed; for ELEMENT the state is not used. */
  record InBounds(Bounds bounds, Optional<State> state, Expr index, Expr count) implements Expr {
    @Override
    public Type type() {
      return ScalarType.BOOL;
    }
  }

  /** Whether a u64 is the portable position of a leader. */
  record IsLeader(Expr position) implements Expr {
    @Override
    public Type type() {
      return ScalarType.BOOL;
    }
  }

  /** Whether the quotient of a 128-bit division does not fit. */
  record DivisionOverflows(Intrinsic division, List<Expr> arguments) implements Expr {
    public DivisionOverflows {
      arguments = List.copyOf(arguments);
    }

    @Override
    public Type type() {
      return ScalarType.BOOL;
    }
  }
}
