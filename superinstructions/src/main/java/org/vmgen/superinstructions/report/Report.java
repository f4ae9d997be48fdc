package org.vmgen.superinstructions.report;

import java.util.List;
import org.vmgen.superinstructions.corpus.Program;
import org.vmgen.superinstructions.evaluate.Evaluation;
import org.vmgen.superinstructions.output.Outcome;

/**
 * What there is to show.
 *
 * @param machine its name
 * @param strategy that chose
 * @param costs that were made small
 * @param programs of the profiles
 * @param outcome the choice
 * @param evaluation of all strategies
 * @param measured from no combinations on; empty if nothing was measured
 */
public record Report(
    String machine,
    String strategy,
    String costs,
    List<Program> programs,
    Outcome outcome,
    Evaluation evaluation,
    List<Measurement> measured) {
  public Report {
    programs = List.copyOf(programs);
    measured = List.copyOf(measured);
  }
}
