package org.vmgen.cli;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.vmgen.generator.model.VmModel;

/**
 * The file that a command writes combined instructions to. It is looked at before any work, because
 * that may take hours and what the file held is lost.
 */
public record SupersetTarget(Path file) {

  /**
   * What is wrong with its name; empty if nothing.
   *
   * @param inputs what the command reads besides the description: files, and folders with all that
   *     is in them
   */
  Optional<String> misuse(Path description, List<Path> inputs) throws IOException {
    if (isSame(description)) {
      return Optional.of("-o names the description itself: " + file);
    }
    for (Path input : inputs) {
      if (!Files.isDirectory(input)) {
        if (isSame(input)) {
          return Optional.of("-o names a file that is read: " + file);
        }
      } else if (path(file).startsWith(path(input))) {
        return Optional.of("-o names a file in " + input + ", which is read: " + file);
      }
    }
    return Optional.empty();
  }

  /**
   * Whether the description reads it otherwise than by {@code superset}.
   *
   * @param model that was read without the file where {@code superset} names it
   */
  Optional<String> misuse(VmModel model) throws IOException {
    return isReadBy(model)
        ? Optional.of(
            "-o names a file that the description reads by 'include', not by 'superset': " + file)
        : Optional.empty();
  }

  /** Whether it is one of a description's files. */
  boolean isReadBy(VmModel model) throws IOException {
    for (String read : model.files()) {
      if (!read.startsWith("<") && isSame(Path.of(read))) {
        return true;
      }
    }
    return false;
  }

  /** Its name in a description. */
  String seenFrom(Path description) throws IOException {
    Path folder = path(description).getParent();
    return folder.relativize(path(file)).toString().replace(File.separatorChar, '/');
  }

  /** One file by two names, as links make it, is the same. */
  private boolean isSame(Path other) throws IOException {
    return path(file).equals(path(other))
        || Files.exists(file) && Files.exists(other) && Files.isSameFile(file, other);
  }

  private static Path path(Path path) throws IOException {
    Path absolute = path.toAbsolutePath().normalize();
    Path parent = absolute.getParent();
    return parent != null && Files.isDirectory(parent)
        ? parent.toRealPath().resolve(absolute.getFileName())
        : absolute;
  }
}
