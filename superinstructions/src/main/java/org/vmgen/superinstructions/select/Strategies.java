package org.vmgen.superinstructions.select;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;

/** The strategies that there are. */
public final class Strategies {

  /** The name of what is used unless another one is asked for: other programs count too. */
  public static final String DEFAULT = "balanced";

  /** The same where only the programs that are given count. */
  public static final String DEFAULT_OF_TUNE = "optimal";

  private Strategies() {}

  /** All, by name. */
  public static List<Strategy> all() {
    List<Strategy> strategies = new ArrayList<>();
    ServiceLoader.load(Strategy.class, Strategies.class.getClassLoader()).forEach(strategies::add);
    strategies.sort(Comparator.comparing(Strategy::name));
    return strategies;
  }

  /** The strategy of that name. */
  public static Optional<Strategy> named(String name) {
    return all().stream().filter(strategy -> strategy.name().equals(name)).findFirst();
  }

  /** The patterns of several parts without bound immediates, the greatest measure first. */
  static List<Integer> ranked(Problem problem, long[] measure) {
    List<Integer> ranked = new ArrayList<>();
    for (int i = problem.fixed(); i < measure.length; i++) {
      boolean several = problem.patterns().get(i).parts().size() > 1;
      if (measure[i] > 0 && several && problem.patterns().get(i).isOpen()) {
        ranked.add(i);
      }
    }
    ranked.sort(Comparator.comparing((Integer i) -> -measure[i]).thenComparing(i -> i));
    return ranked;
  }
}
