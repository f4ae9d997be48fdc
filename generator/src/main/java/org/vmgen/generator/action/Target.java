package org.vmgen.generator.action;

import org.vmgen.generator.model.Memory;
import org.vmgen.generator.model.Region;
import org.vmgen.generator.model.Register;
import org.vmgen.generator.model.ScalarType;
import org.vmgen.generator.model.Stack;
import org.vmgen.generator.model.State;
import org.vmgen.generator.model.Type;
import org.vmgen.generator.model.Variable;

/**
 * What an assignment writes. Its index is evaluated before the right side; bounds are tested after
 * it, before the write.
 */
public sealed interface Target {

  Type type();

  record Local(Variable variable) implements Target {
    @Override
    public Type type() {
      return variable.type();
    }
  }

  record ToRegister(Register register) implements Target {
    @Override
    public Type type() {
      return register.type();
    }
  }

  record ToMemory(Memory memory, ScalarType type, Expr address) implements Target {}

  record ToSlot(Stack stack, boolean fromBottom, Expr index) implements Target {
    @Override
    public Type type() {
      return stack.slot();
    }
  }

  record ToRegion(Region region, Expr index) implements Target {
    @Override
    public Type type() {
      return region.slot();
    }
  }

  /** {@code data.depth = e}: new slots are zero or null. */
  record ToDepth(State stackOrRegion) implements Target {
    @Override
    public Type type() {
      return ScalarType.I64;
    }
  }
}
