package org.vmgen.superinstructions.select;

import java.util.List;

/** The sequences that are executed most often. */
public final class FrequencyStrategy implements Strategy {

  /** For the service loader. */
  public FrequencyStrategy() {}

  @Override
  public String name() {
    return "frequency";
  }

  @Override
  public String description() {
    return "the sequences executed most often, each counted for itself, as the scripts of vmgen do"
        + " (Ertl, Gregg, Krall, Paysan 2002)";
  }

  @Override
  public List<Integer> choose(Problem problem, Limits limits, Progress progress) {
    return problem.first(Strategies.ranked(problem, problem.executions()), limits);
  }
}
