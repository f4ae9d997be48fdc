package org.vmgen.harness;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.vmgen.generator.plan.OutputFile;

/**
 * The object files of engines' tools. Engines of a machine mostly have the same ones, which are
 * compiled once in a process.
 */
final class ToolObjects {
  /** By all that goes into them. */
  private static final Map<String, byte[]> COMPILED = new ConcurrentHashMap<>();

  /** What the machine's header says of the engine; it gives the macro to applications only. */
  private static final Pattern ENGINE =
      Pattern.compile("(?m)^ \\* .*: a virtual machine, engine .*$|^#define [A-Z0-9_]+_ENGINE .*$");

  private final List<OutputFile> tools;
  private final String common;

  /**
   * Those of an engine.
   *
   * @param files of the engine
   * @param tools those of them that are compiled
   * @param command by which, with everything but the files
   */
  ToolObjects(List<OutputFile> files, List<OutputFile> tools, List<String> command) {
    this.tools = List.copyOf(tools);
    StringBuilder text = new StringBuilder();
    for (OutputFile file : files) {
      if (file.path().endsWith(".h")) {
        text.append(file.path()).append('\n').append(file.text());
      }
    }
    common = hash(String.join(" ", command), ENGINE.matcher(text).replaceAll(""));
  }

  /** Writes the objects that are known into a folder, and gives the files that lack one. */
  List<String> missing(Path folder) throws IOException {
    List<String> missing = new ArrayList<>();
    for (OutputFile tool : tools) {
      byte[] object = COMPILED.get(key(tool));
      if (object == null) {
        missing.add(tool.path());
      } else {
        Files.write(object(folder, tool), object);
      }
    }
    return missing;
  }

  /** Takes over the objects that are in a folder. */
  void keep(Path folder) throws IOException {
    for (OutputFile tool : tools) {
      COMPILED.putIfAbsent(key(tool), Files.readAllBytes(object(folder, tool)));
    }
  }

  private static Path object(Path folder, OutputFile tool) {
    return folder.resolve(tool.path().replaceFirst("\\.c$", ".o"));
  }

  private String key(OutputFile tool) {
    return hash(common, tool.path(), tool.text());
  }

  private static String hash(String... parts) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (String part : parts) {
        digest.update(part.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
