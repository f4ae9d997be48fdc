package org.vmgen.cli.tune;

/** The beginning of what a process said, for messages. */
final class Excerpt {

  private static final int LINES = 8;

  private Excerpt() {}

  /** Empty if nothing was said, else a colon and the first lines, each on a line of its own. */
  static String behindColon(String text) {
    String stripped = text.strip();
    if (stripped.isEmpty()) {
      return "";
    }
    StringBuilder excerpt = new StringBuilder(":");
    stripped.lines().limit(LINES).forEach(line -> excerpt.append("\n  ").append(line));
    long more = stripped.lines().count() - LINES;
    return more > 0 ? excerpt + "\n  … and " + more + " more lines" : excerpt.toString();
  }
}
