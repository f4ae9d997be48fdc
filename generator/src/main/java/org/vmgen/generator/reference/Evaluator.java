package org.vmgen.generator.reference;

import java.util.List;
import org.vmgen.generator.action.BinaryOp;
import org.vmgen.generator.action.Expr;
import org.vmgen.generator.action.Intrinsic;
import org.vmgen.generator.model.Region;
import org.vmgen.generator.model.ScalarType;
import org.vmgen.generator.model.SlotClass;
import org.vmgen.generator.model.Stack;
import org.vmgen.generator.model.Trap;
import org.vmgen.generator.model.Type;

/**
 * Evaluates the expressions of one action, or of one function called from it. Operands are
 * evaluated left to right; whatever fails throws {@link TrapSignal} or {@link
 * org.vmgen.runtime.VmThrow}.
 */
final class Evaluator {

  private final MachineState state;
  private final Frame frame;
  private final long next;

  /**
   * An evaluator.
   *
   * @param next the position after the instruction
   */
  Evaluator(MachineState state, Frame frame, long next) {
    this.state = state;
    this.frame = frame;
    this.next = next;
  }

  static boolean isReference(Type type) {
    return type.slotClass() == SlotClass.REFERENCE;
  }

  boolean isTrue(Expr condition) {
    return bits(condition) != 0;
  }

  /** A scalar, in the form of {@link Bits}. */
  long bits(Expr expression) {
    if (expression instanceof Expr.Constant constant) {
      return constant.bits();
    } else if (expression instanceof Expr.Read read) {
      return frame.bits(read.variable());
    } else if (expression instanceof Expr.Binary binary) {
      return binary(binary);
    } else if (expression instanceof Expr.Unary unary) {
      return Operators.unary(unary.op(), unary.type(), bits(unary.operand()));
    } else if (expression instanceof Expr.Logical logical) {
      boolean left = isTrue(logical.left());
      return Bits.ofBool(left == logical.and() ? isTrue(logical.right()) : left);
    } else if (expression instanceof Expr.Conditional choice) {
      return bits(isTrue(choice.condition()) ? choice.then() : choice.otherwise());
    } else if (expression instanceof Expr.Convert convert) {
      return convert(convert);
    } else if (expression instanceof Expr.Next) {
      return next;
    } else if (expression instanceof Expr.Apply apply) {
      return apply(apply)[0];
    } else if (expression instanceof Expr.CallFunction || expression instanceof Expr.CallExtern) {
      Object[] results = call(expression);
      return results.length == 0 ? 0 : (Long) results[0];
    }
    return stateBits(expression);
  }

  private long stateBits(Expr expression) {
    if (expression instanceof Expr.ReadRegister read) {
      return leader(read.type(), state.registerBits(read.register().index()));
    } else if (expression instanceof Expr.ReadMemory read) {
      return state.memory(read.memory()).read(read.type(), index(read.address()));
    } else if (expression instanceof Expr.ReadSlot read) {
      return state.stack(read.stack()).bits(slot(read.stack(), read.fromBottom(), read.index()));
    } else if (expression instanceof Expr.ReadRegion read) {
      int slot = state.regionSlot(read.region(), index(read.index()));
      return leader(read.type(), state.slots(read.region()).bits(slot));
    } else if (expression instanceof Expr.Element element) {
      long[] array = (long[]) frame.reference(element.array());
      return array[element(array.length, element.index())];
    } else if (expression instanceof Expr.Depth depth) {
      return state.depth(depth.stackOrRegion());
    } else if (expression instanceof Expr.MemorySize size) {
      return state.memory(size.memory()).size();
    } else if (expression instanceof Expr.ApplyMemory apply) {
      return applyMemory(apply);
    }
    throw new IllegalArgumentException(
        expression.getClass().getSimpleName() + " occurs in lowered actions only");
  }

  /** A reference, or null. */
  Object reference(Expr expression) {
    if (expression instanceof Expr.Null) {
      return null;
    } else if (expression instanceof Expr.Read read) {
      return frame.reference(read.variable());
    } else if (expression instanceof Expr.Conditional choice) {
      return reference(isTrue(choice.condition()) ? choice.then() : choice.otherwise());
    } else if (expression instanceof Expr.Convert convert) {
      return reference(convert.operand());
    } else if (expression instanceof Expr.ReadRegister read) {
      return state.registerReference(read.register().index());
    } else if (expression instanceof Expr.ReadSlot read) {
      int slot = slot(read.stack(), read.fromBottom(), read.index());
      return state.stack(read.stack()).reference(slot);
    } else if (expression instanceof Expr.ReadRegion read) {
      Region region = read.region();
      return state.slots(region).reference(state.regionSlot(region, index(read.index())));
    } else if (expression instanceof Expr.Element element) {
      Object[] array = (Object[]) frame.reference(element.array());
      return array[element(array.length, element.index())];
    }
    return call(expression)[0];
  }

  /** A scalar boxed as {@link Long}, or a reference. */
  Object value(Expr expression) {
    return isReference(expression.type()) ? reference(expression) : (Object) bits(expression);
  }

  /** All results of a call: scalars boxed as {@link Long}, references. */
  Object[] results(Expr call) {
    if (call instanceof Expr.Apply apply) {
      long[] results = apply(apply);
      Object[] boxed = new Object[results.length];
      for (int i = 0; i < results.length; i++) {
        boxed[i] = results[i];
      }
      return boxed;
    }
    return call(call);
  }

  /** Evaluates for its effects. */
  void evaluate(Expr expression) {
    if (expression instanceof Expr.CallFunction || expression instanceof Expr.CallExtern) {
      call(expression);
    } else {
      value(expression);
    }
  }

  private Object[] call(Expr expression) {
    if (expression instanceof Expr.CallExtern extern) {
      return state.externs().call(extern.extern(), values(extern.arguments()));
    } else if (expression instanceof Expr.CallFunction function) {
      return Executor.call(state, next, function.function(), values(function.arguments()));
    }
    throw new IllegalArgumentException(expression.getClass().getSimpleName() + " is no call");
  }

  private Object[] values(List<Expr> expressions) {
    Object[] values = new Object[expressions.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = value(expressions.get(i));
    }
    return values;
  }

  private long binary(Expr.Binary binary) {
    if (binary.left().type() instanceof ScalarType type) {
      long left = bits(binary.left());
      return Operators.binary(binary.op(), type, left, bits(binary.right()));
    }
    boolean same = reference(binary.left()) == reference(binary.right());
    return Bits.ofBool(same == (binary.op() == BinaryOp.EQUAL));
  }

  private long convert(Expr.Convert convert) {
    ScalarType to = (ScalarType) convert.type();
    if (!(convert.operand().type() instanceof ScalarType from)) {
      return Bits.ofBool(reference(convert.operand()) != null);
    }
    long bits = bits(convert.operand());
    return from == to ? bits : leader(to, Bits.convert(from, to, bits));
  }

  /** A value, tested if it is of type code: only leaders' positions are values of that type. */
  private long leader(Type type, long bits) {
    if (type == ScalarType.CODE) {
      state.requireLeader(bits);
    }
    return bits;
  }

  private long[] apply(Expr.Apply apply) {
    List<Expr> arguments = apply.arguments();
    long[] values = new long[arguments.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = bits(arguments.get(i));
    }
    return Intrinsics.apply(apply.intrinsic(), (ScalarType) arguments.get(0).type(), values);
  }

  private long applyMemory(Expr.ApplyMemory apply) {
    MemoryAccess memory = state.memory(apply.memory());
    long first = index(apply.arguments().get(0));
    long second = index(apply.arguments().get(1));
    long third = index(apply.arguments().get(2));
    if (apply.intrinsic() == Intrinsic.MEM_COMPARE) {
      return memory.compare(first, second, third);
    }
    if (apply.intrinsic() == Intrinsic.MEM_COPY) {
      memory.copy(first, second, third);
    } else {
      memory.fill(first, second, (byte) third);
    }
    return 0;
  }

  /**
   * An index of any integer type as 64 bits with sign: an index that does not fit is out of every
   * range just as a negative one.
   */
  long index(Expr expression) {
    return bits(expression);
  }

  private int element(int length, Expr index) {
    long i = index(index);
    if (i < 0 || i >= length) {
      throw new TrapSignal(Trap.REGION, TrapSignal.NO_DETAIL);
    }
    return (int) i;
  }

  private int slot(Stack stack, boolean fromBottom, Expr index) {
    return state.stackSlot(stack, fromBottom, index(index));
  }
}
