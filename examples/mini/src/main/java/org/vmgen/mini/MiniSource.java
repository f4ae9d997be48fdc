package org.vmgen.mini;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The text of a mini program.
 *
 * @param name as the user wrote it, for messages and source positions
 */
record MiniSource(String name, String text) {

  /**
   * Reads a file of UTF-8 text.
   *
   * @throws IOException if it cannot be read or is no text
   */
  static MiniSource read(Path file) throws IOException {
    return new MiniSource(file.toString(), Files.readString(file));
  }

  /** The line of that number, from 1; empty beyond the end. */
  String line(int number) {
    List<String> lines = text.lines().toList();
    return number <= lines.size() ? lines.get(number - 1) : "";
  }
}
