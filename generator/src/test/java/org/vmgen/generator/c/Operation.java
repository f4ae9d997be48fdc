package org.vmgen.generator.c;

/**
 * One function of a header that generated C includes, and what it must compute.
 *
 * @param name what a failure is reported under
 * @param code C statements that read {@code a}, {@code b} and {@code c} and assign {@code r} and,
 *     where there is a second result, {@code s}; all are of type {@code uint64_t}, {@code r} and
 *     {@code s} are 0 before
 * @param reference the same in Java
 */
record Operation(String name, String code, Reference reference) {

  /** Computes {@code r} and {@code s}; no results where the function is not defined. */
  @FunctionalInterface
  interface Reference {
    long[] results(long a, long b, long c);
  }

  static final long[] UNDEFINED = {};

  static long[] one(long r) {
    return new long[] {r, 0};
  }

  static long[] two(long r, long s) {
    return new long[] {r, s};
  }
}
