package org.vmgen.generator.stack;

import java.util.function.Predicate;
import org.vmgen.generator.action.Stmt;
import org.vmgen.generator.model.Region;
import org.vmgen.generator.model.Register;
import org.vmgen.generator.model.Stack;

/** What an instruction may change while it runs that its inputs and outputs rely on. */
public interface Changes {

  /** Whether the depth of a stack may change, and so what lies above it. */
  boolean ofDepth(Stack stack);

  /** Whether slots of a region may change. */
  boolean ofSlots(Region region);

  boolean ofRegister(Register register);

  /** Whether it may throw or trap after it began. */
  boolean mayFail();

  /** Of a lowered action. */
  static Changes of(Stmt.Block lowered) {
    return new ActionChanges(lowered);
  }

  /** Of a raw body: all, but for depths that it is known to leave alone. */
  static Changes ofRaw(Predicate<Stack> depths) {
    return new Changes() {
      @Override
      public boolean ofDepth(Stack stack) {
        return depths.test(stack);
      }

      @Override
      public boolean ofSlots(Region region) {
        return true;
      }

      @Override
      public boolean ofRegister(Register register) {
        return true;
      }

      @Override
      public boolean mayFail() {
        return true;
      }
    };
  }
}
