package org.vmgen.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.vmgen.runtime.Code;
import org.vmgen.runtime.image.Images;
import org.vmgen.runtime.text.Disassembler;

/**
 * A C engine: its driver, compiled by the generated build script, runs programs as images, many in
 * one process.
 */
public final class NativeTestEngine implements TestEngine {
  /** Images a process is given at once; a process dies with the first that crashes it. */
  private static final int BATCH = 500;

  /** Seconds after which a compiler is ended, and a run of some programs. */
  private static final int COMPILING = 600;

  private static final int RUNNING = 120;

  private final String name;
  private final Path directory;
  private final Path driver;

  private NativeTestEngine(String name, Path directory, Path driver) {
    this.name = name;
    this.directory = directory;
    this.driver = driver;
  }

  /**
   * Writes the files of an engine into a directory of its own and compiles them.
   *
   * @param files of the engine, by name
   * @param prefix of the machine
   * @param compiler the value of {@code CC}
   * @param options further ones for the compiler
   * @throws IllegalStateException if the compiler says anything, a warning included
   */
  public static NativeTestEngine compile(
      String name,
      List<org.vmgen.generator.plan.OutputFile> files,
      String prefix,
      String compiler,
      List<String> options) {
    try {
      Path directory = Files.createTempDirectory("vmgen-harness");
      for (var file : files) {
        Files.writeString(directory.resolve(file.path()), file.text());
      }
      Path driver = directory.resolve("driver");
      List<String> command = new ArrayList<>();
      command.addAll(List.of("sh", directory.resolve(prefix + "_build.sh").toString()));
      command.add(driver.toString());
      command.addAll(options);
      ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
      builder.environment().put("CC", compiler);
      Outcome outcome = await(builder, COMPILING);
      if (outcome.status() != 0 || !outcome.output().isEmpty()) {
        throw new IllegalStateException(name + " does not compile cleanly:\n" + outcome.output());
      }
      return new NativeTestEngine(name, directory, driver);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public List<String> run(List<Code> programs, long budget, long slice) {
    List<String> results = new ArrayList<>();
    for (int from = 0; from < programs.size(); from += BATCH) {
      int to = Math.min(from + BATCH, programs.size());
      try {
        results.addAll(batch(programs.subList(from, to), budget, slice));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return results;
  }

  private List<String> batch(List<Code> programs, long budget, long slice) throws IOException {
    List<String> command = new ArrayList<>(List.of(driver.toString(), "--state"));
    if (budget != 0) {
      command.addAll(List.of("--budget", Long.toString(budget)));
    }
    if (slice != 0) {
      command.addAll(List.of("--slice", Long.toString(slice)));
    }
    for (int i = 0; i < programs.size(); i++) {
      Path image = directory.resolve("p" + i + ".img");
      Files.write(image, Images.write(programs.get(i)));
      command.add(image.getFileName().toString());
    }
    if (programs.size() == 1) {
      command.add("p0.img"); // several files, so that each gets a headline
    }
    Outcome outcome =
        await(
            new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true),
            RUNNING);
    List<String> results =
        Arrays.stream(outcome.output().split("(?m)^== p\\d+\\.img\n", -1)).skip(1).toList();
    if (results.size() < programs.size()) {
      String last = results.isEmpty() ? outcome.output() : results.get(results.size() - 1);
      // The dump of the program before may be the last that came through.
      int ended = last.contains("exit ") ? results.size() : Math.max(results.size() - 1, 0);
      throw new IllegalStateException(
          "%s ended with status %d in this program:\n%s--- said\n%s"
              .formatted(
                  name, outcome.status(), Disassembler.disassemble(programs.get(ended)), last));
    }
    return results.subList(0, programs.size());
  }

  private record Outcome(int status, String output) {}

  private static Outcome await(ProcessBuilder builder, int seconds) throws IOException {
    Process process = builder.start();
    process.getOutputStream().close();
    AtomicBoolean late = new AtomicBoolean();
    // An engine that jumps to the wrong place may never end.
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

  /** Removes the engine's files. */
  @Override
  public void close() {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
