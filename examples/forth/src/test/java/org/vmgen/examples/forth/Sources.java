package org.vmgen.examples.forth;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The Forth sources of the tests; surefire runs tests in the module's directory. */
final class Sources {

  static final Path TESTS = Path.of("src", "test", "forth").toAbsolutePath();
  static final Path PROGRAMS = Path.of("programs").toAbsolutePath();

  private Sources() {}

  /** Copies them, so that what they write beside themselves is written elsewhere. */
  static Path copy(Path from, Path to) throws IOException {
    for (Path file : in(from)) {
      Files.copy(file, to.resolve(file.getFileName().toString()));
    }
    return to;
  }

  static List<Path> in(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> !file.toString().endsWith(".tmp")).sorted().toList();
    }
  }
}
