package org.vmgen.format.profile;

import java.util.Locale;

/** Counts of a profile in words. */
public final class CountText {

  private CountText() {}

  /** {@code once}, {@code 1,000 times}. */
  public static String times(long count) {
    return count == 1 ? "once" : String.format(Locale.ROOT, "%,d times", count);
  }

  /** {@code 1 run}, {@code 1,000 runs}. */
  public static String runs(long count) {
    return count == 1 ? "1 run" : String.format(Locale.ROOT, "%,d runs", count);
  }
}
