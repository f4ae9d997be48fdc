package org.vmgen.superinstructions.select;

import java.util.List;

/**
 * Minimizes the same as {@link OptimalStrategy} for others than the programs of the profiles, but
 * these count too: as much as is needed for what decides how fast they run, and hardly more.
 */
public final class BalancedStrategy implements Strategy {

  /** The share of other programs. */
  private static final double OTHERS = 0.95;

  /** For the service loader. */
  public BalancedStrategy() {}

  @Override
  public String name() {
    return Strategies.DEFAULT;
  }

  @Override
  public String description() {
    return "as optimal, one part for the programs of the profiles, nineteen for others as general"
        + " imagines them";
  }

  @Override
  public List<Integer> choose(Problem problem, Limits limits, Progress progress) {
    return OptimalStrategy.mixed(problem, OTHERS, limits, progress);
  }
}
