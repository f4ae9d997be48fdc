package org.vmgen.cli.tune;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.vmgen.cli.ContentKey;
import org.vmgen.cli.ProfileFiles;
import org.vmgen.generator.syntax.SmallFiles;

/** A hash of a file's content beside the file, which tells whether it is as it was made. */
final class Seal {

  private Seal() {}

  /** Whether the file is as it was when it was sealed. */
  static boolean holds(Path file) throws IOException {
    return Files.exists(file)
        && Files.exists(place(file))
        && Arrays.equals(
            SmallFiles.read(place(file)).orElse(new byte[0]),
            hash(file).getBytes(StandardCharsets.UTF_8));
  }

  /** Whether the file was sealed, and is no more as it was. */
  static boolean isBroken(Path file) throws IOException {
    return Files.exists(place(file)) && !holds(file);
  }

  /** Seals a file that is whole. */
  static void put(Path file) throws IOException {
    ProfileFiles.force(file);
    ProfileFiles.replace(place(file), hash(file));
  }

  private static Path place(Path file) {
    return file.resolveSibling(file.getFileName() + ".hash");
  }

  private static String hash(Path file) throws IOException {
    return new ContentKey().addFile(file).text() + "\n";
  }
}
