package org.vmgen.benchmarks;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A process that runs one program again and again: for each empty line that it reads, it runs it
 * once and answers with a line of the nanoseconds of processor time that this took and the
 * program's result.
 */
final class Contender implements AutoCloseable {
  private final String name;
  private final Process process;
  private final BufferedReader answers;
  private final BufferedWriter requests;

  private Contender(String name, Process process) {
    this.name = name;
    this.process = process;
    this.answers = process.inputReader(StandardCharsets.UTF_8);
    this.requests = process.outputWriter(StandardCharsets.UTF_8);
  }

  /** Starts the command; what it writes to standard error is dropped. */
  static Contender start(String name, List<String> command) {
    try {
      Process process =
          new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
      return new Contender(name, process);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String name() {
    return name;
  }

  /** Runs the program once. */
  Run run() {
    try {
      requests.write('\n');
      requests.flush();
      String answer = answers.readLine();
      if (answer == null) {
        throw new IllegalStateException(
            name + " ended instead of answering; run it by hand: " + process.info().commandLine());
      }
      String[] fields = answer.split(" ");
      return new Run(Long.parseLong(fields[0]), Long.parseLong(fields[1]));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    process.destroy();
  }

  /**
   * One run.
   *
   * @param nanoseconds processor time of the thread that ran it
   * @param result what the program computed, the same for all contenders
   */
  record Run(long nanoseconds, long result) {}
}
