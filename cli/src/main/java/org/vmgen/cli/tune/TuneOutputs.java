package org.vmgen.cli.tune;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.vmgen.cli.ContentKey;
import org.vmgen.cli.Counts;
import org.vmgen.cli.Leftovers;
import org.vmgen.cli.ProfileFiles;

/**
 * Compares what programs print: combined instructions may change how long a program takes, and
 * nothing else.
 */
final class TuneOutputs {

  /** As much of a line as messages show, in characters. */
  private static final int SHOWN = 60;

  /** Of a character in UTF-8. */
  private static final int MOST_BYTES = 4;

  private final TuneFolder folder;
  private final Consumer<String> said;

  TuneOutputs(TuneFolder folder, Consumer<String> said) {
    this.folder = folder;
    this.said = said;
  }

  /**
   * Runs each program once on each engine, if that was not done before.
   *
   * @param engines the first is that with which the others are compared
   * @throws TuneException with a message for each program that fails on one, or prints something
   *     else
   */
  void compare(List<TuneEngine> engines, List<TuneProgram> programs)
      throws IOException, TuneException {
    Map<String, TuneEngine> different = new TreeMap<>();
    engines.forEach(engine -> different.putIfAbsent(engine.key(), engine));
    TuneEngine first = engines.get(0);
    different.remove(first.key());
    if (different.isEmpty()) {
      return;
    }
    List<TuneEngine> others = engines.stream().filter(different::containsValue).toList();
    List<String> problems = new ArrayList<>();
    for (TuneProgram program : programs) {
      ContentKey key = new ContentKey().add(program.key()).add(first.key());
      Path done =
          folder
              .part("outputs")
              .resolve(
                  Path.of(program.name()).getFileName()
                      + "-"
                      + key.addAll(different.keySet()).text()
                      + ".same");
      if (!Files.exists(done)) {
        try {
          compare(first, others, program);
          ProfileFiles.replace(done, "");
          said.accept(
              "compared what "
                  + program.name()
                  + " prints on "
                  + Counts.of(others.size() + 1, "engine"));
        } catch (TuneException e) {
          problems.add(e.getMessage());
        }
      }
    }
    if (!problems.isEmpty()) {
      throw new TuneException(String.join("\n", problems));
    }
  }

  private void compare(TuneEngine first, List<TuneEngine> others, TuneProgram program)
      throws IOException, TuneException {
    Path part = Files.createTempDirectory(folder.part("outputs"), "part");
    Path expected = part.resolve("expected");
    Path printed = part.resolve("printed");
    try {
      print(first, program, expected);
      for (TuneEngine other : others) {
        print(other, program, printed);
        long place = Files.mismatch(expected, printed);
        if (place >= 0) {
          String difference = difference(expected, printed, place);
          print(first, program, printed);
          if (Files.mismatch(expected, printed) >= 0) {
            said.accept(
                program.name()
                    + " prints something else each time, such as times: this is not compared");
            return;
          }
          throw new TuneException(
              "%s prints something else on %s than on %s: %s; combined instructions must not change what programs do: please report it, or say --no-compare if the program prints times"
                  .formatted(program.name(), other.name(), first.name(), difference));
        }
      }
    } finally {
      Leftovers.delete(part);
    }
  }

  private static void print(TuneEngine engine, TuneProgram program, Path to)
      throws IOException, TuneException {
    TuneEngine.Outcome outcome = engine.run(TuneEngine.Run.printing(program, to));
    if (!outcome.isFine()) {
      throw new TuneException(
          program.name() + ": on " + engine.name() + " it " + outcome.problem());
    }
  }

  /** {@code line 3 is '4' instead of '5'}; outputs may be larger than this process's memory. */
  private static String difference(Path expected, Path printed, long place) throws IOException {
    long line = 1;
    long start = 0;
    try (InputStream in = new BufferedInputStream(Files.newInputStream(expected))) {
      for (long i = 0; i < place; i++) {
        if (in.read() == '\n') {
          line++;
          start = i + 1;
        }
      }
    }
    long from = place - start < SHOWN / 2 ? start : place - SHOWN / 4;
    String before = from > start ? "…" : "";
    return "line %d is %s instead of %s"
        .formatted(line, shown(printed, from, before), shown(expected, from, before));
  }

  /** The rest of a line, of which a good deal may be cut off. */
  private static String shown(Path file, long from, String before) throws IOException {
    byte[] bytes;
    try (InputStream in = Files.newInputStream(file)) {
      in.skipNBytes(from);
      bytes = in.readNBytes(MOST_BYTES * SHOWN + 1);
    }
    if (bytes.length == 0 && before.isEmpty()) {
      return "missing";
    }
    int start = 0;
    while (start < bytes.length && !before.isEmpty() && (bytes[start] & 0xc0) == 0x80) {
      start++; // within a character
    }
    int end = start;
    while (end < bytes.length && bytes[end] != '\n') {
      end++;
    }
    String line = before + new String(bytes, start, end - start, StandardCharsets.UTF_8);
    String cut = line.length() > SHOWN ? line.substring(0, SHOWN) + "…" : line;
    boolean isLast = end == bytes.length && end <= MOST_BYTES * SHOWN;
    return "'" + cut + "'" + (isLast ? " without an end of line" : "");
  }
}
