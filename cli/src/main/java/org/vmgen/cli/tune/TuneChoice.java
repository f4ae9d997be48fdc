package org.vmgen.cli.tune;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.vmgen.cli.ContentKey;
import org.vmgen.cli.ProfileFiles;
import org.vmgen.generator.syntax.SmallFiles;

/**
 * Combined instructions that were chosen.
 *
 * @param count how many were to be chosen at most; 0 is the description as it is
 * @param combinations how many were chosen, further bodies of instructions too: fewer if no more of
 *     them gain
 * @param dispatches that are predicted, as a share of those of instructions one by one
 * @param cost that is predicted, as a share of that with {@code count} 0
 * @param text their definitions
 * @param file that keeps all this: the definitions, then a comment with the figures and a hash
 */
record TuneChoice(
    int count, int combinations, double dispatches, double cost, String text, Path file) {

  private static final String MARK = "// vmgen tune: ";

  /** What was chosen before; empty if the file is not there or not as it was written. */
  static Optional<TuneChoice> read(int count, Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    // Bytes that are no text change the hash, and no more.
    String whole = new String(SmallFiles.read(file).orElse(new byte[0]), StandardCharsets.UTF_8);
    int mark = whole.lastIndexOf(MARK);
    int hash = whole.lastIndexOf(' ') + 1;
    if (mark < 0 || !whole.substring(hash).equals(hash(whole.substring(0, hash)) + "\n")) {
      return Optional.empty();
    }
    String[] figures = whole.substring(mark + MARK.length(), hash).split(" ");
    return Optional.of(
        new TuneChoice(
            count,
            Integer.parseInt(figures[0]),
            Double.parseDouble(figures[1]),
            Double.parseDouble(figures[2]),
            whole.substring(0, mark),
            file));
  }

  void write() throws IOException {
    String hashed = text + MARK + combinations + " " + dispatches + " " + cost + " ";
    ProfileFiles.replace(file, hashed + hash(hashed) + "\n");
  }

  private static String hash(String text) {
    return new ContentKey().add(text).text();
  }

  /** Only the definitions, which equal those of another choice if that is the same. */
  String definitions() {
    return text.replaceAll("//.*", "");
  }
}
