package org.vmgen.superinstructions.select;

import java.util.ArrayList;
import java.util.List;
import org.vmgen.superinstructions.corpus.Corpus;
import org.vmgen.superinstructions.corpus.Generalization;
import org.vmgen.superinstructions.cost.Costs;
import org.vmgen.superinstructions.cost.Displacement;
import org.vmgen.superinstructions.mine.Matches;
import org.vmgen.superinstructions.mine.Pattern;

/**
 * What is to be chosen from what.
 *
 * @param corpus what the programs of the profiles do
 * @param others what other programs like them may do
 * @param patterns the candidates; a choice is a list of indexes into this list
 * @param fixed so many of the first ones are there in any case, and no part of a choice
 * @param matches where they occur in the text
 * @param displacement what the bytes of a choice cost
 */
public record Problem(
    Corpus corpus,
    Corpus others,
    List<Pattern> patterns,
    int fixed,
    Matches matches,
    Costs costs,
    Displacement displacement) {
  public Problem {
    patterns = List.copyOf(patterns);
  }

  /** The problem of a text and patterns, where there is room for all. */
  public static Problem of(Corpus corpus, List<Pattern> patterns, int fixed, Costs costs) {
    return of(corpus, patterns, fixed, costs, Displacement.NONE);
  }

  private static Problem of(
      Corpus corpus, List<Pattern> patterns, int fixed, Costs costs, Displacement displacement) {
    Matches matches = Matches.of(corpus, patterns);
    return new Problem(corpus, corpus, patterns, fixed, matches, costs, displacement);
  }

  /** The same for other programs. */
  public Problem withOthers(Corpus others) {
    return new Problem(corpus, others, patterns, fixed, matches, costs, displacement);
  }

  /** The same where bytes cost something. */
  public Problem withDisplacement(Displacement displacement) {
    return new Problem(corpus, others, patterns, fixed, matches, costs, displacement);
  }

  /** The problem of this text mixed with that of other programs, which has a share of it. */
  Problem mixed(double share) {
    return corpus == others
        ? this
        : of(Generalization.mixed(corpus, others, share), patterns, fixed, costs, displacement);
  }

  /** Whether a search would take too long. */
  boolean isLarge() {
    return corpus.isLarge();
  }

  /** What running the text costs with a choice, each segment in its cheapest way. */
  public long cost(List<Integer> choice) {
    Parses parses = parses();
    choice.forEach(pattern -> parses.set(pattern, true));
    return parses.total() + displaced(bytes(choice));
  }

  private long bytes(List<Integer> choice) {
    return choice.stream().mapToLong(pattern -> patterns.get(pattern).bytes()).sum();
  }

  /** By how much the text costs more without each pattern of a choice. */
  public List<Long> losses(List<Integer> choice) {
    Parses parses = parses();
    choice.forEach(pattern -> parses.set(pattern, true));
    return choice.stream().map(parses::loss).toList();
  }

  /**
   * By how much the text costs less if an instruction has several bodies, by the cost model.
   *
   * @param pattern the number of the instruction among the candidates
   */
  public double replicated(int pattern, int bodies) {
    return Successors.gain(this, pattern, bodies);
  }

  /** What bytes of a choice cost the text; {@link Long#MAX_VALUE} if they have no room. */
  long displaced(long bytes) {
    return (long) (displacement.of(bytes) * corpus.dispatches());
  }

  /** Whether a choice of so many patterns and bytes is allowed, and has room. */
  boolean fits(int count, long bytes, Limits limits) {
    return count <= limits.count()
        && bytes <= limits.bytes()
        && Double.isFinite(displacement.of(bytes));
  }

  Parses parses() {
    return new Parses(this);
  }

  /** As many of the patterns, in their order, as the limits allow and there is room for. */
  List<Integer> first(List<Integer> ranked, Limits limits) {
    List<Integer> choice = new ArrayList<>();
    long bytes = 0;
    for (int pattern : ranked) {
      if (fits(choice.size() + 1, bytes + patterns.get(pattern).bytes(), limits)) {
        choice.add(pattern);
        bytes += patterns.get(pattern).bytes();
      }
    }
    return choice;
  }

  /** How often each pattern is executed to its end, occurrences that overlap counted twice. */
  long[] executions() {
    long[] executions = new long[patterns.size()];
    for (int segment = 0; segment < corpus.segments(); segment++) {
      for (int edge = matches.from(segment); edge < matches.from(segment + 1); edge++) {
        int pattern = matches.pattern(edge);
        int last = matches.at(edge) + patterns.get(pattern).parts().size() - 1;
        executions[pattern] += corpus.weight(corpus.start(segment) + last);
      }
    }
    return executions;
  }
}
