package org.vmgen.superinstructions.select;

import java.util.List;

/**
 * Minimizes the same as {@link OptimalStrategy} where the programs of the profiles are one half of
 * what will run, and others like them the other half.
 */
public final class BalancedStrategy implements Strategy {

  /** The share of other programs. */
  private static final double OTHERS = 0.7;

  /** For the service loader. */
  public BalancedStrategy() {}

  @Override
  public String name() {
    return Strategies.DEFAULT;
  }

  @Override
  public String description() {
    return "as optimal, one half for the programs of the profiles, one half for others as general"
        + " imagines them";
  }

  @Override
  public List<Integer> choose(Problem problem, Limits limits, Progress progress) {
    return OptimalStrategy.mixed(problem, OTHERS, limits, progress);
  }
}
