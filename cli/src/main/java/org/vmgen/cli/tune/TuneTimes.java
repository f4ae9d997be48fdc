package org.vmgen.cli.tune;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.vmgen.cli.ContentKey;

/**
 * How long runs took: a file to which a line is added for each heat, which is one run of a program
 * on each engine, one behind the other. Only times of one heat compare: at another time the
 * computer was busier, or it was another one.
 */
final class TuneTimes implements AutoCloseable {

  private record Heat(String program, int round) {}

  /** The most characters of a line that is read; times of thousands of engines are fewer. */
  private static final int LONGEST = 1 << 20;

  private final String computer;

  /** Nanoseconds by the keys of engines; of several heats each for other engines. */
  private final Map<Heat, List<Map<String, Long>>> heats = new HashMap<>();

  private final Writer out;

  private TuneTimes(Path file, String computer) throws IOException {
    this.computer = computer;
    boolean isWhole = !Files.exists(file) || readAll(file);
    out =
        Files.newBufferedWriter(
            file, StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    if (!isWhole) {
      out.write("\n");
    }
  }

  /**
   * Opens the file, or makes it.
   *
   * @param computer without spaces; heats of others do not count
   */
  static TuneTimes open(Path file, String computer) throws IOException {
    return new TuneTimes(file, computer);
  }

  /**
   * Reads the lines of a file that grows with each command.
   *
   * @return whether the last one was finished
   */
  private boolean readAll(Path file) throws IOException {
    // Bytes that are no text make their line a damaged one, and no more.
    try (Reader in =
        new BufferedReader(
            new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8))) {
      StringBuilder line = new StringBuilder();
      for (int c = in.read(); c >= 0; c = in.read()) {
        if (c == '\n') {
          read(line.toString());
          line.setLength(0);
        } else if (line.length() < LONGEST) {
          // Without the rest its hash is wrong.
          line.append((char) c);
        }
      }
      return line.isEmpty();
    }
  }

  /** {@code COMPUTER PROGRAM ROUND ENGINE=NANOSECONDS… HASH}; nothing of a line that is not so. */
  private void read(String line) {
    int last = line.lastIndexOf(' ');
    if (last < 0 || !line.substring(last + 1).equals(hash(line.substring(0, last)))) {
      // Damaged: these runs are made again.
      return;
    }
    String[] words = line.substring(0, last).split(" ");
    if (!words[0].equals(computer)) {
      return;
    }
    Map<String, Long> times = new TreeMap<>();
    for (int i = 3; i < words.length; i++) {
      int equals = words[i].lastIndexOf('=');
      times.put(words[i].substring(0, equals), Long.parseLong(words[i].substring(equals + 1)));
    }
    keep(new Heat(words[1], Integer.parseInt(words[2])), times);
  }

  private void keep(Heat heat, Map<String, Long> times) {
    heats.computeIfAbsent(heat, h -> new ArrayList<>()).add(times);
  }

  private static String hash(String text) {
    return new ContentKey().add(text).text();
  }

  /** Whether a program ran on all these engines in one heat. */
  boolean has(List<TuneEngine> engines, TuneProgram program, int round) {
    return heat(engines, program, round).isPresent();
  }

  private Optional<Map<String, Long>> heat(
      List<TuneEngine> engines, TuneProgram program, int round) {
    List<String> keys = engines.stream().map(TuneEngine::key).toList();
    return heats.getOrDefault(new Heat(program.key(), round), List.of()).stream()
        .filter(times -> times.keySet().containsAll(keys))
        .findFirst();
  }

  /**
   * Adds a heat.
   *
   * @param nanoseconds from 1, by the keys of the engines
   */
  void add(TuneProgram program, int round, Map<String, Long> nanoseconds) throws IOException {
    StringBuilder line = new StringBuilder(computer + " " + program.key() + " " + round);
    nanoseconds.forEach((engine, time) -> line.append(" " + engine + "=" + time));
    out.write(line + " " + hash(line.toString()) + "\n");
    out.flush();
    keep(new Heat(program.key(), round), Map.copyOf(nanoseconds));
  }

  /**
   * The shortest of the first so many rounds, on each engine.
   *
   * @throws IllegalStateException if a round was not run
   */
  List<Long> least(List<TuneEngine> engines, TuneProgram program, int rounds) {
    Map<String, Long> least = new HashMap<>();
    for (int round = 1; round <= rounds; round++) {
      heat(engines, program, round)
          .orElseThrow(() -> new IllegalStateException(program.name() + " was not run"))
          .forEach((engine, time) -> least.merge(engine, time, Math::min));
    }
    return engines.stream().map(engine -> least.get(engine.key())).toList();
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
