package org.vmgen.cli;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;

/** What nobody needs any more. */
public final class Leftovers {

  private Leftovers() {}

  /**
   * Deletes a file, or a folder with all that is in it, as far as that goes: a command that was
   * ended may still write there, and what went wrong before matters more.
   */
  public static void delete(Path place) {
    try {
      Files.walkFileTree(place, new Deletion());
    } catch (IOException e) {
      throw new IllegalStateException("the visitor goes on", e);
    }
  }

  private static final class Deletion extends SimpleFileVisitor<Path> {

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      return delete(file);
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException problem) {
      // A folder that cannot be read may be empty.
      return delete(file);
    }

    @Override
    public FileVisitResult postVisitDirectory(Path folder, IOException problem) {
      return delete(folder);
    }

    private static FileVisitResult delete(Path file) {
      try {
        Files.deleteIfExists(file);
      } catch (IOException e) {
        // The folders around it stay too.
      }
      return FileVisitResult.CONTINUE;
    }
  }
}
