package org.vmgen.runtime;

import java.util.Arrays;

/** Sets of positions as bits; engines test membership with {@link #contains}. */
public final class LeaderBits {

  private LeaderBits() {}

  /**
   * Whether a number is the position of a leader. Negative ones are beyond any array, too. HotSpot
   * puts methods of up to 35 bytes of bytecode in the place of their calls even where they seldom
   * run; this one has 34.
   */
  public static boolean contains(long[] bits, long position) {
    return position >>> 6 < bits.length && (bits[(int) (position >>> 6)] >>> position & 1) != 0;
  }

  /** The set with the position in it; the same array unless it had to grow. */
  public static long[] with(long[] bits, int position) {
    long[] result = bits;
    if (position >>> 6 >= bits.length) {
      result = Arrays.copyOf(bits, Math.max((position >>> 6) + 1, 2 * bits.length));
    }
    result[position >>> 6] |= 1L << position;
    return result;
  }

  static void clear(long[] bits, int from, int to) {
    for (int position = from; position < to && position >>> 6 < bits.length; position++) {
      bits[position >>> 6] &= ~(1L << position);
    }
  }
}
