package org.vmgen.examples.forth.cross;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The text of one file, read word by word. */
final class SourceText {

  private final Path path;
  private final String text;
  private int at;
  private int word;

  SourceText(Path path) throws IOException {
    this.path = path;
    text = Files.readString(path, StandardCharsets.UTF_8);
  }

  Path path() {
    return path;
  }

  /** The next word between blanks; empty at the end. */
  String word() {
    while (at < text.length() && text.charAt(at) <= ' ') {
      at++;
    }
    word = at;
    while (at < text.length() && text.charAt(at) > ' ') {
      at++;
    }
    String result = text.substring(word, at);
    if (at < text.length()) {
      at++;
    }
    return result;
  }

  /** The text up to a character, which is left out. */
  String until(char end) {
    int stop = text.indexOf(end, at);
    if (stop < 0) {
      throw error("'" + end + "' is missing");
    }
    String result = text.substring(at, stop);
    at = stop + 1;
    return result;
  }

  /** Leaves out the rest of the line in which the last word stands. */
  void skipLine() {
    int stop = text.indexOf('\n', Math.max(at - 1, 0));
    at = stop < 0 ? text.length() : stop + 1;
  }

  /** An error at the last word. */
  CrossError error(String message) {
    int line = 1;
    int start = 0;
    for (int i = 0; i < word; i++) {
      if (text.charAt(i) == '\n') {
        line++;
        start = i + 1;
      }
    }
    int stop = text.indexOf('\n', word);
    String source = text.substring(start, stop < 0 ? text.length() : stop);
    int column = word - start + 1;
    return new CrossError(
        String.format(
            "%s:%d:%d: error: %s%n  %s%n  %s^",
            path.getFileName(), line, column, message, source, " ".repeat(column - 1)));
  }
}
