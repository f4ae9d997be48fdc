package org.vmgen.cli;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;

/**
 * Names of files behind which there is nothing that could be replaced or lost: pipes, devices, the
 * outputs of this process.
 */
final class StreamFiles {

  /** By their names, since what they are redirected to may be a file. */
  private static final Map<String, FileDescriptor> OWN =
      Map.of(
          "/dev/stdout", FileDescriptor.out,
          "/dev/fd/1", FileDescriptor.out,
          "/proc/self/fd/1", FileDescriptor.out,
          "/dev/stderr", FileDescriptor.err,
          "/dev/fd/2", FileDescriptor.err,
          "/proc/self/fd/2", FileDescriptor.err);

  private StreamFiles() {}

  static boolean isStream(Path file) {
    return OWN.containsKey(file.toString())
        || Files.exists(file) && !Files.isRegularFile(file) && !Files.isDirectory(file);
  }

  /** Writes to a stream; of a pipe this waits for who reads it. */
  static void write(Path file, ProfileFiles.Content content) throws IOException {
    FileDescriptor own = OWN.get(file.toString());
    if (own != null) {
      // Not opened again, which would write over what is there; and it stays open.
      System.out.flush();
      OutputStream out = new BufferedOutputStream(new FileOutputStream(own));
      content.writeTo(out);
      out.flush();
      return;
    }
    try (OutputStream out =
        new BufferedOutputStream(Files.newOutputStream(file, StandardOpenOption.WRITE))) {
      content.writeTo(out);
    }
  }
}
