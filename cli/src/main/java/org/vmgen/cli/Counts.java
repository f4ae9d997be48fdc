package org.vmgen.cli;

import org.vmgen.generator.example.ExampleRunner;

/** Numbers of things in words. */
public final class Counts {

  private Counts() {}

  /** {@code 1 example}, {@code 2 examples}. */
  public static String of(int count, String noun) {
    return count + " " + noun + (count == 1 ? "" : "s");
  }

  /** Why an example was not run. */
  static String skipped(ExampleRunner.Skip skip) {
    return skip.example().documentation().position() + ": not run: " + skip.reason();
  }
}
