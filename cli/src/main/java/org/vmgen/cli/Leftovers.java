package org.vmgen.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** What nobody needs any more. */
public final class Leftovers {

  private Leftovers() {}

  /**
   * Deletes a file, or a folder with all that is in it, as far as that goes: a command that was
   * ended may still write there, and what went wrong before matters more.
   */
  public static void delete(Path place) {
    List<Path> found;
    try (Stream<Path> files = Files.walk(place)) {
      found = files.sorted(Comparator.reverseOrder()).toList();
    } catch (IOException e) {
      return;
    }
    for (Path file : found) {
      try {
        Files.deleteIfExists(file);
      } catch (IOException e) {
        // The folders around it stay too.
      }
    }
  }
}
