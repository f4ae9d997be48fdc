package org.vmgen.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The document whose tables the commands write, each between two marks. */
final class Document {
  /** Relative to the root of the repository. */
  static final String PATH = "docs/performance.md";

  private final Path file;

  Document(Path root) {
    file = root.resolve(PATH);
  }

  private static String begin(String part) {
    return "<!-- " + part + " -->\n";
  }

  private static String end(String part) {
    return "<!-- end of " + part + " -->\n";
  }

  /**
   * What stands between the marks of a part.
   *
   * @throws IOException if the marks are missing
   */
  String part(String part) throws IOException {
    String text = Files.readString(file);
    int[] range = range(text, part);
    return text.substring(range[0], range[1]);
  }

  /** Puts something else between the marks of a part. */
  void replace(String part, String content) throws IOException {
    String text = Files.readString(file);
    int[] range = range(text, part);
    Files.writeString(file, text.substring(0, range[0]) + content + text.substring(range[1]));
  }

  private int[] range(String text, String part) throws IOException {
    int begin = text.indexOf(begin(part));
    int end = text.indexOf(end(part));
    if (begin < 0 || end < begin) {
      throw new IOException(file + " lacks the marks of " + part);
    }
    return new int[] {begin + begin(part).length(), end};
  }
}
