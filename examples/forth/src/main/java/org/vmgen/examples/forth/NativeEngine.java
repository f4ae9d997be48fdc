package org.vmgen.examples.forth;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A C engine: what the build generated and the host in C are compiled on first use, and again when
 * one of these sources, or the compiler that is asked for, differs from what was compiled.
 */
final class NativeEngine {

  private final String name;
  private final Optional<String> compiler;
  private final Path target;

  /**
   * An engine.
   *
   * @param engine one in C
   */
  NativeEngine(ForthEngine engine, boolean unchecked) throws IOException {
    name = engine + (unchecked ? "-unchecked" : "");
    compiler = CCompilers.here().forEngine(engine);
    target = target();
  }

  /** Where the program is, or will be. */
  Path program() {
    return target.resolve("native").resolve("forth-" + name);
  }

  /** The image that was built with this program. */
  Path image() {
    return target.resolve("classes/org/vmgen/examples/forth/forth.img");
  }

  private Path generated() {
    return target.resolve("generated-sources/vmgen-c").resolve(name);
  }

  private Path host() {
    return target.resolveSibling("src/main/c");
  }

  /**
   * Compiles it, unless that has been done.
   *
   * @throws IOException with what the compiler said
   */
  void build() throws IOException {
    Path key = program().resolveSibling(program().getFileName() + ".sources");
    String hash = hash(compiler.orElse(""), generated(), host());
    if (Files.exists(program()) && Files.exists(key) && Files.readString(key).equals(hash)) {
      Files.setLastModifiedTime(program(), FileTime.fromMillis(System.currentTimeMillis()));
      return;
    }
    Files.createDirectories(program().getParent());
    Path fresh = Files.createTempFile(program().getParent(), "forth", ".new");
    try {
      compile(fresh, List.of());
      Files.move(fresh, program(), StandardCopyOption.REPLACE_EXISTING);
      Files.writeString(key, hash);
    } finally {
      Files.deleteIfExists(fresh);
    }
  }

  /**
   * Compiles it.
   *
   * @param options of the compiler, besides those that the engine needs
   * @throws IOException with what the compiler said
   */
  void compile(Path to, List<String> options) throws IOException {
    Path generated = generated();
    Path host = host();
    List<String> command =
        new ArrayList<>(
            List.of(
                "sh",
                generated.resolve("forth_build.sh").toString(),
                "--own-main",
                to.toString(),
                "-I" + host));
    command.addAll(options);
    for (Path file : files(host)) {
      if (file.toString().endsWith(".c")) {
        command.add(file.toString());
      }
    }
    ProcessBuilder process = new ProcessBuilder(command).redirectErrorStream(true);
    compiler.ifPresent(chosen -> process.environment().put(CCompilers.VARIABLE, chosen));
    Process build = process.start();
    String output = new String(build.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (await(build) != 0) {
      throw new IOException("engine " + name + " could not be compiled:\n" + output);
    }
  }

  /** Runs it with these arguments on this process's terminal; gives its exit code. */
  int run(List<String> arguments) throws IOException {
    List<String> command =
        new ArrayList<>(List.of(program().toString(), "--image", image().toString()));
    command.addAll(arguments);
    return await(new ProcessBuilder(command).inheritIO().start());
  }

  private static String hash(String compiler, Path... folders) throws IOException {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(compiler.getBytes(StandardCharsets.UTF_8));
      for (Path folder : folders) {
        for (Path file : files(folder)) {
          digest.update(file.getFileName().toString().getBytes(StandardCharsets.UTF_8));
          digest.update((byte) 0);
          digest.update(Files.readAllBytes(file));
        }
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private static List<Path> files(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      throw new IOException("the folder " + folder + " is missing: build the project");
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }

  /** The build directory of this example, where its classes or its jar are. */
  static Path target() throws IOException {
    try {
      return new File(
              NativeEngine.class.getProtectionDomain().getCodeSource().getLocation().toURI())
          .toPath()
          .toAbsolutePath()
          .getParent();
    } catch (URISyntaxException e) {
      throw new IOException("the place of the program is no file: " + e.getMessage(), e);
    }
  }

  private static int await(Process process) throws IOException {
    try {
      return process.waitFor();
    } catch (InterruptedException e) {
      process.destroy();
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }
}
