package org.vmgen.superinstructions.select;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.vmgen.superinstructions.corpus.Corpus;
import org.vmgen.superinstructions.corpus.Part;
import org.vmgen.superinstructions.mine.Pattern;

/**
 * Makes one instruction of the two that follow each other most often, and again of the result:
 * Proebsting's greedy choice of superoperators, on sequences in place of trees.
 */
public final class PairsStrategy implements Strategy {

  /** For the service loader. */
  public PairsStrategy() {}

  @Override
  public String name() {
    return "pairs";
  }

  @Override
  public String description() {
    return "the two that follow each other most often become one, and so on with the result"
        + " (superoperators: Proebsting 1995)";
  }

  @Override
  public List<Integer> choose(Problem problem, Limits limits, Progress progress) {
    return new Merging(problem).run(limits);
  }

  /**
   * Two tokens that follow each other.
   *
   * @param number the first one's in the high half, the second one's in the low half
   * @param candidate the pattern that both are together
   */
  private record Pair(long number, int candidate) {}

  /**
   * The text in which pairs are merged step by step. Executions of pairs are kept up to date: each
   * step looks at the whole text, but counts only where it changes.
   */
  private static final class Merging {
    private final Problem problem;
    private final Corpus corpus;
    private final Map<List<Part>, Integer> candidates = new HashMap<>();
    private final List<List<Part>> tokens = new ArrayList<>();
    private final Map<List<Part>, Integer> numbers = new HashMap<>();
    private final int[] text;
    private final int[] next;

    /** Of all pairs that were met, what they are together; empty if that is no candidate. */
    private final Map<Long, Optional<Pair>> met = new HashMap<>();

    private final Map<Pair, Long> executions = new HashMap<>();

    private Merging(Problem problem) {
      this.problem = problem;
      corpus = problem.corpus();
      for (int i = problem.fixed(); i < problem.patterns().size(); i++) {
        Pattern pattern = problem.patterns().get(i);
        if (pattern.isOpen()) {
          candidates.put(pattern.parts(), i);
        }
      }
      int[] opened =
          corpus.symbols().stream().mapToInt(part -> token(List.of(part.opened()))).toArray();
      text = new int[corpus.size()];
      next = new int[corpus.size()];
      for (int segment = 0; segment < corpus.segments(); segment++) {
        int end = corpus.start(segment) + corpus.length(segment);
        for (int place = corpus.start(segment); place < end; place++) {
          text[place] = opened[corpus.symbol(place)];
          next[place] = place + 1 == end ? -1 : place + 1;
        }
      }
      for (int place = 0; place < text.length; place++) {
        count(place, 1);
      }
    }

    private int token(List<Part> parts) {
      return numbers.computeIfAbsent(
          parts,
          p -> {
            tokens.add(p);
            return tokens.size() - 1;
          });
    }

    private List<Integer> run(Limits limits) {
      List<Integer> ranked = new ArrayList<>();
      Optional<Pair> pair = mostFrequent();
      while (pair.isPresent()
          && problem.first(ranked, limits).size() == ranked.size()
          && ranked.size() < limits.count()) {
        if (!ranked.contains(pair.get().candidate())) {
          ranked.add(pair.get().candidate());
        }
        merge(pair.get().number());
        pair = mostFrequent();
      }
      return problem.first(ranked, limits);
    }

    /** Of those executed equally often that of the smallest number. */
    private Optional<Pair> mostFrequent() {
      return executions.entrySet().stream()
          .filter(entry -> entry.getValue() > 0)
          .max(
              Map.Entry.<Pair, Long>comparingByValue()
                  .thenComparing(entry -> -entry.getKey().number()))
          .map(Map.Entry::getKey);
    }

    /** Counts the pair that starts at a place, if one does; with sign -1 no longer. */
    private void count(int place, int sign) {
      if (next[place] >= 0) {
        long number = (long) text[place] << 32 | text[next[place]];
        met.computeIfAbsent(number, this::pair)
            .ifPresent(p -> executions.merge(p, sign * corpus.weight(next[place]), Long::sum));
      }
    }

    private Optional<Pair> pair(long number) {
      return Optional.ofNullable(candidates.get(parts(number)))
          .map(candidate -> new Pair(number, candidate));
    }

    private List<Part> parts(long pair) {
      List<Part> parts = new ArrayList<>(tokens.get((int) (pair >>> 32)));
      parts.addAll(tokens.get((int) pair));
      return parts;
    }

    private void merge(long pair) {
      int token = token(parts(pair));
      int first = (int) (pair >>> 32);
      int before = -1;
      for (int place = 0; place < text.length; place++) {
        if (text[place] >= 0) {
          int second = next[place];
          if (text[place] == first && second >= 0 && text[second] == (int) pair) {
            boolean follows = before >= 0 && next[before] == place;
            if (follows) {
              count(before, -1);
            }
            count(place, -1);
            count(second, -1);
            text[place] = token;
            text[second] = -1;
            next[place] = next[second];
            count(place, 1);
            if (follows) {
              count(before, 1);
            }
          }
          before = place;
        }
      }
    }
  }
}
