package org.vmgen.runtime;

import java.util.Arrays;

/**
 * A stack or region of references, which may be {@code null}: the null reference of the machine.
 * Slots above the depth hold null after {@link #pop} and after each run, so that they keep no
 * garbage alive.
 */
public final class ReferenceStack extends SlotStorage {

  /** The slots; only those below {@code depth} are in use. */
  public Object[] slots;

  ReferenceStack(String name, ValueType type, int limit, int capacity) {
    super(name, type, limit);
    slots = new Object[capacity];
  }

  /**
   * @param value may be null
   * @throws IllegalStateException if the stack is full
   */
  public void push(Object value) {
    slots[grow()] = value;
  }

  /**
   * @throws IllegalStateException if the stack is empty
   */
  public Object pop() {
    int top = fromTop(0);
    Object value = slots[top];
    slots[top] = null;
    depth--;
    return value;
  }

  /**
   * The slot {@code k} below the top.
   *
   * @throws IllegalStateException if there is none
   */
  public Object peek(int k) {
    return slots[fromTop(k)];
  }

  /**
   * The slot of that index from the bottom.
   *
   * @throws IllegalStateException if there is none
   */
  public Object get(int index) {
    return slots[checked(index)];
  }

  /**
   * Sets the slot of that index from the bottom.
   *
   * @throws IllegalStateException if there is none
   */
  public void set(int index, Object value) {
    slots[checked(index)] = value;
  }

  @Override
  void resize(int newDepth) {
    if (newDepth > slots.length) {
      slots = Arrays.copyOf(slots, capacityFor(newDepth, slots.length));
    }
    Arrays.fill(slots, Math.min(depth, newDepth), Math.max(depth, newDepth), null);
    depth = newDepth;
  }

  @Override
  void clear() {
    Arrays.fill(slots, null);
    depth = 0;
    floor = 0;
  }
}
