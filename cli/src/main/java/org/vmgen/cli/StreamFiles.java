package org.vmgen.cli;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

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

  /** Whoever started this process may have opened more. */
  private static final Pattern DESCRIPTOR = Pattern.compile("(/dev|/proc/self)/fd/\\d+");

  /** The line of Linux that says, in octal digits, how a descriptor was opened. */
  private static final String FLAGS = "flags:";

  /** The bits of these that are zero if only for reading. */
  private static final int ACCESS = 3;

  /** The bits of a file's mode that say what it is, and what they are for streams, as in POSIX. */
  private static final int TYPE = 0170000;

  private static final int PIPE = 0010000;
  private static final int CHARACTERS = 0020000;

  private StreamFiles() {}

  /** Whether a file is there that is one, or that this process was given open. */
  static boolean isStream(Path file) {
    return OWN.containsKey(file.toString())
        || isDescriptor(file)
        || Files.exists(file) && isPipeOrCharacters(file);
  }

  private static boolean isDescriptor(Path file) {
    return DESCRIPTOR.matcher(file.toString()).matches();
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
   * Looks whether a stream can be written. The outputs of this process are open already, whoever
   * owns what is behind them.
   *
   * @throws FileSystemException if not
   */
  static void checkWritable(Path file) throws IOException {
    if (OWN.containsKey(file.toString())) {
      return;
    } else if (!Files.exists(file)) {
      throw new NoSuchFileException(file.toString());
    } else if (!Files.isWritable(file) || isDescriptor(file) && !isOpenForWriting(file)) {
      throw new AccessDeniedException(file.toString());
    }
  }

  /** What Java has open is only for reading; without Linux's list it cannot be opened otherwise. */
  private static boolean isOpenForWriting(Path descriptor) throws IOException {
    Path info = Path.of("/proc/self/fdinfo").resolve(descriptor.getFileName());
    if (!Files.exists(info)) {
      return true;
    }
    try (Stream<String> lines = Files.lines(info)) {
      return lines
          .filter(line -> line.startsWith(FLAGS))
          .mapToInt(line -> Integer.parseInt(line.substring(FLAGS.length()).strip(), 8))
          .anyMatch(flags -> (flags & ACCESS) != 0);
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
    checkWritable(file);
    // A descriptor may be of a file: what it has is not written over.
    StandardOpenOption option =
        isDescriptor(file) ? StandardOpenOption.APPEND : StandardOpenOption.WRITE;
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file, option))) {
      content.writeTo(out);
    }
  }
}
