package org.vmgen.runtime;

import java.util.Arrays;

/**
 * Operations of the language that Java has no operator or library function for. Generated engines
 * call them; u64 values are the {@code long} of the same bits, u32 values are zero-extended.
 */
public final class Numbers {

  private static final double TWO_63 = 0x1p63;
  private static final double TWO_64 = 0x1p64;

  private Numbers() {}

  // ---- bounds -----------------------------------------------------------------------------------

  /** Whether {@code 0 <= index < count}. */
  public static boolean inRange(long index, long count) {
    return index >= 0 && index < count;
  }

  /**
   * Whether so many bytes from an address on lie in a memory of that size; no count is negative.
   */
  public static boolean inBytes(long address, long count, int size) {
    return address >= 0 && count >= 0 && count <= size && address <= size - count;
  }

  /**
   * Refuses an operand that its immediate's type does not have.
   *
   * @throws IllegalArgumentException outside {@code min} to {@code max}
   */
  public static void requireRange(long value, long min, long max) {
    if (value < min || value > max) {
      throw new IllegalArgumentException(
          "operand " + value + " is not in the range " + min + " to " + max);
    }
  }

  // ---- conversions ------------------------------------------------------------------------------

  /** To the nearest double, ties to even. */
  public static double u64ToF64(long bits) {
    return bits >= 0 ? (double) bits : (double) (bits >>> 1 | bits & 1) * 2;
  }

  /** To the nearest float, ties to even. */
  public static float u64ToF32(long bits) {
    return bits >= 0 ? (float) bits : (float) (bits >>> 1 | bits & 1) * 2;
  }

  /** Truncates; saturates; NaN gives 0. */
  public static long toU64(double value) {
    if (!(value > 0)) {
      return 0;
    }
    if (value >= TWO_64) {
      return -1;
    }
    return value < TWO_63 ? (long) value : (long) (value - TWO_63) | Long.MIN_VALUE;
  }

  /** Truncates; saturates to 0 and 2^32 - 1; NaN gives 0. */
  public static long toU32(double value) {
    return Math.min(Math.max((long) value, 0), 0xffff_ffffL);
  }

  /** Truncates; saturates to 0 and 65,535; NaN gives 0. */
  public static int toU16(double value) {
    return Math.min(Math.max((int) value, 0), 0xffff);
  }

  /** Truncates; saturates to 0 and 255; NaN gives 0. */
  public static int toU8(double value) {
    return Math.min(Math.max((int) value, 0), 0xff);
  }

  /** Truncates; saturates; NaN gives 0. */
  public static int toI16(double value) {
    return Math.min(Math.max((int) value, Short.MIN_VALUE), Short.MAX_VALUE);
  }

  /** Truncates; saturates; NaN gives 0. */
  public static int toI8(double value) {
    return Math.min(Math.max((int) value, Byte.MIN_VALUE), Byte.MAX_VALUE);
  }

  public static boolean fitsI8(long value) {
    return value == (byte) value;
  }

  public static boolean fitsI16(long value) {
    return value == (short) value;
  }

  public static boolean fitsI32(long value) {
    return value == (int) value;
  }

  public static boolean fitsU8(long value) {
    return value == (value & 0xff);
  }

  public static boolean fitsU16(long value) {
    return value == (value & 0xffff);
  }

  public static boolean fitsU32(long value) {
    return value == (value & 0xffff_ffffL);
  }

  // ---- integers ---------------------------------------------------------------------------------

  public static long minU64(long a, long b) {
    return Long.compareUnsigned(a, b) <= 0 ? a : b;
  }

  public static long maxU64(long a, long b) {
    return Long.compareUnsigned(a, b) >= 0 ? a : b;
  }

  /** The high half of the unsigned 128-bit product. */
  public static long mulHighU64(long a, long b) {
    return Math.multiplyHigh(a, b) + (a >> 63 & b) + (b >> 63 & a);
  }

  /** Rotates the low 8 bits to the left; the result is zero-extended. */
  public static int rotate8(int value, long count) {
    int bits = value & 0xff;
    int by = (int) count & 7;
    return (bits << by | bits >>> 8 - by) & 0xff;
  }

  /** Rotates the low 16 bits to the left; the result is zero-extended. */
  public static int rotate16(int value, long count) {
    int bits = value & 0xffff;
    int by = (int) count & 15;
    return (bits << by | bits >>> 16 - by) & 0xffff;
  }

  /** The carry, 0 or 1, out of {@code a + b + (carry & 1)}, unsigned. */
  public static long carryOut(long a, long b, long carry) {
    long sum = a + b + (carry & 1);
    return (a & b | (a | b) & ~sum) >>> 63;
  }

  /** The borrow, 0 or 1, out of {@code a - b - (borrow & 1)}, unsigned. */
  public static long borrowOut(long a, long b, long borrow) {
    long difference = a - b - (borrow & 1);
    return (~a & b | (~a | b) & difference) >>> 63;
  }

  // ---- division of 128 by 64 bits: the quotient; the remainder is low - quotient * divisor ------

  /** Whether the unsigned quotient takes more than 64 bits. */
  public static boolean udiv128Overflows(long high, long low, long divisor) {
    return Long.compareUnsigned(high, divisor) >= 0;
  }

  /**
   * The unsigned quotient, by two digits of 32 bits (Knuth, The Art of Computer Programming, volume
   * 2, algorithm 4.3.1 D; also Warren, Hacker's Delight, divlu).
   */
  public static long udiv128(long high, long low, long divisor) {
    if (high == 0) {
      return Long.divideUnsigned(low, divisor);
    }
    int shift = Long.numberOfLeadingZeros(divisor);
    long d = divisor << shift;
    long upper = shift == 0 ? high : high << shift | low >>> 64 - shift;
    long lower = low << shift;
    long digit1 = digit(upper, lower >>> 32, d);
    long rest = (upper << 32 | lower >>> 32) - digit1 * d;
    long digit0 = digit(rest, lower & 0xffff_ffffL, d);
    return digit1 << 32 | digit0 & 0xffff_ffffL;
  }

  /** One digit of 32 bits of (upper, next) / divisor, the divisor's highest bit being set. */
  private static long digit(long upper, long next, long divisor) {
    long high = divisor >>> 32;
    long low = divisor & 0xffff_ffffL;
    long quotient = Long.divideUnsigned(upper, high);
    long rest = upper - quotient * high;
    while (quotient >>> 32 != 0 || Long.compareUnsigned(quotient * low, rest << 32 | next) > 0) {
      quotient--;
      rest += high;
      if (rest >>> 32 != 0) {
        break;
      }
    }
    return quotient;
  }

  /** Whether the signed quotient, truncated, does not fit; the divisor is not 0. */
  public static boolean sdiv128Overflows(long high, long low, long divisor) {
    long magnitude = high < 0 ? highOfNegated(high, low) : high;
    long by = Math.abs(divisor);
    if (udiv128Overflows(magnitude, 0, by)) {
      return true;
    }
    long quotient = udiv128(magnitude, high < 0 ? -low : low, by);
    boolean negative = high < 0 != divisor < 0;
    return negative ? Long.compareUnsigned(quotient, Long.MIN_VALUE) > 0 : quotient < 0;
  }

  /** The signed quotient, truncated. */
  public static long sdiv128(long high, long low, long divisor) {
    long magnitude = high < 0 ? highOfNegated(high, low) : high;
    long quotient = udiv128(magnitude, high < 0 ? -low : low, Math.abs(divisor));
    return high < 0 != divisor < 0 ? -quotient : quotient;
  }

  /** Whether the signed quotient, rounded toward negative infinity, does not fit. */
  public static boolean sdiv128FloorOverflows(long high, long low, long divisor) {
    return sdiv128Overflows(high, low, divisor)
        || sdiv128(high, low, divisor) == Long.MIN_VALUE && roundsDown(high, low, divisor);
  }

  /** The signed quotient, rounded toward negative infinity. */
  public static long sdiv128Floor(long high, long low, long divisor) {
    long quotient = sdiv128(high, low, divisor);
    return roundsDown(high, low, divisor) ? quotient - 1 : quotient;
  }

  private static boolean roundsDown(long high, long low, long divisor) {
    return high < 0 != divisor < 0 && low != sdiv128(high, low, divisor) * divisor;
  }

  private static long highOfNegated(long high, long low) {
    return low == 0 ? -high : ~high;
  }

  // ---- floats -----------------------------------------------------------------------------------

  /** To the integer toward zero; the sign of the value is kept. */
  public static double trunc(double value) {
    return value < 0 ? Math.ceil(value) : Math.floor(value);
  }

  // ---- memories, bounds tested before -----------------------------------------------------------

  /** As by memmove. */
  public static void copy(byte[] memory, long to, long from, long count) {
    System.arraycopy(memory, (int) from, memory, (int) to, (int) count);
  }

  public static void fill(byte[] memory, long address, long count, int value) {
    Arrays.fill(memory, (int) address, (int) (address + count), (byte) value);
  }

  /** -1, 0 or 1 as the first differing bytes, unsigned, are ordered. */
  public static long compare(byte[] memory, long a, long b, long count) {
    int bytes = (int) count;
    int order =
        Arrays.compareUnsigned(memory, (int) a, (int) a + bytes, memory, (int) b, (int) b + bytes);
    return Integer.signum(order);
  }
}
