package org.vmgen.benchmarks;

/** What takes part in a race: something that runs one program again and again. */
interface Contender extends AutoCloseable {

  String name();

  /** Runs the program. */
  Run run();

  /** Ends what it started. */
  @Override
  void close();

  /**
   * One run.
   *
   * @param nanoseconds processor time that the program took
   * @param result what the program computed, the same for all contenders
   */
  record Run(double nanoseconds, long result) {}
}
