package org.vmgen.harness.programs;

/**
 * How programs are run.
 *
 * @param budget how many instructions at the most; 0 for no limit
 * @param slice how many at a time, the run being resumed after each; 0 for all
 */
record Mode(long budget, long slice) {
  /** To the end, in one go. */
  static final Mode WHOLE = new Mode(0, 0);

  @Override
  public String toString() {
    return (budget == 0 ? "" : " --budget " + budget) + (slice == 0 ? "" : " --slice " + slice);
  }
}
