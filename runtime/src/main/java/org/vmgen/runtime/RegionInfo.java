package org.vmgen.runtime;

import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * A region: randomly accessed slots.
 *
 * @param stack index of the stack whose slots it names; a region without one has its own slots
 * @param max the largest depth in slots that a host may ask for, if declared
 */
public record RegionInfo(
    String name, String typeName, ValueType slot, OptionalInt stack, OptionalLong max) {

  /** Whether it has slots of its own. */
  public boolean isOwn() {
    return stack.isEmpty();
  }
}
