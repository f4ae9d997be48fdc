package org.vmgen.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The processor time of one thread of another process, as Linux counts it: exact whenever the
 * thread waits. So one clock serves for all contenders, whatever clocks they have themselves.
 */
final class ProcessorTime {
  private final Path folder;

  /**
   * The clock of a thread.
   *
   * @param pid number of the process
   * @param thread number of the thread, that of the process for the first
   */
  ProcessorTime(long pid, long thread) {
    folder = Path.of("/proc", Long.toString(pid), "task", Long.toString(thread));
  }

  /** Whether there are such clocks on this system. */
  static boolean isThere() {
    return Files.isReadable(Path.of("/proc/self/schedstat"));
  }

  /** Nanoseconds until now; waits until the thread waits. */
  long nanoseconds() throws IOException {
    while (!isWaiting()) {
      Thread.onSpinWait();
    }
    return Long.parseLong(Files.readString(folder.resolve("schedstat")).split(" ")[0]);
  }

  /** The state is what follows the name in parentheses, which may hold anything. */
  private boolean isWaiting() throws IOException {
    String stat = Files.readString(folder.resolve("stat"));
    return stat.charAt(stat.lastIndexOf(')') + 2) != 'R';
  }
}
