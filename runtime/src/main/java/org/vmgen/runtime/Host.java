package org.vmgen.runtime;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * What a machine sees of the world: streams and clock of the standard externs, and an object of the
 * embedder's for its own externs.
 *
 * @param out standard output of the machine; flushed when an outermost run ends
 * @param clock nanoseconds, monotonic
 * @param context whatever the embedder's externs need
 */
public record Host(OutputStream out, InputStream in, LongSupplier clock, Optional<Object> context) {

  /** The process's standard input and output, unshared buffers. */
  public static Host system() {
    return new Host(
        new BufferedOutputStream(new FileOutputStream(FileDescriptor.out), 1 << 14),
        new BufferedInputStream(new FileInputStream(FileDescriptor.in)),
        System::nanoTime,
        Optional.empty());
  }

  /** Output to a stream, no input. */
  public static Host writingTo(OutputStream out) {
    return new Host(out, new ByteArrayInputStream(new byte[0]), System::nanoTime, Optional.empty());
  }

  /** Output nowhere, no input. */
  public static Host silent() {
    return writingTo(OutputStream.nullOutputStream());
  }

  public Host withInput(InputStream newIn) {
    return new Host(out, newIn, clock, context);
  }

  public Host withClock(LongSupplier newClock) {
    return new Host(out, in, newClock, context);
  }

  public Host withContext(Object newContext) {
    return new Host(out, in, clock, Optional.of(newContext));
  }
}
