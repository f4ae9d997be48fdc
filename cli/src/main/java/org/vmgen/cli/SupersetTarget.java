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
    if (FileNames.areSame(file, description)) {
      return Optional.of("-o names the description itself: " + file);
    }
    for (Path input : inputs) {
      if (!Files.isDirectory(input)) {
        if (FileNames.areSame(file, input)) {
          return Optional.of("-o names a file that is read: " + file);
        }
      } else if (FileNames.path(file).startsWith(FileNames.path(input))) {
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
      if (!read.startsWith("<") && FileNames.areSame(file, Path.of(read))) {
        return true;
      }
    }
    return false;
  }

  /** Its name in a description. */
  String seenFrom(Path description) throws IOException {
    Path folder = FileNames.path(description).getParent();
    return folder.relativize(FileNames.path(file)).toString().replace(File.separatorChar, '/');
  }
}
