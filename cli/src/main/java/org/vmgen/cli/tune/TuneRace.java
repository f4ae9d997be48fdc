package org.vmgen.cli.tune;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
   * Makes the heats that are missing.
   *
   * @throws TuneException if a run fails
   */
  void run(List<TuneEngine> engines, List<TuneProgram> programs) throws IOException, TuneException {
    boolean cold = true;
    for (int round = 1; round <= rounds; round++) {
      boolean ran = false;
      for (TuneProgram program : programs) {
        if (!times.has(engines, program, round)) {
          if (cold) {
            // The first runs read files that no later one has to read; in Java they are slow too.
            heat(engines, program, round);
            cold = false;
          }
          times.add(program, round, heat(engines, program, round));
          ran = true;
        }
      }
      if (ran) {
        said.accept("measured, round " + round + " of " + rounds);
      }
    }
  }

  /** Nanoseconds by the keys of engines. */
  private static Map<String, Long> heat(List<TuneEngine> engines, TuneProgram program, int round)
      throws IOException, TuneException {
    Map<String, Long> heat = new LinkedHashMap<>();
    for (int i = 0; i < engines.size(); i++) {
      // Another one begins each round.
      TuneEngine engine = engines.get((i + round) % engines.size());
      if (!heat.containsKey(engine.key())) {
        heat.put(engine.key(), time(engine, program));
      }
    }
    return heat;
  }

  private static long time(TuneEngine engine, TuneProgram program)
      throws IOException, TuneException {
    TuneEngine.Outcome outcome = engine.run(TuneEngine.Run.of(program));
    if (!outcome.isFine()) {
      throw new TuneException(
          program.name() + ": on " + engine.name() + " it " + outcome.problem());
    }
    return Math.max(1, outcome.nanoseconds());
  }
}
