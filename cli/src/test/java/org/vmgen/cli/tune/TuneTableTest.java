package org.vmgen.cli.tune;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TuneTableTest {

  private static final long MILLISECOND = 1_000_000;
  private static final Duration SHORTEST = Duration.ofMillis(20);

  /** A choice of so many combinations, with so many per cent of the dispatches. */
  private static TuneChoice choice(int combinations, double dispatches) {
    return new TuneChoice(
        combinations,
        combinations,
        dispatches / 100,
        dispatches / 100,
        "",
        Path.of("chosen.super.vmg"));
  }

  /** A row for each time of the only program, in milliseconds, with 0, 10, 20, … combinations. */
  private static TuneTable table(long... milliseconds) {
    return new TuneTable(
        List.of("sieve"),
        IntStream.range(0, milliseconds.length)
            .mapToObj(
                i ->
                    new TuneTable.Row(
                        choice(10 * i, 100 - i), List.of(milliseconds[i] * MILLISECOND)))
            .toList(),
        SHORTEST);
  }

  private static int chosen(long... milliseconds) {
    return table(milliseconds).chosen().choice().count();
  }

  @Test
  void theFewestThatAreAtMostFivePercentSlowerThanTheFastest() {
    assertThat(chosen(200, 106, 104, 101, 100)).isEqualTo(20);
    assertThat(chosen(200, 104, 104, 101, 100)).isEqualTo(10);
    assertThat(chosen(200, 106, 106, 106, 100)).isEqualTo(40);
    assertThat(chosen(104, 102, 100, 103)).isZero();
    assertThat(chosen(106, 100, 100)).isEqualTo(10);
    assertThat(chosen(100, 130, 120)).isZero();
  }

  @Test
  void programsOfLessTimeThanTheShortestDoNotCount() {
    TuneTable table =
        new TuneTable(
            List.of("short", "sieve", "fib"),
            List.of(
                new TuneTable.Row(
                    choice(0, 100),
                    List.of(20 * MILLISECOND - 1, 20 * MILLISECOND, 400 * MILLISECOND)),
                new TuneTable.Row(
                    choice(10, 50), List.of(90 * MILLISECOND, 10 * MILLISECOND, 50 * MILLISECOND))),
            SHORTEST);
    assertThat(table.tooShort()).containsExactly("short");
    assertThat(table.time(table.rows().get(1))).hasValueCloseTo(0.25, within(1e-12));
    assertThat(table.chosen().choice().count()).isEqualTo(10);
    assertThat(table.text("c-direct", 5))
        .contains("\n            10      50.0 %    25.0 %  chosen\n");
  }

  @Test
  void ifAllAreShortThePredictionChooses() {
    TuneTable table =
        new TuneTable(
            List.of("sieve"),
            List.of(
                new TuneTable.Row(choice(0, 100), List.of(9 * MILLISECOND)),
                new TuneTable.Row(choice(10, 52), List.of(3 * MILLISECOND)),
                new TuneTable.Row(choice(20, 41), List.of(8 * MILLISECOND)),
                new TuneTable.Row(choice(40, 40), List.of(1 * MILLISECOND))),
            SHORTEST);
    assertThat(table.isMeasured()).isFalse();
    assertThat(table.chosen().choice().count()).isEqualTo(20);
    assertThat(table.text("c-direct", 5))
        .contains("\n            20      41.0 %         -  chosen\n");
  }
}
