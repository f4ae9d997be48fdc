package org.vmgen.cli.tune;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Times compare if their runs were made one behind the other, and only then. */
class TuneRaceTest {

  private static final TuneProgram SIEVE = new TuneProgram("sieve", Path.of("sieve.img"), "5e");
  private static final TuneProgram FIB = new TuneProgram("fib", Path.of("fib.img"), "f1");

  @TempDir private Path directory;

  private final List<String> runs = new ArrayList<>();
  private final List<String> said = new ArrayList<>();
  private long busy = 1;
  private int runsBeforeTheEnd = Integer.MAX_VALUE;

  private final TuneEngine none = new Timed("e0", 100);
  private final TuneEngine one = new Timed("e1", 60);
  private final TuneEngine two = new Timed("e2", 40);

  /** An engine whose runs take as long as is said, and longer when the computer is busy. */
  private final class Timed implements TuneEngine {
    private final String key;
    private final long nanoseconds;

    private Timed(String key, long nanoseconds) {
      this.key = key;
      this.nanoseconds = nanoseconds;
    }

    @Override
    public String name() {
      return "c-direct";
    }

    @Override
    public String key() {
      return key;
    }

    @Override
    public Outcome run(Run run) throws IOException {
      if (runs.size() == runsBeforeTheEnd) {
        throw new IOException("killed");
      }
      runs.add(run.program() + " " + key);
      return Outcome.ended(0, nanoseconds * busy, "");
    }
  }

  private Path file() {
    return directory.resolve("times.txt");
  }

  private List<Long> race(String computer, int rounds, TuneEngine... engines)
      throws IOException, TuneException {
    runs.clear();
    said.clear();
    try (TuneTimes times = TuneTimes.open(file(), computer)) {
      new TuneRace(times, rounds, said::add).run(List.of(engines), List.of(SIEVE, FIB));
      return times.least(List.of(engines), SIEVE, rounds);
    }
  }

  @Test
  void eachRoundBeginsWithAnotherEngineAndTheFirstHeatDoesNotCount() throws Exception {
    assertThat(race("here", 2, none, one)).containsExactly(100L, 60L);
    assertThat(runs)
        .containsExactly(
            "sieve.img e1",
            "sieve.img e0", // so that files are in memory
            "sieve.img e1",
            "sieve.img e0",
            "fib.img e1",
            "fib.img e0",
            "sieve.img e0",
            "sieve.img e1",
            "fib.img e0",
            "fib.img e1");
    assertThat(said).containsExactly("measured, round 1 of 2", "measured, round 2 of 2");
    race("here", 2, none, one);
    assertThat(runs).isEmpty();
    assertThat(said).isEmpty();
  }

  @Test
  void anotherEngineIsNotComparedWithTimesOfAnEarlierCommand() throws Exception {
    busy = 3;
    race("here", 2, none, one);
    busy = 1;
    assertThat(race("here", 2, none, one, two)).containsExactly(100L, 60L, 40L);
  }

  @Test
  void aHeatThatWasCutOffIsRunAgainAndNoOther() throws Exception {
    busy = 3;
    // Behind the heat that does not count, both of round 1, and one run of round 2.
    runsBeforeTheEnd = 7;
    assertThatThrownBy(() -> race("here", 2, none, one)).hasMessage("killed");
    busy = 1;
    runsBeforeTheEnd = Integer.MAX_VALUE;
    assertThat(race("here", 2, none, one)).containsExactly(100L, 60L);
    assertThat(runs).hasSize(2 + 4);
    assertThat(said).containsExactly("measured, round 2 of 2");
  }

  @Test
  void timesOfAnotherComputerDoNotCount() throws Exception {
    race("there", 1, none, one);
    busy = 2;
    assertThat(race("here", 1, none, one)).containsExactly(200L, 120L);
    busy = 4;
    assertThat(race("there", 1, none, one)).containsExactly(100L, 60L);
    assertThat(runs).isEmpty();
  }

  @Test
  void noDamageOfTheFileIsBelieved() throws Exception {
    race("here", 2, none, one);
    byte[] good = Files.readAllBytes(file());
    for (byte wrong : new byte[] {'1', ' ', '-', '\n', (byte) 0xff}) {
      for (int i = 0; i < good.length; i++) {
        byte[] bad = good.clone();
        bad[i] = wrong;
        Files.write(file(), bad);
        assertThat(race("here", 2, none, one)).as("byte %d", i).containsExactly(100L, 60L);
        // The line with it, or that and the next: and once those that do not count.
        assertThat(runs.size()).as("byte %d", i).isLessThanOrEqualTo(2 + 4);
      }
    }
    Files.write(file(), new byte[0]);
    assertThat(race("here", 2, none, one)).containsExactly(100L, 60L);
  }

  @Test
  void ofALargeFileNothingIsForgotten() throws Exception {
    race("here", 2, none, one);
    long size = Files.size(file());
    String others = "there sieve 1 e0=100 e1=60 hash\n".repeat(1000);
    for (String text : List.of(others, "x".repeat(others.length()))) {
      for (int i = 0; i < 600; i++) {
        Files.writeString(file(), text, StandardOpenOption.APPEND);
      }
      assertThat(race("here", 2, none, one)).containsExactly(100L, 60L);
      assertThat(runs).isEmpty();
    }
    assertThat(Files.size(file())).isGreaterThan(size + 2 * 600 * others.length());
    race("here", 2, none, two);
    race("here", 2, none, two);
    assertThat(runs).isEmpty();
  }
}
