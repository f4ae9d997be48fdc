package org.vmgen.runtime;

import java.util.Arrays;

/** A stack or region of floats; f32 values are kept as the doubles that they are. */
public final class FloatStack extends SlotStorage {

  /** The slots; only those below {@code depth} are in use. */
  public double[] slots;

  FloatStack(String name, ValueType type, int limit, int capacity) {
    super(name, type, limit);
    slots = new double[capacity];
  }

  /**
   * Pushes, rounded to the slot's type.
   *
   * @throws IllegalStateException if the stack is full
   */
  public void push(double value) {
    slots[grow()] = rounded(value);
  }

  /**
   * @throws IllegalStateException if the stack is empty
   */
  public double pop() {
    double value = slots[fromTop(0)];
    depth--;
    return value;
  }

  /**
   * The slot {@code k} below the top.
   *
   * @throws IllegalStateException if there is none
   */
  public double peek(int k) {
    return slots[fromTop(k)];
  }

  /**
   * The slot of that index from the bottom.
   *
   * @throws IllegalStateException if there is none
   */
  public double get(int index) {
    return slots[checked(index)];
  }

  /**
   * Sets the slot of that index from the bottom, rounded to the slot's type.
   *
   * @throws IllegalStateException if there is none
   */
  public void set(int index, double value) {
    slots[checked(index)] = rounded(value);
  }

  private double rounded(double value) {
    return type() == ValueType.F32 ? (float) value : value;
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
