package org.vmgen.cli;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;

/** How long each run took: a file to which a line is added for each, at once. */
final class TuneTimes implements AutoCloseable {

  private record Run(String engine, String program, int round) {}

  private final Map<Run, Long> runs = new HashMap<>();
  private final Writer out;

  private TuneTimes(Path file) throws IOException {
    String text = Files.exists(file) ? Files.readString(file) : "";
    // A line that a run could not finish is none.
    String whole = text.substring(0, text.lastIndexOf('\n') + 1);
    whole.lines().forEach(this::read);
    if (!whole.equals(text)) {
      ProfileFiles.replace(file, to -> to.write(whole.getBytes(StandardCharsets.UTF_8)));
    }
    out =
        Files.newBufferedWriter(
            file, StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  static TuneTimes open(Path file) throws IOException {
    return new TuneTimes(file);
  }

  private void read(String line) {
    String[] words = line.split(" ");
    try {
      runs.put(new Run(words[0], words[1], Integer.parseInt(words[2])), Long.parseLong(words[3]));
    } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
      // Damaged: that run is made again.
    }
  }

  boolean has(TuneEngine engine, TuneProgram program, int round) {
    return runs.containsKey(new Run(engine.key(), program.key(), round));
  }

  void add(TuneEngine engine, TuneProgram program, int round, long nanoseconds) throws IOException {
    runs.put(new Run(engine.key(), program.key(), round), nanoseconds);
    out.write(engine.key() + " " + program.key() + " " + round + " " + nanoseconds + "\n");
    out.flush();
  }

  /** The shortest of the first so many runs. */
  OptionalLong least(TuneEngine engine, TuneProgram program, int rounds) {
    return runs.entrySet().stream()
        .filter(run -> run.getKey().engine().equals(engine.key()))
        .filter(run -> run.getKey().program().equals(program.key()))
        .filter(run -> run.getKey().round() <= rounds)
        .mapToLong(Map.Entry::getValue)
        .min();
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
