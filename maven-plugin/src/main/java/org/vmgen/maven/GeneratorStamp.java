package org.vmgen.maven;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Comparator;
import java.util.stream.Stream;
import org.vmgen.generator.Vmgen;
import org.vmgen.superinstructions.Synthesis;

/** Tells builds of the generator apart that have the same version, such as snapshots. */
final class GeneratorStamp {

  private GeneratorStamp() {}

  /** When the newest files were made of what generates, and of what chooses combinations. */
  static String get() throws IOException {
    return of(Vmgen.class) + " " + of(Synthesis.class);
  }

  private static String of(Class<?> type) throws IOException {
    try {
      Path code = Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
      try (Stream<Path> files = Files.walk(code)) {
        return files
            .map(GeneratorStamp::time)
            .max(Comparator.naturalOrder())
            .orElseThrow()
            .toString();
      }
    } catch (URISyntaxException e) {
      throw new IOException(e);
    }
  }

  private static FileTime time(Path file) {
    try {
      return Files.getLastModifiedTime(file);
    } catch (IOException e) {
      return FileTime.fromMillis(0);
    }
  }
}
