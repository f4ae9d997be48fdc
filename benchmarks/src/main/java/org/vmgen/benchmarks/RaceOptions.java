package org.vmgen.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The options of the commands that race engines against each other. */
final class RaceOptions {
  private static final int BUILDS = 3;

  @Option(
      names = "--runs",
      paramLabel = "N",
      description = "runs that count, in all builds together; default: 15",
      defaultValue = "15")
  private int runs;

  @Option(names = "--prepare", description = "only build the engines that are missing")
  private boolean prepare;

  @Option(names = "--document", description = "write the tables to docs/performance.md too")
  private boolean document;

  @Option(names = "--root", description = "root of the repository; default: this folder")
  private Path root = Path.of("");

  /** The builds of each engine, of which a first look takes one. */
  static int builds(boolean one) {
    return one ? 1 : BUILDS;
  }

  /** Runs that count. */
  int runs() {
    return Math.max(1, runs);
  }

  /** Runs in each build. */
  int rounds() {
    return Math.max(1, runs / BUILDS);
  }

  /** Whether nothing is to be measured. */
  boolean prepare() {
    return prepare;
  }

  /** The root of the repository, as it was given. */
  Path root() {
    return root;
  }

  /** Prints a part of the document, and writes it there if that is asked for. */
  void print(String part, String text) throws IOException {
    System.out.println(text);
    if (document) {
      new Document(root).replace(part, text);
    }
  }
}
