package org.vmgen.harness.programs;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The machine with every feature. */
final class Medley {
  private static final List<String> FILES =
      List.of("medley.vmg", "medley.programs", "medley_ext.h");

  private Medley() {}

  /** Its description in a folder with what belongs to it, which lasts as long as this process. */
  static Path description() throws IOException {
    Path folder = Files.createTempDirectory("vmgen-medley");
    folder.toFile().deleteOnExit();
    for (String name : FILES) {
      Path file = folder.resolve(name);
      try (InputStream in = Medley.class.getResourceAsStream(name)) {
        Files.copy(in, file);
      }
      file.toFile().deleteOnExit();
    }
    return folder.resolve("medley.vmg");
  }
}
