package org.vmgen.superinstructions.select;

import java.util.Arrays;
import java.util.List;
import org.vmgen.superinstructions.corpus.Corpus;
import org.vmgen.superinstructions.corpus.Part;
import org.vmgen.superinstructions.mine.Matches;

/**
 * The cheapest way to run each segment of a text with the chosen patterns, kept up to date while
 * patterns are chosen and dropped. It is the shortest path over a segment's steps (optimal parsing,
 * as M. A. Ertl, D. Gregg, A. Krall and B. Paysan describe it for superinstructions in *vmgen, a
 * generator of efficient virtual machine interpreters*, Software: Practice and Experience 32(3),
 * 2002); weights are how often each step was executed.
 */
final class Parses {

  private final Corpus corpus;
  private final Matches matches;
  private final int[] plain;
  private final boolean[] chosen;
  private final long[] segmentCosts;
  private final long[] forward;
  private final long[] backward;
  private final int[] lengths;
  private long total;

  /** Only the first so many patterns are chosen. */
  Parses(Problem problem) {
    corpus = problem.corpus();
    matches = problem.matches();
    plain = plain(problem);
    lengths = problem.patterns().stream().mapToInt(p -> p.parts().size()).toArray();
    chosen = new boolean[lengths.length];
    Arrays.fill(chosen, 0, problem.fixed(), true);
    segmentCosts = new long[corpus.segments()];
    int longest = 0;
    for (int segment = 0; segment < segmentCosts.length; segment++) {
      longest = Math.max(longest, corpus.length(segment));
    }
    forward = new long[longest + 1];
    backward = new long[longest + 1];
    for (int segment = 0; segment < segmentCosts.length; segment++) {
      segmentCosts[segment] = parse(segment);
      total += segmentCosts[segment];
    }
  }

  /** What each step of the text costs if it runs alone, by its number. */
  static int[] plain(Problem problem) {
    return problem.corpus().symbols().stream()
        .mapToInt(symbol -> problem.costs().parts(List.<Part>of(symbol.opened()))[0])
        .toArray();
  }

  /** What running the whole text costs. */
  long total() {
    return total;
  }

  boolean isChosen(int pattern) {
    return chosen[pattern];
  }

  /** The cost of the cheapest way to run a segment with what is chosen now. */
  private long parse(int segment) {
    int length = corpus.length(segment);
    int start = corpus.start(segment);
    Arrays.fill(forward, 0, length + 1, Long.MAX_VALUE);
    forward[0] = 0;
    int edge = matches.from(segment);
    int end = matches.from(segment + 1);
    for (int i = 0; i < length; i++) {
      long cost = forward[i] + plain[corpus.symbol(start + i)] * corpus.weight(start + i);
      forward[i + 1] = Math.min(forward[i + 1], cost);
      for (; edge < end && matches.at(edge) == i; edge++) {
        int pattern = matches.pattern(edge);
        if (chosen[pattern]) {
          int to = i + lengths[pattern];
          forward[to] = Math.min(forward[to], forward[i] + matches.cost(edge));
        }
      }
    }
    return forward[length];
  }

  /** Fills the costs from each step to the end of a segment. */
  private void parseBackward(int segment) {
    int length = corpus.length(segment);
    int start = corpus.start(segment);
    backward[length] = 0;
    int edge = matches.from(segment + 1) - 1;
    int first = matches.from(segment);
    for (int i = length - 1; i >= 0; i--) {
      backward[i] = backward[i + 1] + plain[corpus.symbol(start + i)] * corpus.weight(start + i);
      for (; edge >= first && matches.at(edge) == i; edge--) {
        int pattern = matches.pattern(edge);
        if (chosen[pattern]) {
          backward[i] = Math.min(backward[i], matches.cost(edge) + backward[i + lengths[pattern]]);
        }
      }
    }
  }

  /** How much less all costs if one more pattern is chosen; at least 0. */
  long gain(int pattern) {
    if (chosen[pattern]) {
      return 0;
    }
    chosen[pattern] = true;
    long gain = 0;
    for (int i = 0; i < matches.occurrences(pattern); i++) {
      int segment = matches.segment(pattern, i);
      gain += segmentCosts[segment] - parse(segment);
    }
    chosen[pattern] = false;
    return gain;
  }

  /** How much more all costs without a chosen pattern; at least 0. */
  long loss(int pattern) {
    chosen[pattern] = false;
    long loss = 0;
    for (int i = 0; i < matches.occurrences(pattern); i++) {
      int segment = matches.segment(pattern, i);
      loss += parse(segment) - segmentCosts[segment];
    }
    chosen[pattern] = true;
    return loss;
  }

  /** Chooses a pattern, or drops it. */
  void set(int pattern, boolean on) {
    chosen[pattern] = on;
    for (int i = 0; i < matches.occurrences(pattern); i++) {
      int segment = matches.segment(pattern, i);
      long cost = parse(segment);
      total += cost - segmentCosts[segment];
      segmentCosts[segment] = cost;
    }
  }

  /**
   * Adds to each pattern's estimate how much one segment costs less if that pattern is chosen too.
   * Of one that occurs several times the occurrences that do not overlap count, each as if it were
   * the only one.
   *
   * @param sign 1, or -1 to take the same away again
   */
  void estimate(int segment, int sign, long[] estimates, int[] lastEnd) {
    long best = parse(segment);
    parseBackward(segment);
    int end = matches.from(segment + 1);
    for (int edge = matches.from(segment); edge < end; edge++) {
      lastEnd[matches.pattern(edge)] = 0;
    }
    for (int edge = matches.from(segment); edge < end; edge++) {
      int pattern = matches.pattern(edge);
      int at = matches.at(edge);
      if (!chosen[pattern] && at >= lastEnd[pattern]) {
        int to = at + lengths[pattern];
        long gain = best - (forward[at] + matches.cost(edge) + backward[to]);
        if (gain > 0) {
          estimates[pattern] += sign * gain;
          lastEnd[pattern] = to;
        }
      }
    }
  }

  int segments() {
    return segmentCosts.length;
  }
}
