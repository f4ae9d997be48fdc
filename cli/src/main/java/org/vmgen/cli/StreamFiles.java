package org.vmgen.cli;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Map;

/**
 * Names of files behind which there is nothing that could be replaced or lost: pipes, terminals and
 * other devices of characters. A disk is none.
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

  /** The bits of a file's mode that say what it is, and what they are for streams, as in POSIX. */
  private static final int TYPE = 0170000;

  private static final int PIPE = 0010000;
  private static final int CHARACTERS = 0020000;

  private StreamFiles() {}

  /** Whether a file is there that is one. */
  static boolean isStream(Path file) {
    return OWN.containsKey(file.toString()) || Files.exists(file) && isPipeOrCharacters(file);
  }

  private static boolean isPipeOrCharacters(Path file) {
    try {
      if (!file.getFileSystem().supportedFileAttributeViews().contains("unix")) {
        return Files.readAttributes(file, BasicFileAttributes.class).isOther();
      }
      int type = (int) Files.getAttribute(file, "unix:mode") & TYPE;
      return type == PIPE || type == CHARACTERS;
    } catch (IOException e) {
      // Who opens it says why.
      return false;
    }
  }

  /**
   * Looks whether a stream can be written.
   *
   * @throws AccessDeniedException if not
   */
  static void checkWritable(Path file) throws IOException {
    if (!Files.isWritable(file)) {
      throw new AccessDeniedException(file.toString());
    }
  }

  /**
   * Looks whether something is a file, a folder or a stream, or not there.
   *
   * @throws FileSystemException if it is a disk or socket
   */
  static void checkKind(Path file) throws IOException {
    if (Files.exists(file)
        && !Files.isRegularFile(file)
        && !Files.isDirectory(file)
        && !isStream(file)) {
      throw new FileSystemException(
          file.toString(), null, "it is neither a file, nor a pipe or device of characters");
    }
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
