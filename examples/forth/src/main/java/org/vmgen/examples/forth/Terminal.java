package org.vmgen.examples.forth;

import java.io.IOException;

/** Where a program's input comes from. */
interface Terminal {

  /** Told what has been written since, so that a line editor knows what stands before its line. */
  void written(byte[] bytes, int at, int count);

  /**
   * Reads a line, at most so many bytes, without its end; the rest of a longer line comes next
   * time.
   *
   * @return the number of bytes, or -1 at the end of the input
   * @throws UserInterrupt if the user interrupted instead
   */
  int readLine(byte[] to, int from, int count) throws IOException;

  /** Whether the line that was read last goes on. */
  boolean hasMore();

  /**
   * Reads a byte; -1 at the end of the input.
   *
   * @throws UserInterrupt if the user interrupted instead
   */
  int readKey() throws IOException;

  /** Whether {@link #readKey} would not wait. */
  boolean isKeyReady() throws IOException;

  /** Whether a user is there. */
  boolean isInteractive();

  /** The user wants to stop what is going on. */
  final class UserInterrupt extends IOException {
    private static final long serialVersionUID = 1;
  }
}
