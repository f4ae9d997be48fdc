package org.vmgen.generator.output;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The file {@code .vmgen-outputs} of an output directory: which files were generated, by whom, with
 * which content. Each line holds owner, SHA-256 and path, separated by tabs.
 */
final class OutputManifest {

  static final String NAME = ".vmgen-outputs";

  private record Entry(String owner, String hash, String path) {
    String line() {
      return owner + "\t" + hash + "\t" + path;
    }
  }

  private final Path directory;
  private final boolean exists;
  private final List<Entry> entries;

  private OutputManifest(Path directory, boolean exists, List<Entry> entries) {
    this.directory = directory;
    this.exists = exists;
    this.entries = entries;
  }

  /** The manifest of a directory; empty if there is none. Lines of another form are dropped. */
  static OutputManifest read(Path directory) throws IOException {
    Path file = directory.resolve(NAME);
    List<Entry> entries = new ArrayList<>();
    boolean exists = Files.isRegularFile(file);
    if (exists) {
      for (String line : Files.readString(file, StandardCharsets.UTF_8).split("\n")) {
        String[] parts = line.split("\t");
        if (parts.length == 3) {
          entries.add(new Entry(parts[0], parts[1], parts[2]));
        }
      }
    }
    return new OutputManifest(directory, exists, entries);
  }

  /** Whether the directory has one. */
  boolean exists() {
    return exists;
  }

  /** Whether a file was generated, by whomever. */
  boolean has(Path file) {
    return entries.stream().anyMatch(e -> directory.resolve(e.path()).normalize().equals(file));
  }

  /**
   * Files that {@code owner} generated, generates no longer, and that are still as generated and
   * nobody else's.
   */
  List<Path> stale(String owner, Set<Path> current) throws IOException {
    List<Path> stale = new ArrayList<>();
    for (Entry entry : entries) {
      Path file = directory.resolve(entry.path()).normalize();
      boolean shared =
          entries.stream().anyMatch(e -> e.path().equals(entry.path()) && !e.owner().equals(owner));
      if (entry.owner().equals(owner)
          && !shared
          && !current.contains(file)
          && file.startsWith(directory)
          && Files.isRegularFile(file)
          && hash(Files.readAllBytes(file)).equals(entry.hash())) {
        stale.add(file);
      }
    }
    return stale;
  }

  /** Notes that {@code owner} generates exactly these files. */
  void record(String owner, Map<Path, byte[]> files) throws IOException {
    List<String> lines = new ArrayList<>();
    entries.stream().filter(e -> !e.owner().equals(owner)).map(Entry::line).forEach(lines::add);
    files.forEach(
        (path, bytes) -> {
          String relative = directory.relativize(path).toString().replace('\\', '/');
          lines.add(new Entry(owner, hash(bytes), relative).line());
        });
    lines.sort(null);
    byte[] bytes = (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
    Path file = directory.resolve(NAME);
    if (!Files.exists(file) || !Arrays.equals(Files.readAllBytes(file), bytes)) {
      Path temporary = OutputWriter.writeBeside(file, bytes);
      Files.move(
          temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private static String hash(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
