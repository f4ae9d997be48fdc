package org.vmgen.superinstructions.select;

/**
 * How much may be chosen.
 *
 * @param count the most combinations
 * @param bytes the most bytes of code of all of them
 */
public record Limits(int count, long bytes) {

  /** So many combinations of any size. */
  public static Limits count(int count) {
    return new Limits(count, Long.MAX_VALUE);
  }

  /** So many bytes of code in all. */
  public static Limits bytes(long bytes) {
    return new Limits(Integer.MAX_VALUE, bytes);
  }

  /** Whether code size is what limits. */
  boolean isBytes() {
    return bytes != Long.MAX_VALUE;
  }
}
