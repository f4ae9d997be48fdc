package org.vmgen.harness;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.vmgen.generator.plan.OutputFile;

/**
 * Compiles a C engine with its driver. The engine and its loader are compiled by the generated
 * build script; the tools beside them, which have tests of their own, without optimizations and
 * sanitizers, since their twenty files would take as long as the engine.
 *
 * @param name of the engine in messages
 * @param directory where the files go
 * @param prefix of the machine
 * @param compiler the value of {@code CC}
 */
record NativeBuild(String name, Path directory, String prefix, String compiler) {
  /** Seconds after which a compiler is ended. */
  private static final int COMPILING = 600;

  /**
   * Writes the files and compiles them.
   *
   * @param options for the compiler, C files among them
   * @return the driver
   * @throws IllegalStateException if the compiler says anything, a warning included
   */
  Path build(List<OutputFile> files, List<String> options) throws IOException {
    Path tools = Files.createDirectory(directory.resolve("tools"));
    for (OutputFile file : files) {
      Path folder = isTool(file.path()) ? tools : directory;
      Files.writeString(folder.resolve(file.path()), file.text());
    }
    compileTools(files, options, tools);
    Path driver = directory.resolve("driver");
    List<String> command = new ArrayList<>(List.of("env", "CC=" + compiler, "sh"));
    command.add(directory.resolve(prefix + "_build.sh").toString());
    command.add(driver.toString());
    command.addAll(options);
    try (Stream<Path> objects = Files.list(tools)) {
      objects
          .map(Path::toString)
          .filter(file -> file.endsWith(".o"))
          .sorted()
          .forEach(command::add);
    }
    run(command, directory);
    return driver;
  }

  private void compileTools(List<OutputFile> files, List<String> options, Path folder)
      throws IOException {
    List<String> command = new ArrayList<>(List.of(compiler, "-std=gnu11", "-I.."));
    options.stream().filter(NativeBuild::isForTools).forEach(command::add);
    command.addAll(List.of("-O0", "-ffp-contract=off", "-c"));
    List<OutputFile> tools = files.stream().filter(file -> isTool(file.path())).toList();
    ToolObjects objects = new ToolObjects(files, tools, command);
    List<String> missing = objects.missing(folder);
    if (!missing.isEmpty()) {
      command.addAll(missing);
      run(command, folder);
      objects.keep(folder);
    }
  }

  private boolean isTool(String path) {
    boolean engine = List.of(prefix + "_engine.c", prefix + "_code.c").contains(path);
    return path.endsWith(".c") && !engine;
  }

  private static boolean isForTools(String option) {
    return !option.startsWith("-O") && !option.contains("-sanitize") && option.startsWith("-");
  }

  private void run(List<String> command, Path folder) throws IOException {
    Outcome outcome = Outcome.of(command, folder, COMPILING);
    if (outcome.status() != 0 || !outcome.output().isEmpty()) {
      throw new IllegalStateException(name + " does not compile cleanly:\n" + outcome.output());
    }
  }
}
