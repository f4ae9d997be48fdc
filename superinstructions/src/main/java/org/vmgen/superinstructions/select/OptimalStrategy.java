package org.vmgen.superinstructions.select;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;

/**
 * Minimizes what the cheapest way to run the text costs: greedily, then by exchanging chosen
 * patterns for better ones, from the greedy choice and from the choices of all other strategies, so
 * that it is worse than none of them.
 */
public final class OptimalStrategy implements Strategy {

  private static final int MOST_SWEEPS = 12;

  /** For the service loader. */
  public OptimalStrategy() {}

  @Override
  public String name() {
    return "optimal";
  }

  @Override
  public String description() {
    return "the least cost of the optimal parse of all blocks: greedy, then exchanges, starting also"
        + " from the answers of the other strategies";
  }

  @Override
  public List<Integer> choose(Problem problem, Limits limits, Progress progress) {
    return choose(problem, limits, progress, List.of());
  }

  /**
   * The same, starting from known choices too, such as those for other limits.
   *
   * @param known choices of any size
   */
  public List<Integer> choose(
      Problem problem, Limits limits, Progress progress, List<List<Integer>> known) {
    List<Supplier<List<Integer>>> starts = new ArrayList<>();
    starts.add(List::of);
    known.forEach(choice -> starts.add(() -> choice));
    if (!problem.isLarge()) {
      for (Strategy other : Strategies.all()) {
        if (!(other instanceof OptimalStrategy) && !(other instanceof ReplicateStrategy)) {
          starts.add(() -> other.choose(problem, limits, Progress.NONE));
        }
      }
    }
    double none = Math.max(1, problem.cost(List.of()));
    List<Integer> best = List.of();
    long least = Long.MAX_VALUE;
    boolean goesOn = true;
    for (int i = 0; i < starts.size() && goesOn; i++) {
      Chooser chooser = new Chooser(problem, limits);
      problem.first(starts.get(i).get(), limits).forEach(chooser::add);
      goesOn = search(chooser, progress, none);
      dropUseless(chooser);
      if (chooser.cost() < least) {
        least = chooser.cost();
        best = chooser.choice();
      }
    }
    return best;
  }

  /**
   * What costs least if other programs have a share of the text, from the greedy choice only; room
   * that is left goes to what is best for the programs of the profiles.
   */
  static List<Integer> mixed(Problem problem, double share, Limits limits, Progress progress) {
    return filled(problem, quick(problem.mixed(share), limits, progress), limits, progress);
  }

  /** From the greedy choice only: nearly as good, in a fraction of the time. */
  public static List<Integer> quick(Problem problem, Limits limits, Progress progress) {
    Chooser chooser = new Chooser(problem, limits);
    search(chooser, progress, Math.max(1, problem.cost(List.of())));
    return chooser.choice();
  }

  /** A choice, and what is best beside it as far as the limits allow. */
  private static List<Integer> filled(
      Problem problem, List<Integer> choice, Limits limits, Progress progress) {
    Chooser chooser = new Chooser(problem, limits);
    choice.forEach(chooser::add);
    chooser.fill(progress, Math.max(1, problem.cost(List.of())));
    return chooser.choice();
  }

  /** Improves a choice until no exchange of one pattern does; whether it was not stopped. */
  private static boolean search(Chooser chooser, Progress progress, double none) {
    if (!chooser.fill(progress, none)) {
      return false;
    }
    boolean improved = !chooser.isLarge();
    for (int sweep = 0; sweep < MOST_SWEEPS && improved; sweep++) {
      improved = false;
      List<Integer> order = new ArrayList<>(chooser.choice());
      long[] losses = new long[order.stream().mapToInt(i -> i + 1).max().orElse(0)];
      order.forEach(pattern -> losses[pattern] = chooser.loss(pattern));
      order.sort(Comparator.comparing((Integer i) -> losses[i]).thenComparing(i -> i));
      for (int pattern : order) {
        improved |= exchange(chooser, pattern);
        if (!progress.goesOn("exchanging", chooser.cost() / none)) {
          return false;
        }
      }
    }
    return true;
  }

  /** Takes out what others have made useless; the last that was chosen first. */
  private static void dropUseless(Chooser chooser) {
    List<Integer> order = new ArrayList<>(chooser.choice());
    Collections.reverse(order);
    for (int pattern : order) {
      if (chooser.loss(pattern) == 0) {
        chooser.drop(pattern);
      }
    }
  }

  /** Takes a pattern out and fills the room with what is better, if anything is. */
  private static boolean exchange(Chooser chooser, int pattern) {
    long before = chooser.cost();
    chooser.drop(pattern);
    List<Integer> added = new ArrayList<>();
    int next = chooser.best();
    while (next >= 0) {
      chooser.add(next);
      added.add(next);
      next = chooser.best();
    }
    if (chooser.cost() < before) {
      return true;
    }
    added.forEach(chooser::drop);
    chooser.add(pattern);
    return false;
  }
}
