package org.vmgen.runtime;

import java.util.Arrays;

/** A stack or region of cells: integers, bool and code values (portable positions). */
public final class CellStack extends SlotStorage {

  /** The slots; only those below {@code depth} are in use. */
  public long[] slots;

  CellStack(String name, ValueType type, int limit, int capacity) {
    super(name, type, limit);
    slots = new long[capacity];
  }

  /**
   * Pushes, truncated to the slot's type.
   *
   * @throws IllegalStateException if the stack is full
   */
  public void push(long value) {
    slots[grow()] = type().normalize(value);
  }

  /**
   * @throws IllegalStateException if the stack is empty
   */
  public long pop() {
    long value = slots[fromTop(0)];
    depth--;
    return value;
  }

  /**
   * The slot {@code k} below the top.
   *
   * @throws IllegalStateException if there is none
   */
  public long peek(int k) {
    return slots[fromTop(k)];
  }

  /**
   * The slot of that index from the bottom.
   *
   * @throws IllegalStateException if there is none
   */
  public long get(int index) {
    return slots[checked(index)];
  }

  /**
   * Sets the slot of that index from the bottom, truncated to the slot's type.
   *
   * @throws IllegalStateException if there is none
   */
  public void set(int index, long value) {
    slots[checked(index)] = type().normalize(value);
  }

  @Override
  void resize(int newDepth) {
    if (newDepth > slots.length) {
      slots = Arrays.copyOf(slots, capacityFor(newDepth, slots.length));
    }
    if (newDepth > depth) {
      Arrays.fill(slots, depth, newDepth, 0);
    }
    depth = newDepth;
  }

  @Override
  void clear() {
    depth = 0;
    floor = 0;
  }
}
