package org.vmgen.benchmarks;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Commands that the benchmarks start. */
final class Processes {
  private static final String CLASSES = "java.class.path";

  private Processes() {}

  /** The command that runs a class of this program's class path in a JVM like this one. */
  static List<String> java(String mainClass, String... arguments) {
    return java(List.of(), mainClass, arguments);
  }

  /** The same with further options of the JVM. */
  static List<String> java(List<String> options, String mainClass, String... arguments) {
    return java(List.of(), options, mainClass, arguments);
  }

  /** The same with folders of classes that hide those of the same names. */
  static List<String> java(
      List<Path> before, List<String> options, String mainClass, String... arguments) {
    String path =
        Stream.concat(before.stream().map(Path::toString), Stream.of(System.getProperty(CLASSES)))
            .collect(Collectors.joining(File.pathSeparator));
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-XX:+UseSerialGC");
    command.addAll(options);
    command.addAll(List.of("-cp", path, mainClass));
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
