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
    return parses.total() + problem.displaced(bytes);
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
    List<Candidate> open = new ArrayList<>();
    for (int i = 0; i < estimates.length; i++) {
      if (estimates[i] > 0 && !parses.isChosen(i) && fits(i)) {
        open.add(new Candidate(i, worth(i, estimates[i])));
      }
    }
    open.sort(
        Comparator.comparingDouble((Candidate c) -> -c.worth).thenComparingInt(Candidate::pattern));
    int best = -1;
    double most = 0;
    int exact = isLarge() ? MOST_EXACT_LARGE : MOST_EXACT;
    for (Candidate candidate : open.subList(0, Math.min(exact, open.size()))) {
      if (candidate.worth < most) {
        return best;
      }
      double worth = worth(candidate.pattern, parses.gain(candidate.pattern));
      if (worth > most) {
        best = candidate.pattern;
        most = worth;
      }
    }
    return best;
  }

  /** A pattern with what it is worth by estimate. */
  private record Candidate(int pattern, double worth) {}

  private boolean fits(int pattern) {
    return problem.fits(choice.size() + 1, bytes + problem.patterns().get(pattern).bytes(), limits);
  }

  /** What a pattern gains less what its bytes cost, or what a byte of it gains. */
  private double worth(int pattern, long gain) {
    int more = problem.patterns().get(pattern).bytes();
    double net = gain - (problem.displaced(bytes + more) - problem.displaced(bytes));
    return limits.isBytes() ? net / more : net;
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
