package org.vmgen.benchmarks;

import java.util.List;

/**
 * A worker that measures itself: for each empty line that it reads it runs its program once, and
 * answers with a line of the nanoseconds of processor time that this took and the program's result.
 */
final class SelfTimed implements Contender {
  private final Worker worker;
  private int times = 1;

  private SelfTimed(Worker worker) {
    this.worker = worker;
  }

  /** Starts the command. */
  static SelfTimed start(String name, List<String> command) {
    return new SelfTimed(Worker.start(name, command));
  }

  @Override
  public String name() {
    return worker.name();
  }

  /**
   * Finds out how often the program is executed in a run.
   *
   * @param warmUp executions before that
   * @param seconds how long a run is to take at least
   */
  void calibrate(int warmUp, double seconds) {
    double best = Double.POSITIVE_INFINITY;
    for (int k = 0; k <= warmUp; k++) {
      best = Math.min(best, run().nanoseconds() / 1e9);
    }
    times = (int) Math.ceil(seconds / best);
  }

  /** The time is that of one execution. */
  @Override
  public Run run() {
    long nanoseconds = 0;
    long result = 0;
    for (int k = 0; k < times; k++) {
      String[] fields = worker.ask("").split(" ");
      nanoseconds += Long.parseLong(fields[0]);
      result = Long.parseLong(fields[1]);
    }
    return new Run((double) nanoseconds / times, result);
  }

  @Override
  public void close() {
    worker.close();
  }
}
