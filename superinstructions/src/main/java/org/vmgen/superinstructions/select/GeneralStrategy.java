package org.vmgen.superinstructions.select;

import java.util.ArrayList;
import java.util.List;
import org.vmgen.superinstructions.corpus.Generalization;
import org.vmgen.superinstructions.mine.Pattern;

/**
 * Minimizes the same as {@link OptimalStrategy}, for programs that are like those of the profiles
 * but not the same: what is hot in one is not what is hot in the next, and a sequence that only one
 * program has will hardly be in another. So weights count by a power less than 1, which lies
 * between dynamic and static selection, and candidates of several programs come first.
 */
public final class GeneralStrategy implements Strategy {

  /** From so many programs on, candidates that several have come first. */
  private static final int SEVERAL = 4;

  /** For the service loader. */
  public GeneralStrategy() {}

  @Override
  public String name() {
    return "general";
  }

  @Override
  public String description() {
    return "as optimal, for other programs than those of the profiles: weights flattened towards"
        + " static selection, short pieces of blocks counted beside whole ones, candidates of several"
        + " programs first";
  }

  @Override
  public List<Integer> choose(Problem problem, Limits limits, Progress progress) {
    boolean several = problem.corpus().programs() >= SEVERAL;
    List<Integer> allowed = new ArrayList<>();
    List<Pattern> patterns = new ArrayList<>();
    for (int i = 0; i < problem.patterns().size(); i++) {
      if (i < problem.fixed() || !several || isShared(problem, i)) {
        allowed.add(i);
        patterns.add(problem.patterns().get(i));
      }
    }
    Problem flat =
        Problem.of(Generalization.of(problem.corpus()), patterns, problem.fixed(), problem.costs());
    List<Integer> shared =
        OptimalStrategy.improved(flat, limits, progress).stream().map(allowed::get).toList();
    return OptimalStrategy.filled(problem, shared, limits, progress);
  }

  private static boolean isShared(Problem problem, int pattern) {
    long programs = 0;
    for (int i = 0; i < problem.matches().occurrences(pattern); i++) {
      programs |= problem.corpus().programs(problem.matches().segment(pattern, i));
    }
    return Long.bitCount(programs) > 1;
  }
}
