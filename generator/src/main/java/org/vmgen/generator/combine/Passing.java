package org.vmgen.generator.combine;

import org.vmgen.generator.action.Expr;
import org.vmgen.generator.model.ReferenceType;
import org.vmgen.generator.model.ScalarType;
import org.vmgen.generator.model.Stack;
import org.vmgen.generator.model.Type;

/** What a value becomes that one part pushes and another pops: what it would by way of a slot. */
final class Passing {
  private Passing() {}

  /**
   * Whether the value need not go by way of a slot. How a code value looks in a slot of integers is
   * the engine's affair, and a small slot does not hold it.
   */
  static boolean isDirect(Type pushed, Stack stack, Type popped) {
    boolean code = pushed == ScalarType.CODE || popped == ScalarType.CODE;
    return !code
        || pushed == popped && stack.slot() instanceof ScalarType slot && slot.bits() >= 32;
  }

  /** The value as an item of another type. */
  static Expr through(Expr value, Stack stack, Type popped) {
    if (value.type().equals(popped) && holds(stack.slot(), popped)) {
      return value;
    }
    return Folding.convert(popped, Folding.convert(stack.slot(), value));
  }

  private static boolean holds(Type slot, Type type) {
    if (type instanceof ReferenceType || type == ScalarType.CODE || type == ScalarType.BOOL) {
      return true;
    }
    return ((ScalarType) type).bits() <= ((ScalarType) slot).bits();
  }
}
