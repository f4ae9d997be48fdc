package org.vmgen.generator.c;

import java.util.ArrayList;
import java.util.List;

/** Lines of C, indented by two blanks a level. */
final class CWriter {
  private final List<String> lines = new ArrayList<>();
  private int level;

  void line(String text) {
    lines.add("  ".repeat(level) + text);
  }

  /** A line after which the following ones stand deeper. */
  void open(String text) {
    line(text);
    level++;
  }

  /** Ends what {@link #open} began. */
  void close(String text) {
    level--;
    line(text);
  }

  /** Ends what {@link #open} began and begins another part. */
  void reopen(String text) {
    close(text);
    level++;
  }

  /** A line of the preprocessor. */
  void verbatim(String text) {
    lines.add(text);
  }

  /** A label, after which anything may follow. */
  void label(String name) {
    line(name + ":;");
  }

  /** A label that is seldom reached, after which anything may follow. */
  void seldom(String name) {
    line("SELDOM(" + name + ");");
  }

  /** Where the next line will stand, for {@link #insert}. */
  int mark() {
    return lines.size();
  }

  /** Puts lines of the outermost level at a place marked before. */
  void insert(int mark, List<String> inserted) {
    lines.addAll(mark, inserted);
  }

  List<String> lines() {
    return List.copyOf(lines);
  }

  String text() {
    return String.join("\n", lines);
  }
}
