package org.vmgen.examples.forth;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The command as users start it: a process of its own, whose input is a pipe. */
final class Command {

  private static final Duration LIMIT = Duration.ofSeconds(100);

  /** What a run left behind. */
  record Outcome(int status, String out, String err) {}

  private Command() {}

  /** Runs it on an engine, such as {@code c-direct} or {@code java-switch-unchecked}. */
  static Outcome forth(String engine, Path directory, String input, String... arguments)
      throws Exception {
    if (engine.startsWith("c-")) {
      build(engine, List.of());
    }
    List<String> command = java(engine);
    command.addAll(List.of(arguments));
    return run(directory, input, command);
  }

  /** The command line of the command in Java. */
  static List<String> java(String engine) {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC", // as the launcher says
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "--engine",
                engine.replace("-unchecked", "")));
    if (engine.endsWith("-unchecked")) {
      command.add("--unchecked");
    }
    return command;
  }

  /**
   * An engine in C; the first test that needs it builds it, which may take longer than a run may.
   * Tests run in several processes: while another one compiles this engine, this one compiles those
   * that the same test needs next.
   *
   * @param next engines in C
   */
  static synchronized NativeEngine build(String engine, List<String> next) throws IOException {
    NativeEngine program = nativeEngine(engine);
    for (String other : next) {
      if (isBuiltNow(engine)) {
        return program;
      }
      isBuiltNow(other);
    }
    try (FileChannel file = lockFile(engine)) {
      file.lock(); // until the file is closed
      program.build();
    }
    return program;
  }

  /** Whether it has been built: it has not if another process is about to do that. */
  private static boolean isBuiltNow(String engine) throws IOException {
    try (FileChannel file = lockFile(engine)) {
      boolean free = file.tryLock() != null;
      if (free) {
        nativeEngine(engine).build();
      }
      return free;
    }
  }

  private static FileChannel lockFile(String engine) throws IOException {
    Path folder = Files.createDirectories(NativeEngine.target().resolve("locks"));
    return FileChannel.open(
        folder.resolve(engine), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
  }

  private static NativeEngine nativeEngine(String engine) throws IOException {
    String kind = engine.replace("-unchecked", "");
    return new NativeEngine(ForthEngine.named(kind).orElseThrow(), !kind.equals(engine));
  }

  static Outcome run(Path directory, String input, List<String> command) throws Exception {
    return run(directory, input.getBytes(StandardCharsets.UTF_8), command);
  }

  /** Runs any command; its output goes to files outside of the directory. */
  static Outcome run(Path directory, byte[] input, List<String> command) throws Exception {
    return run(directory, input, command, LIMIT);
  }

  /** The same with a limit of its own, after which the command and all that it started is ended. */
  static Outcome run(Path directory, byte[] input, List<String> command, Duration limit)
      throws Exception {
    Path files = Files.createTempDirectory("forth");
    Path in = Files.write(files.resolve("in"), input);
    Path out = files.resolve("out");
    Path err = files.resolve("err");
    try {
      Process process =
          new ProcessBuilder(command)
              .directory(directory.toFile())
              .redirectInput(in.toFile())
              .redirectOutput(out.toFile())
              .redirectError(err.toFile())
              .start();
      if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
        List<ProcessHandle> started = process.descendants().toList();
        process.destroyForcibly().waitFor();
        started.forEach(ProcessHandle::destroyForcibly);
        throw new AssertionError(
            "no end after "
                + limit.toSeconds()
                + " s: "
                + String.join(" ", command)
                + "\n"
                + text(out)
                + text(err));
      }
      return new Outcome(process.exitValue(), text(out), text(err));
    } finally {
      for (Path file : List.of(in, out, err, files)) {
        Files.deleteIfExists(file);
      }
    }
  }

  /** Bytes that are no UTF-8 are shown, not refused. */
  private static String text(Path file) throws IOException {
    return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
  }
}
