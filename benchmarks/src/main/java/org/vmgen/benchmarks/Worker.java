package org.vmgen.benchmarks;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A process that answers each line of its standard input with a line of its standard output, and
 * ends when its input does: also when this process is killed, which closes the pipe.
 */
final class Worker implements AutoCloseable {
  /** How long a worker may go on after the end of its input, in seconds. */
  private static final int PATIENCE = 5;

  private final String name;
  private final Process process;
  private final BufferedReader answers;
  private final BufferedWriter requests;

  private Worker(String name, Process process) {
    this.name = name;
    this.process = process;
    this.answers = process.inputReader(StandardCharsets.UTF_8);
    this.requests = process.outputWriter(StandardCharsets.UTF_8);
  }

  /** Starts the command; what it writes to standard error is dropped. */
  static Worker start(String name, List<String> command) {
    try {
      return new Worker(
          name, new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String name() {
    return name;
  }

  ProcessHandle handle() {
    return process.toHandle();
  }

  /** The next line of its output. */
  String line() {
    try {
      String line = answers.readLine();
      if (line == null) {
        throw new IllegalStateException(
            name
                + " ended instead of answering; run it by hand: "
                + process.info().commandLine().orElse("it has gone already"));
      }
      return line;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Reads its output up to this line. */
  void await(String line) {
    while (!line().equals(line)) {
      // what the program says while it is loaded
    }
  }

  /** Its answer to a request. */
  String ask(String request) {
    try {
      requests.write(request);
      requests.write('\n');
      requests.flush();
      return line();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Ends its input and waits for it; one that goes on nevertheless is killed. */
  @Override
  public void close() {
    end();
    process.destroyForcibly();
  }

  /** Ends its input; whether it ended then. */
  boolean end() {
    try {
      requests.close();
    } catch (IOException e) {
      // It has ended already, and nobody reads the pipe.
    }
    try {
      return process.waitFor(PATIENCE, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
