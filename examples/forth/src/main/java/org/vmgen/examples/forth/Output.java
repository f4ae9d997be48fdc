package org.vmgen.examples.forth;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;

/** Standard output, buffered, and standard error, which follows what was written before it. */
final class Output {

  private final OutputStream out;
  private final OutputStream err = new FileOutputStream(FileDescriptor.err);

  Output(OutputStream out) {
    this.out = out;
  }

  void write(boolean isError, byte[] bytes, int at, int count) {
    try {
      if (isError) {
        out.flush();
        err.write(bytes, at, count);
      } else {
        out.write(bytes, at, count);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void flush() {
    try {
      out.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
