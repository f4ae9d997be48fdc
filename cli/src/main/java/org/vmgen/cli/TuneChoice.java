package org.vmgen.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Combined instructions that were chosen.
 *
 * @param count how many were to be chosen at most; 0 is the description as it is
 * @param combinations how many were chosen: fewer if no more of them gain
 * @param dispatches that are predicted, as a share of those without any combination
 * @param file of their definitions
 */
record TuneChoice(int count, int combinations, double dispatches, Path file) {

  /** Only the definitions, which equal those of another choice if that is the same. */
  String definitions() throws IOException {
    String text = Files.readString(file);
    return text.substring(text.indexOf("\n\n") + 1).replaceAll("//.*", "");
  }
}
