package org.vmgen.superinstructions.select;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A choice that grows and shrinks, and what every other pattern would gain. Gains are estimated by
 * segment, and only those of segments are estimated again that hold the pattern chosen or dropped
 * last; the exact gain of a pattern is found, by parsing what it occurs in, only when its estimate
 * is the greatest (lazy evaluation: M. Minoux, Accelerated greedy algorithms for maximizing
 * submodular set functions, 1978; gains of combinations are not quite submodular, which is why a
 * search follows).
 */
final class Chooser {

  /** So many patterns at most are looked at exactly for one choice. */
  private static final int MOST_EXACT = 32;

  /** The same where that takes long. */
  private static final int MOST_EXACT_LARGE = 4;

  private final Problem problem;
  private final Limits limits;
  private final Parses parses;
  private final long[] estimates;
  private final int[] lastEnd;
  private final List<Integer> choice = new ArrayList<>();
  private long bytes;

  Chooser(Problem problem, Limits limits) {
    this.problem = problem;
    this.limits = limits;
    parses = problem.parses();
    estimates = new long[problem.patterns().size()];
    lastEnd = new int[problem.patterns().size()];
    for (int segment = 0; segment < parses.segments(); segment++) {
      parses.estimate(segment, 1, estimates, lastEnd);
    }
  }

  long cost() {
    return parses.total();
  }

  boolean isLarge() {
    return problem.isLarge();
  }

  List<Integer> choice() {
    return List.copyOf(choice);
  }

  void add(int pattern) {
    set(pattern, true);
    choice.add(pattern);
    bytes += problem.patterns().get(pattern).bytes();
  }

  void drop(int pattern) {
    set(pattern, false);
    choice.remove((Integer) pattern);
    bytes -= problem.patterns().get(pattern).bytes();
  }

  private void set(int pattern, boolean on) {
    estimate(pattern, -1);
    parses.set(pattern, on);
    estimate(pattern, 1);
  }

  private void estimate(int pattern, int sign) {
    for (int i = 0; i < problem.matches().occurrences(pattern); i++) {
      parses.estimate(problem.matches().segment(pattern, i), sign, estimates, lastEnd);
    }
  }

  long gain(int pattern) {
    return parses.gain(pattern);
  }

  long loss(int pattern) {
    return parses.loss(pattern);
  }

  /**
   * The pattern to choose next, by what it gains or by what a byte of it gains; -1 if none does.
   */
  int best() {
    List<Integer> open = new ArrayList<>();
    for (int i = 0; i < estimates.length; i++) {
      if (estimates[i] > 0 && !parses.isChosen(i) && fits(i)) {
        open.add(i);
      }
    }
    open.sort(Comparator.comparing((Integer i) -> -worth(i, estimates[i])).thenComparing(i -> i));
    int best = -1;
    double most = 0;
    int exact = isLarge() ? MOST_EXACT_LARGE : MOST_EXACT;
    for (int k = 0; k < open.size() && k < exact; k++) {
      int pattern = open.get(k);
      if (worth(pattern, estimates[pattern]) < most) {
        return best;
      }
      double worth = worth(pattern, parses.gain(pattern));
      if (worth > most) {
        best = pattern;
        most = worth;
      }
    }
    return best;
  }

  private boolean fits(int pattern) {
    return choice.size() < limits.count()
        && bytes + problem.patterns().get(pattern).bytes() <= limits.bytes();
  }

  private double worth(int pattern, long gain) {
    return limits.isBytes() ? (double) gain / problem.patterns().get(pattern).bytes() : gain;
  }

  /** Chooses as much as the limits allow and gains something; whether it was not stopped. */
  boolean fill(Progress progress, double none) {
    int next = best();
    while (next >= 0) {
      add(next);
      if (!progress.goesOn("choosing " + choice.size(), cost() / none)) {
        return false;
      }
      next = best();
    }
    return true;
  }
}
