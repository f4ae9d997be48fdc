package org.vmgen.maven;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * Whether what was generated is still what would be: a file that holds the hash of the
 * configuration and of every input and output. Whatever differs, or is missing, says no.
 */
final class BuildState {

  private final Path file;
  private final String configuration;

  BuildState(Path file, String configuration) {
    this.file = file;
    this.configuration = configuration;
  }

  boolean isUpToDate() throws IOException {
    if (!Files.isRegularFile(file)) {
      return false;
    }
    List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
    if (lines.isEmpty()
        || !lines.get(0).equals(hash(configuration.getBytes(StandardCharsets.UTF_8)))) {
      return false;
    }
    for (String line : lines.subList(1, lines.size())) {
      int blank = line.indexOf(' ');
      Path path = Path.of(line.substring(blank + 1));
      if (!Files.isRegularFile(path)
          || !hash(Files.readAllBytes(path)).equals(line.substring(0, blank))) {
        return false;
      }
    }
    return true;
  }

  /** Notes what was generated from what, just now. */
  void store(List<Path> inputs, List<Path> outputs) throws IOException {
    List<String> lines = new ArrayList<>();
    lines.add(hash(configuration.getBytes(StandardCharsets.UTF_8)));
    for (List<Path> paths : List.of(inputs, outputs)) {
      for (Path path : paths) {
        lines.add(hash(Files.readAllBytes(path)) + " " + path.toAbsolutePath());
      }
    }
    Files.createDirectories(file.getParent());
    Files.write(file, lines, StandardCharsets.UTF_8);
  }

  private static String hash(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
