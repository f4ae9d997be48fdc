package org.vmgen.cli;

import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Processes that read nothing and whose output is not wanted. */
final class ChildProcess {

  private ChildProcess() {}

  /**
   * Runs one to its end.
   *
   * @param both whether its standard output counts as errors too
   */
  static TuneEngine.Outcome run(List<String> command, boolean both) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.redirectInput(Redirect.from(nullFile()));
    if (both) {
      builder.redirectErrorStream(true);
    } else {
      builder.redirectOutput(Redirect.DISCARD);
    }
    long start = System.nanoTime();
    Process process = builder.start();
    try (var errors = both ? process.getInputStream() : process.getErrorStream()) {
      String text = new String(errors.readAllBytes(), StandardCharsets.UTF_8);
      int code = process.waitFor();
      return new TuneEngine.Outcome(code, System.nanoTime() - start, text);
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  private static File nullFile() {
    return new File(System.getProperty("os.name").startsWith("Windows") ? "NUL" : "/dev/null");
  }
}
