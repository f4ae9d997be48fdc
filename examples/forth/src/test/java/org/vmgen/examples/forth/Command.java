package org.vmgen.examples.forth;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The command as users start it: a process of its own, whose input is a pipe. */
final class Command {

  /** What a run left behind. */
  record Outcome(int status, String out, String err) {}

  private Command() {}

  /** Runs it on an engine, such as {@code c-direct} or {@code java-switch-unchecked}. */
  static Outcome forth(String engine, Path directory, String input, String... arguments)
      throws Exception {
    return forth(engine, directory, input.getBytes(), arguments);
  }

  static Outcome forth(String engine, Path directory, byte[] input, String... arguments)
      throws Exception {
    build(engine);
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "--engine",
                engine.replace("-unchecked", "")));
    if (engine.endsWith("-unchecked")) {
      command.add("--unchecked");
    }
    command.addAll(List.of(arguments));
    return run(directory, input, command);
  }

  /** Builds an engine in C, which may take longer than a run may. */
  private static synchronized void build(String engine) throws IOException {
    if (engine.startsWith("c-")) {
      new NativeEngine(engine).build();
    }
  }

  /** Runs any command, for a minute at most. */
  static Outcome run(Path directory, byte[] input, List<String> command)
      throws IOException, InterruptedException {
    Path in = Files.write(directory.resolve("in.txt"), input);
    Path out = directory.resolve("out.txt");
    Path err = directory.resolve("err.txt");
    Process process =
        new ProcessBuilder(command)
            .directory(directory.toFile())
            .redirectInput(in.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .start();
    if (!process.waitFor(1, TimeUnit.MINUTES)) {
      process.destroyForcibly().waitFor();
    }
    return new Outcome(process.waitFor(), text(out), text(err));
  }

  /** Bytes that are no UTF-8 are shown, not refused. */
  private static String text(Path file) throws IOException {
    return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
  }
}
