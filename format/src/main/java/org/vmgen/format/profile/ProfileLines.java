package org.vmgen.format.profile;

import java.io.IOException;
import java.io.Reader;

/** The lines of a profile, none of them endless. */
final class ProfileLines {

  /** The most characters of a line: a file without line ends is no reason to run out of memory. */
  static final int LONGEST = 1 << 24;

  private final Reader in;
  private final char[] buffer = new char[1 << 16];
  private int at;
  private int end;

  ProfileLines(Reader in) {
    this.in = in;
  }

  /**
   * The next line, without its end, which is a line feed, a carriage return or both; null if there
   * is none.
   *
   * @throws ProfileException if it is too long
   */
  String next() throws IOException {
    if (!fill()) {
      return null;
    }
    StringBuilder line = new StringBuilder();
    do {
      int start = at;
      while (at < end && buffer[at] != '\n' && buffer[at] != '\r') {
        at++;
      }
      if (line.length() + at - start > LONGEST) {
        throw new ProfileException(tooLong("the line"));
      }
      line.append(buffer, start, at - start);
    } while (at == end && fill());
    skipEnd();
    return line.toString();
  }

  private void skipEnd() throws IOException {
    if (at < end && buffer[at++] == '\r' && fill() && buffer[at] == '\n') {
      at++;
    }
  }

  /** Whether there is another character. */
  private boolean fill() throws IOException {
    if (at == end) {
      at = 0;
      end = Math.max(0, in.read(buffer));
    }
    return at < end;
  }

  /** What is said of a line. */
  static String tooLong(String line) {
    return line + " has more than " + LONGEST + " characters";
  }
}
