package org.vmgen.generator.reference;

import java.util.Arrays;
import org.vmgen.generator.model.ScalarType;
import org.vmgen.generator.model.Type;
import org.vmgen.runtime.CellStack;
import org.vmgen.runtime.FloatStack;
import org.vmgen.runtime.ReferenceStack;
import org.vmgen.runtime.SlotStorage;

/** The slots of one stack or region of the machine, whatever they hold, counted from the bottom. */
final class Slots {

  private final SlotStorage storage;
  private final Type type;

  /**
   * A view.
   *
   * @param type of a slot
   */
  Slots(SlotStorage storage, Type type) {
    this.storage = storage;
    this.type = type;
  }

  int depth() {
    return storage.depth;
  }

  int limit() {
    return storage.limit;
  }

  /** The depth below which this run must not go. */
  int floor() {
    return storage.floor;
  }

  /** Sets the depth, 0 to {@link #limit}; slots that this adds are 0 or null. */
  void setDepth(int depth) {
    if (depth > storage.depth) {
      storage.setDepth(depth);
    } else {
      // What lies above stays: a trap may have to bring it back.
      storage.depth = depth;
    }
  }

  /** Sets the depth for good; slots that this adds are 0 or null, those that it drops too. */
  void resize(int depth) {
    storage.setDepth(depth);
  }

  /** Goes back to a former depth; the slots are as they have been left. */
  void restoreDepth(int depth) {
    storage.depth = depth;
  }

  /** Lets go of references between the depth and a former, higher one. */
  void forgetBelow(int formerDepth) {
    if (storage instanceof ReferenceStack references && formerDepth > storage.depth) {
      Arrays.fill(references.slots, storage.depth, formerDepth, null);
    }
  }

  boolean holdsReferences() {
    return storage instanceof ReferenceStack;
  }

  /** A scalar slot, in the form of {@link Bits} by the type of the slot. */
  long bits(int index) {
    return storage instanceof CellStack cells
        ? cells.slots[index]
        : Bits.ofDouble((ScalarType) type, ((FloatStack) storage).slots[index]);
  }

  void setBits(int index, long bits) {
    if (storage instanceof CellStack cells) {
      cells.slots[index] = bits;
    } else {
      ((FloatStack) storage).slots[index] = Bits.toDouble((ScalarType) type, bits);
    }
  }

  Object reference(int index) {
    return ((ReferenceStack) storage).slots[index];
  }

  void setReference(int index, Object value) {
    ((ReferenceStack) storage).slots[index] = value;
  }

  /** A slot as it is: a boxed {@link Long} or a reference. */
  Object raw(int index) {
    return holdsReferences() ? reference(index) : (Object) bits(index);
  }

  void setRaw(int index, Object raw) {
    if (holdsReferences()) {
      setReference(index, raw);
    } else {
      setBits(index, (Long) raw);
    }
  }

  /** A raw slot as an item of that type: cells truncate; an f32 in an f64 slot is exact. */
  Object toItem(Type item, Object raw) {
    return holdsReferences() ? raw : (Object) adapt(type, item, (Long) raw);
  }

  /** An item of that type as a raw slot: cells truncate to the slot's type. */
  Object fromItem(Type item, Object value) {
    return holdsReferences() ? value : (Object) adapt(item, type, (Long) value);
  }

  private static long adapt(Type from, Type to, long bits) {
    ScalarType target = (ScalarType) to;
    if (from == to) {
      return bits;
    }
    return target.isFloat()
        ? Bits.convert((ScalarType) from, target, bits)
        : Bits.wrap(target, bits);
  }
}
