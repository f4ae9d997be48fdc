package org.vmgen.generator.syntax;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Files of combined instructions that are read otherwise than as the description says.
 *
 * @param more read as if the description ended in {@code superset} for each; one that it reads
 *     anyway is not read again
 * @param without not read where the description names them by {@code superset}, as if they were
 *     empty; they need not exist. What {@code include} names is read always: it may hold more
 */
public record Supersets(List<Path> more, List<Path> without) {

  /** What the description says, nothing else. */
  public static final Supersets AS_WRITTEN = new Supersets(List.of(), List.of());

  public Supersets {
    more = List.copyOf(more);
    without = List.copyOf(without);
  }

  /** Whether a file is not to be read. */
  boolean leavesOut(Path file) {
    return without.stream().anyMatch(other -> identity(other).equals(identity(file)));
  }

  private static Path identity(Path file) {
    try {
      return file.toRealPath();
    } catch (IOException e) {
      return file.toAbsolutePath().normalize();
    }
  }
}
