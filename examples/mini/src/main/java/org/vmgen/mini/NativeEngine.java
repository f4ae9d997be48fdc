package org.vmgen.mini;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.vmgen.runtime.Code;
import org.vmgen.runtime.image.Images;

/**
 * C engines: the sources that the build generated are compiled on first use, by the script that was
 * generated beside them, and run programs as images.
 */
final class NativeEngine {
  private static final int IO = 3;

  private NativeEngine() {}

  static int run(String engine, Code program, boolean trace, MiniMessages messages)
      throws IOException {
    Path launcher;
    try {
      launcher = launcher(engine);
    } catch (IOException e) {
      System.err.println("mini: " + e.getMessage());
      return IO;
    }
    Path image = Files.createTempFile("mini", ".img");
    try {
      Files.write(image, Images.write(program));
      List<String> command = new ArrayList<>(List.of(launcher.toString()));
      if (trace) {
        command.add("--trace");
      }
      command.add(image.toString());
      Process process =
          new ProcessBuilder(command)
              .inheritIO()
              .redirectError(ProcessBuilder.Redirect.PIPE)
              .start();
      process.getErrorStream().transferTo(messages);
      return await(process);
    } finally {
      Files.delete(image);
    }
  }

  /** The compiled engine; compiles it if its sources are newer. */
  private static Path launcher(String engine) throws IOException {
    Path target = target();
    Path sources = target.resolve("generated-sources/vmgen-c").resolve(engine);
    if (!Files.isDirectory(sources)) {
      throw new IOException("the sources of engine " + engine + " are missing: build the project");
    }
    Path launcher = target.resolve("native").resolve("mini-" + engine);
    if (Files.exists(launcher)
        && Files.getLastModifiedTime(launcher).compareTo(newest(sources)) > 0) {
      return launcher;
    }
    Files.createDirectories(launcher.getParent());
    Path fresh = Files.createTempFile(launcher.getParent(), "mini", ".new");
    Process build =
        new ProcessBuilder("sh", sources.resolve("mini_build.sh").toString(), fresh.toString())
            .redirectErrorStream(true)
            .start();
    String output = new String(build.getInputStream().readAllBytes());
    if (await(build) != 0) {
      Files.delete(fresh);
      throw new IOException("engine " + engine + " could not be compiled:\n" + output);
    }
    return Files.move(fresh, launcher, StandardCopyOption.REPLACE_EXISTING);
  }

  private static FileTime newest(Path directory) throws IOException {
    FileTime newest = FileTime.fromMillis(0);
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.toList()) {
        FileTime time = Files.getLastModifiedTime(file);
        newest = time.compareTo(newest) > 0 ? time : newest;
      }
    }
    return newest;
  }

  /** The build directory of this example, where its classes or its jar are. */
  private static Path target() throws IOException {
    try {
      return Path.of(NativeEngine.class.getProtectionDomain().getCodeSource().getLocation().toURI())
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
