package org.vmgen.superinstructions.evaluate;

import java.util.Arrays;
import java.util.List;
import org.vmgen.generator.model.VmModel;
import org.vmgen.runtime.select.Selector;
import org.vmgen.superinstructions.Synthesis;
import org.vmgen.superinstructions.corpus.Constants;
import org.vmgen.superinstructions.corpus.Corpus;
import org.vmgen.superinstructions.corpus.CorpusBuilder;
import org.vmgen.superinstructions.corpus.Joints;
import org.vmgen.superinstructions.corpus.Part;
import org.vmgen.superinstructions.corpus.Program;
import org.vmgen.superinstructions.cost.Costs;
import org.vmgen.superinstructions.mine.Matches;
import org.vmgen.superinstructions.mine.Pattern;

/**
 * What a program does once its loader has combinations. The loader knows no profile: in each block
 * it takes the path that is cheapest if every second conditional branch is taken; of several
 * equally cheap ones that whose last body is the longest, then the one that was defined first, as
 * {@link Selector} does. Only in a block of more than {@value Selector#LONGEST_BLOCK} instructions,
 * which the loader cuts, or {@value Selector#HALVINGS} conditional branches it may do otherwise.
 *
 * @param instructions that are executed, scaled as the corpus
 * @param dispatches bodies that are executed
 * @param entries of blocks: the fewest dispatches that are possible
 * @param cost by the cost model, each body as often as it is executed; a whole number, exact below
 *     2^53
 * @param uses by pattern, how often its body is executed
 */
public record Prediction(
    long instructions, long dispatches, long entries, double cost, List<Long> uses) {
  public Prediction {
    uses = List.copyOf(uses);
  }

  /**
   * What a text does with combinations.
   *
   * @param patterns in the order of their definition
   */
  public static Prediction of(Joints joints, Corpus corpus, List<Pattern> patterns, Costs costs) {
    return new Loader(joints, corpus, patterns, costs).run();
  }

  /**
   * What programs do with the combinations of their machine's description.
   *
   * @param programs that executed less than 2^63 instructions all together
   * @return with uses in the order of {@link VmModel#composites()}
   */
  public static Prediction ofDescription(VmModel model, List<Program> programs, Costs costs) {
    List<List<Part>> there = Synthesis.combinations(model);
    Joints joints = Joints.of(model);
    Corpus corpus = CorpusBuilder.counted(joints, programs, Constants.of(there));
    return of(
        joints, corpus, there.stream().map(parts -> Pattern.of(parts, costs)).toList(), costs);
  }

  /** The part of the possible reduction of dispatches that is reached; 1 if none is possible. */
  public double reached() {
    return instructions == entries
        ? 1
        : (double) (instructions - dispatches) / (instructions - entries);
  }

  private static final class Loader {
    private final Joints joints;
    private final Corpus corpus;
    private final List<Pattern> patterns;
    private final Matches matches;
    private final int[] plain;
    private final int[] bodies;
    private final long[] uses;
    private long[] cost = new long[64];
    private int[] by = new int[64];
    private long dispatches;
    private double total;

    private Loader(Joints joints, Corpus corpus, List<Pattern> patterns, Costs costs) {
      this.joints = joints;
      this.corpus = corpus;
      this.patterns = patterns;
      matches = Matches.of(corpus, patterns);
      plain =
          corpus.symbols().stream()
              .mapToInt(symbol -> costs.parts(List.<Part>of(symbol.opened()))[0])
              .toArray();
      bodies =
          patterns.stream()
              .mapToInt(p -> p.costs().stream().mapToInt(Integer::intValue).sum())
              .toArray();
      uses = new long[patterns.size()];
    }

    private Prediction run() {
      for (int segment = 0; segment < corpus.segments(); segment++) {
        parse(segment);
      }
      return new Prediction(
          corpus.dispatches(),
          dispatches,
          corpus.entries(),
          total,
          Arrays.stream(uses).boxed().toList());
    }

    private void parse(int segment) {
      int length = corpus.length(segment);
      int start = corpus.start(segment);
      if (cost.length <= length) {
        cost = new long[2 * length];
        by = new int[2 * length];
      }
      Arrays.fill(cost, 0, length + 1, Long.MAX_VALUE);
      cost[0] = 0;
      int edge = matches.from(segment);
      int branches = 0;
      for (int i = 0; i < length; i++) {
        int symbol = corpus.symbol(start + i);
        long weight = Selector.weight(branches);
        // The longest first, so that an equally cheap path replaces none that ends in a longer one.
        for (; edge < matches.from(segment + 1) && matches.at(edge) == i; edge++) {
          int pattern = matches.pattern(edge);
          int end = i + patterns.get(pattern).parts().size();
          relax(end, cost[i] + weight * bodies[pattern], edge);
        }
        relax(i + 1, cost[i] + weight * plain[symbol], -1);
        branches += joints.branches(corpus.symbols().get(symbol).opcode()) ? 1 : 0;
      }
      follow(segment, length);
    }

    /** What executions of a pattern at a place of the text cost. */
    private double cost(Pattern pattern, int place) {
      double sum = 0;
      for (int i = 0; i < pattern.costs().size(); i++) {
        sum += (double) pattern.costs().get(i) * corpus.weight(place + i);
      }
      return sum;
    }

    private void relax(int to, long sum, int edge) {
      if (sum < cost[to]) {
        cost[to] = sum;
        by[to] = edge;
      }
    }

    private void follow(int segment, int length) {
      int start = corpus.start(segment);
      int at = length;
      while (at > 0) {
        int edge = by[at];
        if (edge < 0) {
          at--;
          dispatches += corpus.weight(start + at);
          total += (double) plain[corpus.symbol(start + at)] * corpus.weight(start + at);
        } else {
          at = matches.at(edge);
          dispatches += corpus.weight(start + at);
          total += cost(patterns.get(matches.pattern(edge)), start + at);
          uses[matches.pattern(edge)] += corpus.weight(start + at);
        }
      }
    }
  }
}
