package org.vmgen.cli.tune;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.vmgen.cli.Counts;
import org.vmgen.superinstructions.report.Measurement;

/**
 * What was measured.
 *
 * @param rows in the order of their numbers of combinations, the first without any
 * @param shortest runs shorter than that say more about starting a process than about the engine;
 *     whole milliseconds
 */
record TuneTable(List<String> programs, List<Row> rows, Duration shortest) {

  /** As good as the best: fewer combinations are worth so much time. */
  private static final double NEAR = 1.05;

  /**
   * One choice.
   *
   * @param least the least time of each program, in nanoseconds
   */
  record Row(TuneChoice choice, List<Long> least) {
    Row {
      least = List.copyOf(least);
    }
  }

  TuneTable {
    programs = List.copyOf(programs);
    rows = List.copyOf(rows);
  }

  /** The table of choices, an engine of each, that ran so many rounds. */
  static TuneTable of(
      List<TuneChoice> choices,
      List<TuneEngine> engines,
      List<TuneProgram> programs,
      TuneTimes times,
      int rounds,
      Duration shortest) {
    List<List<Long>> least =
        programs.stream().map(program -> times.least(engines, program, rounds)).toList();
    return new TuneTable(
        programs.stream().map(TuneProgram::name).toList(),
        IntStream.range(0, choices.size())
            .mapToObj(
                i ->
                    new Row(
                        choices.get(i), least.stream().map(ofProgram -> ofProgram.get(i)).toList()))
            .toList(),
        shortest);
  }

  /** The same for a report. */
  List<Measurement> measurements() {
    Row chosen = chosen();
    return rows.stream()
        .map(
            row ->
                new Measurement(
                    row.choice().combinations(),
                    row.choice().dispatches(),
                    row.choice().cost(),
                    time(row),
                    row.least(),
                    row == chosen))
        .toList();
  }

  /**
   * The time of a row relative to none, geometric mean over programs that run long enough; empty if
   * none does.
   */
  OptionalDouble time(Row row) {
    OptionalDouble mean =
        IntStream.range(0, programs.size())
            .filter(i -> !isShort(i))
            .mapToDouble(i -> Math.log((double) row.least().get(i) / rows.get(0).least().get(i)))
            .average();
    return mean.isPresent() ? OptionalDouble.of(Math.exp(mean.getAsDouble())) : mean;
  }

  /** Whether the choice is by times: at least one program runs long enough. */
  boolean isMeasured() {
    return tooShort().size() < programs.size();
  }

  /**
   * The row with the fewest combinations that is at most 5 % slower than the fastest, or of which
   * that is predicted if no program runs long enough.
   */
  Row chosen() {
    ToDoubleFunction<Row> cost = row -> time(row).orElse(row.choice().dispatches());
    double best = rows.stream().mapToDouble(cost).min().orElseThrow();
    return rows.stream()
        .filter(row -> cost.applyAsDouble(row) <= NEAR * best)
        .findFirst()
        .orElseThrow();
  }

  /** The programs whose runs are too short to tell engines apart. */
  List<String> tooShort() {
    return IntStream.range(0, programs.size())
        .filter(this::isShort)
        .mapToObj(programs::get)
        .toList();
  }

  private boolean isShort(int program) {
    return rows.get(0).least().get(program) < shortest.toNanos();
  }

  String text(String engine, int rounds) {
    StringBuilder text = new StringBuilder();
    text.append(
        """
          combinations  dispatches      time
        """);
    for (Row row : rows) {
      text.append(
          String.format(
              Locale.ROOT,
              "  %12d  %8.1f %%  %8s%s\n",
              row.choice().combinations(),
              100 * row.choice().dispatches(),
              isMeasured()
                  ? String.format(Locale.ROOT, "%.1f %%", 100 * time(row).getAsDouble())
                  : "-",
              row == chosen() ? "  chosen" : ""));
    }
    text.append(String.format(Locale.ROOT, "\n  %-16s", "seconds"));
    rows.forEach(
        row -> text.append(String.format(Locale.ROOT, "%9d", row.choice().combinations())));
    text.append('\n');
    for (int i = 0; i < programs.size(); i++) {
      text.append(String.format(Locale.ROOT, "  %-16s", programs.get(i)));
      for (Row row : rows) {
        text.append(String.format(Locale.ROOT, "%9.3f", row.least().get(i) / 1e9));
      }
      text.append('\n');
    }
    text.append(
        """

        Dispatches: predicted, of those of instructions one by one. Time: measured on %s, of that with
        the combinations that the description has; geometric mean over programs that take %d ms or more.
        Seconds: the least of %s, in turn with the others: cheap estimates on this computer as busy
        as it was.
        """
            .formatted(engine, shortest.toMillis(), Counts.of(rounds, "run")));
    return text.toString();
  }
}
