package org.vmgen.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.OptionalLong;

/**
 * A worker that runs its program as often as each request says, and answers with what it computed.
 * Its time is taken from outside, and is that of one execution of the program; how many executions
 * make a run is found out at the start, since a fast engine needs more to run long enough.
 */
final class Repeated implements Contender {
  /** What a worker writes when it has loaded its program. */
  static final String READY = "ready";

  private static final String THREAD = "thread ";

  private final Worker worker;
  private final ProcessorTime clock;
  private long times = 1;

  private Repeated(Worker worker, long thread) {
    this.worker = worker;
    clock = new ProcessorTime(worker.handle().pid(), thread);
  }

  /**
   * Starts a worker.
   *
   * @param command whose process does the work in its first thread, or says on its first line in
   *     which
   */
  static Repeated start(String name, List<String> command) {
    Worker worker = Worker.start(name, command);
    try {
      String line = worker.line();
      OptionalLong thread =
          line.startsWith(THREAD)
              ? OptionalLong.of(Long.parseLong(line.substring(THREAD.length())))
              : OptionalLong.empty();
      if (!line.equals(READY)) {
        worker.await(READY);
      }
      return new Repeated(worker, thread.orElse(worker.handle().pid()));
    } catch (RuntimeException e) {
      worker.close();
      throw e;
    }
  }

  /**
   * Finds out how many executions make a run.
   *
   * @param warmUp for how many seconds it runs before that
   * @param seconds how long a run is to take at least
   */
  void calibrate(double warmUp, double seconds) {
    double warm = 0;
    double last = measured(1).nanoseconds() / 1e9;
    while (last * times < seconds / 4 || warm < warmUp) {
      if (last * times < seconds / 4) {
        times *= 2;
      }
      last = measured(times).nanoseconds() / 1e9;
      warm += last * times;
    }
    // A little longer, since the time of a single run is not exact.
    times = Math.max(1, (long) Math.ceil(1.05 * seconds / last));
  }

  @Override
  public String name() {
    return worker.name();
  }

  @Override
  public Run run() {
    return measured(times);
  }

  private Run measured(long executions) {
    try {
      long start = clock.nanoseconds();
      long result = Long.parseLong(worker.ask(Long.toString(executions)).strip());
      long end = clock.nanoseconds();
      return new Run((double) (end - start) / executions, result);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    worker.close();
  }
}
