package org.vmgen.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.vmgen.generator.plan.OutputFile;
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

  /** Images that are kept in case that their programs run again. */
  private static final int KEPT = 4 * BATCH;

  /** Seconds after which a run of some programs is ended. */
  private static final int RUNNING = 120;

  private final String name;
  private final Path directory;
  private final Path driver;

  /** The names of images in the directory. */
  private final Map<Code, String> images = new IdentityHashMap<>();

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
   * @see NativeBuild which files are compiled with what
   */
  public static NativeTestEngine compile(
      String name, List<OutputFile> files, String prefix, String compiler, List<String> options) {
    try {
      Path directory = Files.createTempDirectory("vmgen-harness");
      Path driver = new NativeBuild(name, directory, prefix, compiler).build(files, options);
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
    command.addAll(List.of("--resume", Integer.toString(RESUMES)));
    if (budget != 0) {
      command.addAll(List.of("--budget", Long.toString(budget)));
    }
    if (slice != 0) {
      command.addAll(List.of("--slice", Long.toString(slice)));
    }
    if (images.size() + programs.size() > KEPT) {
      images.clear();
    }
    for (Code program : programs) {
      command.add(image(program));
    }
    if (programs.size() == 1) {
      command.add(image(programs.get(0))); // several files, so that each gets a headline
    }
    Outcome outcome = Outcome.of(command, directory, RUNNING);
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

  /** The name of a program's image, which is written unless it is there. */
  private String image(Code program) throws IOException {
    String name = images.get(program);
    if (name == null) {
      name = "p" + images.size() + ".img";
      Files.write(directory.resolve(name), Images.write(program));
      images.put(program, name);
    }
    return name;
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
