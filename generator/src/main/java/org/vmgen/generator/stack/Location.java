package org.vmgen.generator.stack;

import org.vmgen.generator.model.Immediate;
import org.vmgen.generator.model.Region;
import org.vmgen.generator.model.Stack;

/** Where a value is outside of the action's variables. */
public sealed interface Location {

  /**
   * A slot of a stack in memory.
   *
   * @param below how far below the stack's pointer: its index is {@code pointer - below}
   */
  record Slot(Stack stack, Distance below) implements Location {}

  /**
   * A register that holds an item of a stack.
   *
   * @param index from 0, the deepest of those in registers
   */
  record Register(Stack stack, int index) implements Location {}

  /** The slot of a region that an immediate names: index {@code window + immediate}. */
  record RegionSlot(Region region, Immediate index) implements Location {}
}
