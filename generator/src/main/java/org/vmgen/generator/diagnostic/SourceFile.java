package org.vmgen.generator.diagnostic;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The text of a file that is read, with its lines for messages. */
public final class SourceFile {
  private final String name;
  private final String text;
  private final int order;
  private final Optional<SourceRange> includedFrom;
  private final List<String> lines;

  /**
   * @param name as the user named it, for messages
   * @param order its number among the files in the order of reading; sorts messages
   * @param includedFrom the {@code include} that asked for it
   */
  public SourceFile(String name, String text, int order, Optional<SourceRange> includedFrom) {
    this.name = name;
    this.text = text;
    this.order = order;
    this.includedFrom = includedFrom;
    this.lines = split(text);
  }

  private static List<String> split(String text) {
    List<String> lines = new ArrayList<>();
    int start = 0;
    for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', start)) {
      boolean carriage = end > start && text.charAt(end - 1) == '\r';
      lines.add(text.substring(start, carriage ? end - 1 : end));
      start = end + 1;
    }
    lines.add(text.substring(start));
    return lines;
  }

  public String name() {
    return name;
  }

  public String text() {
    return text;
  }

  public int order() {
    return order;
  }

  public Optional<SourceRange> includedFrom() {
    return includedFrom;
  }

  /** A line without its end, empty if there is none of that number; lines count from 1. */
  public String line(int number) {
    return number >= 1 && number <= lines.size() ? lines.get(number - 1) : "";
  }

  /** The place before the first character. */
  public SourceRange start() {
    return new SourceRange(this, 1, 1, 1, 1, Optional.empty());
  }

  @Override
  public String toString() {
    return name;
  }
}
