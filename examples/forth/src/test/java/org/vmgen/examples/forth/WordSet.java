package org.vmgen.examples.forth;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A word set of the standard.
 *
 * @param name its tests are in the file of that name
 * @param words as in the standard's glossary
 */
record WordSet(String name, List<String> words) {

  /** All that the system has. */
  static List<WordSet> all() throws IOException {
    try (var in = WordSet.class.getResourceAsStream("/wordsets.txt")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> List.of(line.split(" ")))
          .map(parts -> new WordSet(parts.get(0), parts.subList(1, parts.size())))
          .toList();
    }
  }
}
