package org.vmgen.cli;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * The streams that programs run by this command use.
 *
 * @param inherited whether they are those of this process, so that other processes may inherit them
 */
record Streams(InputStream in, OutputStream out, PrintStream err, boolean inherited) {

  /** Those of this process. */
  static Streams ofProcess() {
    return new Streams(
        new FileInputStream(FileDescriptor.in),
        new BufferedOutputStream(new FileOutputStream(FileDescriptor.out), 1 << 14),
        new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8),
        true);
  }

  /** Others, for tests. */
  static Streams of(InputStream in, OutputStream out, OutputStream err) {
    return new Streams(in, out, new PrintStream(err, true, StandardCharsets.UTF_8), false);
  }
}
