package org.vmgen.generator.output;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.vmgen.generator.plan.OutputFile;

/**
 * Writes generated files so that a build tool sees only what changed and never half a file: a file
 * with the same bytes keeps its time stamp; the others are first written under temporary names, all
 * of them, and then renamed. Files of a former run that are generated no longer are removed, unless
 * somebody changed them by hand.
 */
public final class OutputWriter {

  private final Path directory;

  /**
   * A writer.
   *
   * @param directory where paths of output files start; made when the first file is written
   */
  public OutputWriter(Path directory) {
    this.directory = directory.toAbsolutePath().normalize();
  }

  /**
   * What became of the files.
   *
   * @param current every generated file, in the order given
   * @param written those that were new or differed
   * @param removed files of a former run that are generated no longer
   */
  public record Result(List<Path> current, List<Path> written, List<Path> removed) {
    public Result {
      current = List.copyOf(current);
      written = List.copyOf(written);
      removed = List.copyOf(removed);
    }
  }

  /**
   * Brings the directory up to date.
   *
   * @param owner who generates: files of a former run are those of the same owner. Without line
   *     breaks and tabs
   * @throws IllegalArgumentException if a path leaves the directory or comes twice with different
   *     texts; nothing is written then
   * @throws IOException if a file cannot be written; the ones renamed before stay
   */
  public Result write(String owner, List<OutputFile> files) throws IOException {
    Map<Path, byte[]> wanted = new LinkedHashMap<>();
    for (OutputFile file : files) {
      byte[] bytes = file.text().getBytes(StandardCharsets.UTF_8);
      byte[] other = wanted.put(resolve(file), bytes);
      if (other != null && !Arrays.equals(other, bytes)) {
        throw new IllegalArgumentException(file.path() + ": generated twice with different texts");
      }
    }
    OutputManifest manifest = OutputManifest.read(directory);
    List<Path> written = replaceDiffering(wanted);
    Set<Path> removed = new TreeSet<>();
    for (Path stale : manifest.stale(owner, wanted.keySet())) {
      Files.delete(stale);
      removed.add(stale);
    }
    manifest.record(owner, wanted);
    return new Result(List.copyOf(wanted.keySet()), written, List.copyOf(removed));
  }

  private Path resolve(OutputFile file) {
    Path path = directory.resolve(file.path()).normalize();
    if (!path.startsWith(directory) || path.equals(directory)) {
      throw new IllegalArgumentException(file.path() + ": not inside the output directory");
    }
    return path;
  }

  private static List<Path> replaceDiffering(Map<Path, byte[]> wanted) throws IOException {
    Map<Path, Path> temporaries = new LinkedHashMap<>();
    try {
      for (Map.Entry<Path, byte[]> file : wanted.entrySet()) {
        if (!holds(file.getKey(), file.getValue())) {
          temporaries.put(file.getKey(), writeBeside(file.getKey(), file.getValue()));
        }
      }
      for (Map.Entry<Path, Path> file : temporaries.entrySet()) {
        Files.move(
            file.getValue(),
            file.getKey(),
            StandardCopyOption.ATOMIC_MOVE,
            StandardCopyOption.REPLACE_EXISTING);
      }
      return new ArrayList<>(temporaries.keySet());
    } finally {
      for (Path temporary : temporaries.values()) {
        Files.deleteIfExists(temporary);
      }
    }
  }

  private static boolean holds(Path file, byte[] bytes) throws IOException {
    return Files.isRegularFile(file)
        && Files.size(file) == bytes.length
        && Arrays.equals(Files.readAllBytes(file), bytes);
  }

  /** Writes {@code bytes} under a name of its own in the directory of {@code file}. */
  static Path writeBeside(Path file, byte[] bytes) throws IOException {
    Files.createDirectories(file.getParent());
    // Not createTempFile, whose files only their owner can read.
    Path temporary =
        file.resolveSibling(
            "." + file.getFileName() + "." + ProcessHandle.current().pid() + ".tmp");
    try {
      Files.write(temporary, bytes);
    } catch (IOException e) {
      Files.deleteIfExists(temporary);
      throw e;
    }
    return temporary;
  }
}
