package org.vmgen.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Commands that the benchmarks start. */
final class Processes {
  private Processes() {}

  /** The command that runs a class of this program's class path in a JVM like this one. */
  static List<String> java(String mainClass, String... arguments) {
    return java(List.of(), mainClass, arguments);
  }

  /** The same with further options of the JVM. */
  static List<String> java(List<String> options, String mainClass, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-XX:+UseSerialGC");
    command.addAll(options);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), mainClass));
    command.addAll(List.of(arguments));
    return command;
  }

  /**
   * Runs a command to its end without input.
   *
   * @return what it printed, standard error included
   * @throws IOException if it cannot be started or fails; the message has what it printed
   */
  static String output(List<String> command) throws IOException {
    return output(command, Path.of(""));
  }

  /** The same in another folder. */
  static String output(List<String> command, Path folder) throws IOException {
    Process process =
        new ProcessBuilder(command)
            .directory(folder.toAbsolutePath().toFile())
            .redirectErrorStream(true)
            .start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    try {
      if (process.waitFor() != 0) {
        throw new IOException(String.join(" ", command) + " failed:\n" + output);
      }
    } catch (InterruptedException e) {
      process.destroy();
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
    return output;
  }
}
