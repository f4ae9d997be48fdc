package org.vmgen.superinstructions.select;

import java.util.List;

/** The sequences that occur in the most blocks. */
public final class StaticStrategy implements Strategy {

  /** For the service loader. */
  public StaticStrategy() {}

  @Override
  public String name() {
    return "static";
  }

  @Override
  public String description() {
    return "the sequences that occur in the most different blocks, however often these ran"
        + " (static counts: Gregg, Ertl, Waldron 2001; Eller 2005)";
  }

  @Override
  public List<Integer> choose(Problem problem, Limits limits, Progress progress) {
    long[] places = new long[problem.patterns().size()];
    for (int edge = 0; edge < problem.matches().size(); edge++) {
      places[problem.matches().pattern(edge)]++;
    }
    return problem.first(Strategies.ranked(problem, places), limits);
  }
}
