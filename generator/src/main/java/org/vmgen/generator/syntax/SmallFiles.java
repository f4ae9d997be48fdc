package org.vmgen.generator.syntax;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Files that are read whole, such as descriptions, and are small unless they are something else, or
 * damaged.
 */
public final class SmallFiles {

  /** The most bytes of one. */
  public static final int LARGEST = 1 << 24;

  private SmallFiles() {}

  /**
   * What is in a file; empty if that is more than a small file has, or has no end: only so much of
   * it is read that this can be told.
   *
   * @throws IOException if it is not there or cannot be read
   */
  public static Optional<byte[]> read(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(LARGEST + 1);
      return bytes.length > LARGEST ? Optional.empty() : Optional.of(bytes);
    }
  }
}
