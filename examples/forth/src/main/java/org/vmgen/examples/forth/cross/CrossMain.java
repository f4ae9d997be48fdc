package org.vmgen.examples.forth.cross;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.stream.Stream;
import org.vmgen.examples.forth.ForthInstructions;
import org.vmgen.runtime.image.Images;

/** The build's command {@code CrossMain KERNEL IMAGE CLASSES}. */
public final class CrossMain {

  private CrossMain() {}

  /**
   * Compiles the kernel to the image, unless that is newer than the folder of the kernel and the
   * classes of cross-compiler and machine.
   */
  public static void main(String[] arguments) throws IOException {
    Path kernel = Path.of(arguments[0]);
    Path image = Path.of(arguments[1]);
    Path classes = Path.of(arguments[2]);
    if (isNewer(image, kernel.toAbsolutePath().getParent(), ".fs")
        && isNewer(image, classes, ".class")) {
      return;
    }
    CrossCompiler compiler = new CrossCompiler(ForthInstructions.SET);
    try {
      compiler.include(kernel);
    } catch (CrossError e) {
      throw new IllegalStateException("the kernel does not compile:\n" + e.getMessage(), e);
    }
    Files.createDirectories(image.toAbsolutePath().getParent());
    Files.write(image, Images.write(compiler.finish()));
  }

  private static boolean isNewer(Path image, Path folder, String suffix) throws IOException {
    if (!Files.exists(image)) {
      return false;
    }
    FileTime made = Files.getLastModifiedTime(image);
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(file -> file.toString().endsWith(suffix))
          .noneMatch(file -> modified(file).compareTo(made) >= 0);
    }
  }

  private static FileTime modified(Path file) {
    try {
      return Files.getLastModifiedTime(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
