package org.vmgen.superinstructions.select;

import java.util.List;

/**
 * Minimizes the same as {@link OptimalStrategy}, for programs that are like those of the profiles
 * but not the same.
 */
public final class GeneralStrategy implements Strategy {

  /** For the service loader. */
  public GeneralStrategy() {}

  @Override
  public String name() {
    return "general";
  }

  @Override
  public String description() {
    return "as optimal, for other programs than those of the profiles: weights of each program"
        + " flattened towards static selection, short pieces of blocks counted beside whole ones";
  }

  @Override
  public List<Integer> choose(Problem problem, Limits limits, Progress progress) {
    return OptimalStrategy.mixed(problem, 1, limits, progress);
  }
}
