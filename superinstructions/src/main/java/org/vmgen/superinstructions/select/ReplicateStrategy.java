package org.vmgen.superinstructions.select;

import java.util.ArrayList;
import java.util.List;

/**
 * Makes several bodies of the instructions whose next one is the hardest to tell, where a processor
 * remembers the last target of each jump: places in the code take turns in using them, so that each
 * body has fewer successors. On processors that predict by the history of jumps it gains little.
 */
public final class ReplicateStrategy implements Strategy {

  /** For the service loader. */
  public ReplicateStrategy() {}

  @Override
  public String name() {
    return "replicate";
  }

  @Override
  public String description() {
    return "further bodies of the instructions whose successor is the hardest to predict from the"
        + " last one (static replication: Ertl, Gregg 2003)";
  }

  /** An instruction has one body more for each time that it is chosen. */
  @Override
  public List<Integer> choose(Problem problem, Limits limits, Progress progress) {
    List<Successors> successors = Successors.of(problem);
    List<Integer> choice = new ArrayList<>();
    long bytes = 0;
    int[] bodies = new int[successors.size()];
    while (choice.size() < limits.count()) {
      int best = -1;
      double most = 0;
      for (int i = 0; i < bodies.length; i++) {
        Successors of = successors.get(i);
        double gain = of.predicted(bodies[i] + 2) - of.predicted(bodies[i] + 1);
        long with = bytes + problem.patterns().get(of.pattern()).bytes();
        boolean fits = problem.fits(choice.size() + 1, with, limits);
        if (gain > most && fits && bodies[i] + 2 <= Successors.MOST_BODIES) {
          best = i;
          most = gain;
        }
      }
      if (best < 0) {
        return choice;
      }
      bodies[best]++;
      choice.add(successors.get(best).pattern());
      bytes += problem.patterns().get(successors.get(best).pattern()).bytes();
    }
    return choice;
  }
}
