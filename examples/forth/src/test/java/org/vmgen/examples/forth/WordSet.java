package org.vmgen.examples.forth;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A word set of the standard.
 *
 * @param name of the file with its tests; for a set of absent words, as the standard calls it
 * @param words as in the standard's glossary
 * @param isAbsent whether the system does not have the words
 */
record WordSet(String name, List<String> words, boolean isAbsent) {

  /** All that the system has. */
  static List<WordSet> present() throws IOException {
    return all().stream().filter(set -> !set.isAbsent()).toList();
  }

  /** Words of the standard that it does not have. */
  static List<WordSet> absent() throws IOException {
    return all().stream().filter(WordSet::isAbsent).toList();
  }

  private static List<WordSet> all() throws IOException {
    try (var in = WordSet.class.getResourceAsStream("/wordsets.txt")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> List.of(line.split(" ")))
          .map(WordSet::of)
          .toList();
    }
  }

  private static WordSet of(List<String> parts) {
    return parts.get(0).equals("absent")
        ? new WordSet(parts.get(1).replace('-', ' '), parts.subList(2, parts.size()), true)
        : new WordSet(parts.get(0), parts.subList(1, parts.size()), false);
  }
}
