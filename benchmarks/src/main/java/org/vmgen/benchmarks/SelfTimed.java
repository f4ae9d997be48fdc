package org.vmgen.benchmarks;

import java.util.List;

/**
 * A worker that measures itself: for each empty line that it reads it runs its program once, and
 * answers with a line of the nanoseconds of processor time that this took and the program's result.
 */
final class SelfTimed implements Contender {
  private final Worker worker;

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

  @Override
  public Run run() {
    String[] fields = worker.ask("").split(" ");
    return new Run(Long.parseLong(fields[0]), Long.parseLong(fields[1]));
  }

  @Override
  public void close() {
    worker.close();
  }
}
