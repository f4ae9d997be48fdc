package org.vmgen.examples.forth;

import java.io.IOException;
import java.io.InputStream;

/** Input as it comes, from a file or a pipe. */
final class PlainTerminal implements Terminal {

  private final InputStream in;
  private final byte[] buffer = new byte[1 << 14];
  private int at;
  private int end;
  private boolean hasMore;

  PlainTerminal(InputStream in) {
    this.in = in;
  }

  @Override
  public void written(byte[] bytes, int from, int count) {
    // Nobody edits here.
  }

  @Override
  public int readLine(byte[] to, int from, int count) throws IOException {
    hasMore = false;
    if (!fill()) {
      return -1;
    }
    int got = 0;
    while (fill() && buffer[at] != '\n') {
      if (got == count) {
        hasMore = true;
        return got;
      }
      to[from + got++] = buffer[at++];
    }
    at = Math.min(at + 1, end);
    return got > 0 && to[from + got - 1] == '\r' ? got - 1 : got;
  }

  @Override
  public boolean hasMore() {
    return hasMore;
  }

  private boolean fill() throws IOException {
    if (at == end) {
      at = 0;
      end = Math.max(0, in.read(buffer));
    }
    return at < end;
  }

  @Override
  public int readKey() throws IOException {
    return fill() ? buffer[at++] & 0xff : -1;
  }

  @Override
  public boolean isKeyReady() throws IOException {
    return at < end || in.available() > 0;
  }

  @Override
  public boolean isInteractive() {
    return false;
  }
}
