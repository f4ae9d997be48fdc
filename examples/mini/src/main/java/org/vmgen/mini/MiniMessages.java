package org.vmgen.mini;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Passes on what an engine writes to its error stream and knows the last line of it. */
final class MiniMessages extends FilterOutputStream {
  private final StringBuilder line = new StringBuilder();
  private boolean ended;

  MiniMessages(OutputStream out) {
    super(out);
  }

  @Override
  public void write(int b) throws IOException {
    byte[] one = {(byte) b};
    write(one, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    out.write(bytes, offset, length);
    for (char c : new String(bytes, offset, length, StandardCharsets.ISO_8859_1).toCharArray()) {
      if (ended) {
        line.setLength(0);
      }
      ended = c == '\n';
      line.append(c);
    }
  }

  /** Says in words of the language what the machine's last message means, if that is needed. */
  void explain() throws IOException {
    if (line.indexOf(": error: exit trap overflow data ") >= 0) {
      String advice = "the calls of functions go too deep: is there an end to the recursion?\n";
      out.write(advice.getBytes(StandardCharsets.UTF_8));
    }
    flush();
  }
}
