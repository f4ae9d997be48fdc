package org.vmgen.harness.programs;

import org.vmgen.runtime.VmThrow;

/** What the machine with every feature asks of its host. */
public final class MedleyExterns {
  private MedleyExterns() {}

  public static long twist(long n, int k) {
    return n * 31 ^ k;
  }

  public static Divided divide(long n, long k) {
    if (k <= 0) {
      throw new VmThrow(n);
    }
    return new Divided(n / k, n % k);
  }

  /** Two results. */
  public record Divided(long q, long m) {}
}
