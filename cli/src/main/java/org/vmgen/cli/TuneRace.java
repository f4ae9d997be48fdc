package org.vmgen.cli;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Runs all programs on all engines in turn, so that a busy computer slows none down alone. */
final class TuneRace {

  private final TuneTimes times;
  private final int rounds;
  private final Consumer<String> said;

  TuneRace(TuneTimes times, int rounds, Consumer<String> said) {
    this.times = times;
    this.rounds = rounds;
    this.said = said;
  }

  /**
   * Makes the runs that are missing.
   *
   * @throws TuneException if one fails
   */
  void run(List<TuneEngine> engines, List<TuneProgram> programs) throws IOException, TuneException {
    for (int round = 1; round <= rounds; round++) {
      boolean ran = false;
      for (TuneProgram program : programs) {
        for (int i = 0; i < engines.size(); i++) {
          // Another one begins each round.
          TuneEngine engine = engines.get((i + round) % engines.size());
          if (!times.has(engine, program, round)) {
            times.add(engine, program, round, time(engine, program));
            ran = true;
          }
        }
      }
      if (ran) {
        said.accept("measured, round " + round + " of " + rounds);
      }
    }
  }

  private static long time(TuneEngine engine, TuneProgram program)
      throws IOException, TuneException {
    TuneEngine.Outcome outcome = engine.run(program.file(), Optional.empty());
    if (outcome.code() != 0) {
      throw new TuneException(
          "%s: on %s it ended with exit code %d%s"
              .formatted(
                  program.name(),
                  engine.name(),
                  outcome.code(),
                  Excerpt.behindColon(outcome.errors())));
    }
    return outcome.nanoseconds();
  }
}
