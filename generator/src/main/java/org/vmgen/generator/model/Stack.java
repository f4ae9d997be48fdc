package org.vmgen.generator.model;

import java.util.OptionalLong;

/**
 * A stack of the machine.
 *
 * @param slot the type of a slot: an integer type for cells, a float type or a reference type
 * @param typeName the slot's type as the description names it
 * @param cache the largest number of top items that engines may hold in registers, 0 to 4
 * @param prefix what an item writes before a dot to lie on this stack, empty for none
 * @param returns whether {@code call} and {@code return} use it
 * @param max the largest depth in slots that a host may ask for, if declared
 */
public record Stack(
    String name,
    int index,
    Type slot,
    String typeName,
    int cache,
    String prefix,
    boolean returns,
    OptionalLong max,
    Documentation documentation)
    implements State {

  public SlotClass slotClass() {
    return slot.slotClass();
  }
}
