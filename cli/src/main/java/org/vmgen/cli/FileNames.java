package org.vmgen.cli;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Which file a name means. */
final class FileNames {

  private FileNames() {}

  /** Whether two names mean one file, there or not; as links make it. */
  static boolean areSame(Path one, Path other) throws IOException {
    return path(one).equals(path(other))
        || Files.exists(one) && Files.exists(other) && Files.isSameFile(one, other);
  }

  /**
   * Looks whether a name can mean a file.
   *
   * @throws FileSystemException if it is that of a directory
   */
  static void checkNoDirectory(Path path) throws FileSystemException {
    if (Files.isDirectory(path)) {
      throw new FileSystemException(path.toString(), null, "it is a directory");
    }
  }

  /** The whole name, its folders without links. */
  static Path path(Path path) throws IOException {
    Path absolute = path.toAbsolutePath().normalize();
    Path parent = absolute.getParent();
    return parent != null && Files.isDirectory(parent)
        ? parent.toRealPath().resolve(absolute.getFileName())
        : absolute;
  }
}
