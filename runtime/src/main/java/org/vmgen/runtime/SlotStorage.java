package org.vmgen.runtime;

/**
 * Storage of a stack, or of a region with slots of its own: slots from 0, the bottom, to {@code
 * depth - 1}, the top. A stack's array has as many slots as its limit; a region's grows with its
 * depth, so that engines must read {@code slots} again after a change of depth.
 *
 * <p>The fields are public for generated engines, which copy them to locals while they run. Others
 * use the methods.
 */
public abstract sealed class SlotStorage permits CellStack, FloatStack, ReferenceStack {

  private final String name;
  private final ValueType type;

  /** Most slots that can be in use. */
  public final int limit;

  /** Slots in use. */
  public int depth;

  /**
   * The depth below which the innermost run must not go: 0, but in a run started by an extern the
   * depth at its start.
   */
  public int floor;

  SlotStorage(String name, ValueType type, int limit) {
    this.name = name;
    this.type = type;
    this.limit = limit;
  }

  public final String name() {
    return name;
  }

  /** The type of a slot. */
  public final ValueType type() {
    return type;
  }

  public final int limit() {
    return limit;
  }

  public final int depth() {
    return depth;
  }

  /**
   * Changes the depth; slots that come into use are zero or null.
   *
   * @throws IllegalArgumentException outside 0 to the limit
   */
  public final void setDepth(long newDepth) {
    if (newDepth < 0 || newDepth > limit) {
      throw new IllegalArgumentException(
          "depth " + newDepth + " of " + name + " is not between 0 and " + limit);
    }
    resize((int) newDepth);
  }

  /** Makes the array large enough and clears from the lower to the higher of the two depths. */
  abstract void resize(int newDepth);

  /** Empties it. */
  abstract void clear();

  /** The index of the slot {@code k} below the top. */
  final int fromTop(int k) {
    if (k < 0 || k >= depth) {
      throw new IllegalStateException(name + " has " + depth + " slots, there is no slot " + k);
    }
    return depth - 1 - k;
  }

  final int checked(int index) {
    if (index < 0 || index >= depth) {
      throw new IllegalStateException(name + " has " + depth + " slots, there is no slot " + index);
    }
    return index;
  }

  /** The index of a new slot at the top. */
  final int grow() {
    if (depth >= limit) {
      throw new IllegalStateException(name + " is full: its limit is " + limit + " slots");
    }
    resize(depth + 1);
    return depth - 1;
  }

  final int capacityFor(int newDepth, int current) {
    return (int) Math.min(limit, Math.max(newDepth, Math.max(16L, 2L * current)));
  }
}
