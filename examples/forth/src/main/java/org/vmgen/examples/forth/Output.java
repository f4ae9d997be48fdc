package org.vmgen.examples.forth;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Standard output, buffered, and standard error, which follows what was written before it. */
final class Output {

  private final OutputStream out;
  private final OutputStream err =
      new BufferedOutputStream(new FileOutputStream(FileDescriptor.err), 1 << 16);

  Output(OutputStream out) {
    this.out = out;
  }

  void write(boolean isError, byte[] bytes, int at, int count) {
    try {
      if (isError) {
        out.flush();
        err.write(bytes, at, count);
        err.flush();
      } else {
        out.write(bytes, at, count);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where a trace goes: to standard error, seen when that or everything is flushed. */
  PrintStream trace() {
    return new PrintStream(err, false, StandardCharsets.UTF_8);
  }

  void flush() {
    try {
      out.flush();
      err.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
