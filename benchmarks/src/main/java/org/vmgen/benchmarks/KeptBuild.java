package org.vmgen.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** A compiled program that is built once from the same sources. */
final class KeptBuild {
  /** The name of the program in its folder. */
  static final String PROGRAM = "run";

  private KeptBuild() {}

  /** Compiles. */
  interface Builder {
    void build() throws IOException;
  }

  /**
   * The program in a folder.
   *
   * @param sources all that it is made of; it is built anew if that is not what it was
   */
  static Path of(Path folder, String sources, Builder builder) throws IOException {
    Path program = folder.resolve(PROGRAM);
    Path key = folder.resolve("sources");
    byte[] bytes = sources.getBytes(StandardCharsets.UTF_8);
    if (!Files.exists(program)
        || !Files.exists(key)
        || !Arrays.equals(Files.readAllBytes(key), bytes)) {
      Files.createDirectories(folder);
      Files.deleteIfExists(key);
      Files.deleteIfExists(program);
      builder.build();
      Files.write(key, bytes);
    }
    return program;
  }
}
