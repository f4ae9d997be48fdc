package org.vmgen.superinstructions.select;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.vmgen.superinstructions.corpus.Corpus;
import org.vmgen.superinstructions.mine.Matches;

/**
 * What no choice of so many patterns can cost less than, however clever. That an edge may only be
 * used if its pattern is chosen is not demanded but has a price, a multiplier for each edge: then
 * each segment is a shortest path for itself, and what is best to choose are the patterns with the
 * greatest sums of prices. Whatever the prices are, the result is a lower bound (Lagrangian
 * relaxation: A. M. Geoffrion 1974); they are made better by steps along a subgradient (M. Held, P.
 * Wolfe, H. P. Crowder, Validation of subgradient optimization, 1974), as G. Cornuejols, M. L.
 * Fisher and G. L. Nemhauser bound the choice of locations (1977).
 */
public final class Bound {

  private static final int STEPS = 400;

  /** After so many steps without a better bound they get shorter. */
  private static final int PATIENCE = 15;

  private static final double SHORTER = 0.7;

  /** More than what rounding adds to sums of up to a million terms. */
  private static final double ROUNDING = 1e-9;

  private final Problem problem;
  private final Corpus corpus;
  private final Matches matches;
  private final int[] plain;
  private final int[] lengths;
  private final double[] prices;
  private final boolean[] used;
  private final boolean[] chosen;
  private double[] cost = new double[64];
  private int[] by = new int[64];

  private Bound(Problem problem) {
    this.problem = problem;
    corpus = problem.corpus();
    matches = problem.matches();
    plain = Parses.plain(problem);
    lengths = problem.patterns().stream().mapToInt(p -> p.parts().size()).toArray();
    prices = new double[matches.size()];
    used = new boolean[matches.size()];
    chosen = new boolean[lengths.length];
  }

  /**
   * The least that the text of a problem may cost.
   *
   * @param count how many patterns may be chosen
   * @param known the cost of any such choice; the nearer to the least, the better the bound
   */
  public static double of(Problem problem, int count, long known) {
    return new Bound(problem).search(count, known) * (1 - ROUNDING);
  }

  private double search(int count, long known) {
    double best = 0;
    double step = 1;
    int since = 0;
    for (int i = 0; i < STEPS; i++) {
      double bound = parse() - choose(count);
      // Only progress that matters counts, or steps would never get shorter.
      since = bound > best * (1 + 1e-5) ? 0 : since + 1;
      best = Math.max(best, bound);
      if (since > PATIENCE) {
        step *= SHORTER;
        since = 0;
      }
      if (!move(step * (known - bound))) {
        return best;
      }
    }
    return best;
  }

  /** The sum of the shortest paths if each edge costs its price too. */
  private double parse() {
    Arrays.fill(used, false);
    double sum = 0;
    for (int segment = 0; segment < corpus.segments(); segment++) {
      sum += parse(segment);
    }
    return sum;
  }

  private double parse(int segment) {
    int length = corpus.length(segment);
    int start = corpus.start(segment);
    if (cost.length <= length) {
      cost = new double[2 * length];
      by = new int[2 * length];
    }
    Arrays.fill(cost, 0, length + 1, Double.POSITIVE_INFINITY);
    cost[0] = 0;
    int edge = matches.from(segment);
    for (int i = 0; i < length; i++) {
      double alone = (double) plain[corpus.symbol(start + i)] * corpus.weight(start + i);
      relax(i + 1, cost[i] + alone, -1);
      for (; edge < matches.from(segment + 1) && matches.at(edge) == i; edge++) {
        int to = i + lengths[matches.pattern(edge)];
        relax(to, cost[i] + matches.cost(edge) + prices[edge], edge);
      }
    }
    for (int at = length; at > 0; ) {
      if (by[at] < 0) {
        at--;
      } else {
        used[by[at]] = true;
        at = matches.at(by[at]);
      }
    }
    return cost[length];
  }

  private void relax(int to, double sum, int edge) {
    if (sum < cost[to]) {
      cost[to] = sum;
      by[to] = edge;
    }
  }

  /** Chooses the patterns that the most is paid for; what is paid. */
  private double choose(int count) {
    double[] paid = new double[lengths.length];
    for (int edge = 0; edge < prices.length; edge++) {
      paid[matches.pattern(edge)] += prices[edge];
    }
    int[] order =
        IntStream.range(problem.fixed(), paid.length)
            .boxed()
            .sorted((a, b) -> Double.compare(paid[b], paid[a]))
            .limit(count)
            .mapToInt(Integer::intValue)
            .toArray();
    Arrays.fill(chosen, false);
    Arrays.fill(chosen, 0, problem.fixed(), true);
    double sum = 0;
    for (int pattern = 0; pattern < problem.fixed(); pattern++) {
      sum += paid[pattern];
    }
    for (int pattern : order) {
      chosen[pattern] = true;
      sum += paid[pattern];
    }
    return sum;
  }

  /** Raises the price of what is used and not chosen, and the other way round; if there is any. */
  private boolean move(double distance) {
    int wrong = 0;
    for (int edge = 0; edge < prices.length; edge++) {
      wrong += direction(edge) != 0 ? 1 : 0;
    }
    for (int edge = 0; edge < prices.length && wrong > 0; edge++) {
      prices[edge] = Math.max(0, prices[edge] + distance / wrong * direction(edge));
    }
    return wrong > 0;
  }

  private int direction(int edge) {
    boolean paid = chosen[matches.pattern(edge)];
    return used[edge] == paid || paid && prices[edge] == 0 ? 0 : paid ? -1 : 1;
  }
}
