package org.vmgen.harness;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * What a process left.
 *
 * @param output of both streams
 */
record Outcome(int status, String output) {

  /**
   * Runs a process to its end.
   *
   * @param seconds after which it is ended: an engine that jumps to the wrong place may never end
   */
  static Outcome of(List<String> command, Path directory, int seconds) throws IOException {
    Process process =
        new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true).start();
    process.getOutputStream().close();
    AtomicBoolean late = new AtomicBoolean();
    process
        .onExit()
        .orTimeout(seconds, TimeUnit.SECONDS)
        .exceptionally(
            timeout -> {
              late.set(true);
              process.destroyForcibly();
              return process;
            });
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    try {
      int status = process.waitFor();
      return new Outcome(
          status, late.get() ? output + "ended after " + seconds + " seconds\n" : output);
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }
}
