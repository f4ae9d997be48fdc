package org.vmgen.examples.forth;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.vmgen.harness.Tool;
import org.vmgen.harness.Tools;

/** gforth, and the Forth sources of the Debian package gforth-common. */
final class Gforth {

  private static final Path SHARE = Path.of("/usr/share/gforth");

  private Gforth() {}

  /** What gforth prints for files and texts, without its remarks on standard error. */
  static String output(Path directory, List<String> arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of(Tools.require(Tool.GFORTH).toString()));
    command.addAll(arguments);
    command.addAll(List.of("-e", "bye"));
    Command.Outcome outcome = Command.run(directory, "", command);
    if (outcome.status() != 0) {
      throw new AssertionError("gforth failed: " + outcome);
    }
    return outcome.out();
  }

  /**
   * The folder of the package with its programs; its tests are in the folder {@code test} there.
   *
   * @throws org.opentest4j.TestAbortedException if it is missing, which skips the running test
   * @throws AssertionError if it is missing and the environment says {@code CI=true}
   */
  static Path sources() throws IOException {
    if (Files.isDirectory(SHARE)) {
      try (Stream<Path> versions = Files.list(SHARE)) {
        List<Path> found =
            versions.filter(path -> Files.exists(path.resolve("test/tester.fs"))).sorted().toList();
        if (!found.isEmpty()) {
          return found.get(found.size() - 1);
        }
      }
    }
    String message = "the sources of gforth are missing: install the Debian package gforth-common";
    if ("true".equals(System.getenv("CI"))) {
      throw new AssertionError(message);
    }
    return Assumptions.<Path>abort(message);
  }
}
