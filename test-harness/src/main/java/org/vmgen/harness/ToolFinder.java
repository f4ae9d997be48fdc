package org.vmgen.harness;

import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/** Looks for tools in one environment; {@link Tools} is the one of the running process. */
final class ToolFinder {

  /** The release that every generated class and every test is compiled for. */
  private static final int OLDEST_JDK = 17;

  /** Of Debian 13; Debian 12 has none. */
  private static final String NEWER_JDK_PACKAGE = "openjdk-25-jdk-headless";

  private final List<Path> directories;
  private final boolean missingFails;
  private final Map<List<String>, Boolean> accepted = new ConcurrentHashMap<>();
  private final Set<String> told = ConcurrentHashMap.newKeySet();
  private final PrintStream out;

  ToolFinder(Map<String, String> environment, PrintStream out) {
    this.out = out;
    this.directories =
        Arrays.stream(environment.getOrDefault("PATH", "").split(File.pathSeparator))
            .filter(directory -> !directory.isEmpty())
            .map(Path::of)
            .toList();
    this.missingFails = "true".equals(environment.get("CI"));
  }

  Optional<Path> find(Tool tool) {
    return tool.commands().stream()
        .flatMap(command -> directories.stream().map(directory -> directory.resolve(command)))
        .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
        .findFirst();
  }

  Path require(Tool tool) {
    return find(tool)
        .orElseGet(
            () -> missing(tool.commands().get(0) + " is not installed", tool.debianPackage()));
  }

  Path requireCompiler(Tool compiler, String debianPackage, String... flags) {
    Path executable = require(compiler);
    List<String> command = new ArrayList<>();
    command.add(executable.toString());
    command.addAll(List.of(flags));
    if (accepted.computeIfAbsent(command, ToolFinder::builds)) {
      return executable;
    }
    return missing(
        compiler.commands().get(0) + " cannot build with " + String.join(" ", flags),
        debianPackage);
  }

  /** The newest JDK if it is newer than what everything here is compiled for. */
  Jdk requireNewestJdk(JdkFinder jdks) {
    return jdks.newest()
        .filter(jdk -> jdk.feature() > OLDEST_JDK)
        .orElseGet(
            () -> missing("no JDK newer than " + OLDEST_JDK + " is installed", NEWER_JDK_PACKAGE));
  }

  private <T> T missing(String what, String debianPackage) {
    String message = what + " (Debian package: " + debianPackage + ")";
    if (missingFails) {
      return Assertions.fail(message);
    }
    // Build tools count skipped tests and keep the reason to themselves; say each reason once.
    if (told.add(message)) {
      out.println("Tests are skipped: " + message);
    }
    return Assumptions.abort(message);
  }

  /** Whether {@code command} builds and links the smallest program that needs a C library. */
  private static boolean builds(List<String> command) {
    try {
      Path directory = Files.createTempDirectory("vmgen-tool");
      Path source = directory.resolve("probe.c");
      Path program = directory.resolve("probe");
      try {
        Files.writeString(source, "#include <stdlib.h>\nint main(void) { return EXIT_SUCCESS; }\n");
        List<String> call = new ArrayList<>(command);
        call.addAll(List.of("-o", program.toString(), source.toString()));
        Process process =
            new ProcessBuilder(call)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        return process.waitFor() == 0;
      } finally {
        Files.deleteIfExists(program);
        Files.deleteIfExists(source);
        Files.deleteIfExists(directory);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while trying a compiler", e);
    }
  }
}
