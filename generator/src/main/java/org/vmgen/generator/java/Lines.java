package org.vmgen.generator.java;

import java.util.List;
import java.util.StringJoiner;

/** Lines of Java being written, indented by blocks. */
final class Lines {
  private final StringBuilder text = new StringBuilder();
  private int depth;

  /**
   * A line; one that starts with a brace closes a block first, one that ends with one opens one.
   */
  Lines add(String line) {
    if (line.startsWith("}")) {
      depth--;
    }
    if (!line.isEmpty()) {
      text.append("  ".repeat(depth)).append(line);
    }
    text.append('\n');
    if (line.endsWith("{")) {
      depth++;
    }
    return this;
  }

  Lines addAll(List<String> lines) {
    lines.forEach(this::add);
    return this;
  }

  /** Lines of a text that is indented already, as it is. */
  Lines addVerbatim(String lines) {
    if (!lines.isEmpty()) {
      text.append(indented(lines, 2 * depth)).append('\n');
    }
    return this;
  }

  /** The text without the last line's end. */
  @Override
  public String toString() {
    return text.isEmpty() ? "" : text.substring(0, text.length() - 1);
  }

  /** The lines of a text, each with more blanks before it. */
  static String indented(String text, int blanks) {
    StringJoiner joiner = new StringJoiner("\n");
    for (String line : text.split("\n", -1)) {
      joiner.add(line.isEmpty() ? line : " ".repeat(blanks) + line);
    }
    return joiner.toString();
  }
}
