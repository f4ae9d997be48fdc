package org.vmgen.generator.syntax;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** The files that {@code include <…>} can name. */
public final class StandardFiles {

  static final List<String> NAMES = List.of("std.vmg", "stdmem.vmg");

  private StandardFiles() {}

  static String text(String name) {
    try (InputStream in = StandardFiles.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The file that declares an extern. */
  public static Optional<String> declaring(String extern) {
    return NAMES.stream().filter(f -> text(f).contains("\nextern " + extern + "(")).findFirst();
  }
}
