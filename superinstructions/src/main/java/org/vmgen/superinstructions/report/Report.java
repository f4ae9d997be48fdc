package org.vmgen.superinstructions.report;

import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.vmgen.superinstructions.Synthesis;
import org.vmgen.superinstructions.corpus.Program;
import org.vmgen.superinstructions.evaluate.Evaluation;
import org.vmgen.superinstructions.output.Outcome;

/**
 * What there is to show.
 *
 * @param machine its name
 * @param strategy that chose
 * @param options how far it looked
 * @param costs that were made small
 * @param programs of the profiles
 * @param outcome the choice
 * @param evaluation of all strategies
 * @param measured from no combinations on; empty if nothing was measured
 */
public record Report(
    String machine,
    String strategy,
    Synthesis.Options options,
    String costs,
    List<Program> programs,
    Outcome outcome,
    Evaluation evaluation,
    List<Measurement> measured) {
  public Report {
    programs = List.copyOf(programs);
    measured = List.copyOf(measured);
  }

  /**
   * The number of combinations with which the evaluation says most about the choice: as many as
   * were chosen, or as few more as possible; 0 if nothing was evaluated.
   */
  int count() {
    TreeSet<Integer> counts =
        evaluation.points().stream()
            .map(Evaluation.Point::count)
            .collect(Collectors.toCollection(TreeSet::new));
    Optional<Integer> enough = Optional.ofNullable(counts.ceiling(outcome.added()));
    return enough.orElseGet(() -> counts.isEmpty() ? 0 : counts.last());
  }
}
