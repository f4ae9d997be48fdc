package org.vmgen.generator.java;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.vmgen.generator.plan.OutputFile;
import org.vmgen.runtime.Machine;

/**
 * Compiled classes kept in a folder, so that the same sources are compiled once. A file's name is
 * the hash of the sources, of this Java's version, and of the runtime that they were compiled
 * against.
 */
final class ClassCache {

  private ClassCache() {}

  /** Compiles the files, or finds what was compiled before; the cache is never necessary. */
  static Map<String, byte[]> compile(Path folder, List<OutputFile> files) {
    Path file = file(folder, files);
    return read(file)
        .orElseGet(
            () -> {
              Map<String, byte[]> classes = JavaCompilation.compile(files);
              write(file, classes);
              return classes;
            });
  }

  /** Whether the files were compiled before. */
  static boolean has(Path folder, List<OutputFile> files) {
    return Files.exists(file(folder, files));
  }

  private static Path file(Path folder, List<OutputFile> files) {
    return folder.resolve("java-" + key(files) + ".classes");
  }

  private static Optional<Map<String, byte[]>> read(Path file) {
    try (DataInputStream in = new DataInputStream(Files.newInputStream(file))) {
      Map<String, byte[]> classes = new LinkedHashMap<>();
      for (int left = in.readInt(); left > 0; left--) {
        String name = in.readUTF();
        classes.put(name, in.readNBytes(in.readInt()));
      }
      return Optional.of(classes);
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static void write(Path file, Map<String, byte[]> classes) {
    try {
      Files.createDirectories(file.getParent());
      Path temporary = Files.createTempFile(file.getParent(), "classes", ".tmp");
      try (DataOutputStream out = new DataOutputStream(Files.newOutputStream(temporary))) {
        out.writeInt(classes.size());
        for (Map.Entry<String, byte[]> entry : classes.entrySet()) {
          out.writeUTF(entry.getKey());
          out.writeInt(entry.getValue().length);
          out.write(entry.getValue());
        }
      }
      Files.move(
          temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      // A cache that cannot be written costs time at the next start, nothing else.
    }
  }

  private static String key(List<OutputFile> files) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      add(digest, System.getProperty("java.version"));
      add(digest, runtime());
      for (OutputFile file : files) {
        add(digest, file.path());
        add(digest, file.text());
      }
      return HexFormat.of().formatHex(digest.digest()).substring(0, 32);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private static void add(MessageDigest digest, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    digest.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
    digest.update(bytes);
  }

  /** The runtime's place, and when it was made. */
  private static String runtime() {
    try {
      Path place =
          Path.of(Machine.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      Path dated = Files.isDirectory(place) ? place.resolve("org/vmgen/runtime") : place;
      return place + " " + Files.getLastModifiedTime(dated);
    } catch (URISyntaxException | IOException e) {
      return "";
    }
  }
}
