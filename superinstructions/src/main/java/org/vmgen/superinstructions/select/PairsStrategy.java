package org.vmgen.superinstructions.select;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.vmgen.superinstructions.corpus.Corpus;
import org.vmgen.superinstructions.corpus.Part;
import org.vmgen.superinstructions.mine.Pattern;

/**
 * Makes one instruction of the two that follow each other most often, and again of the result:
 * Proebsting's greedy choice of superoperators, on sequences in place of trees.
 */
public final class PairsStrategy implements Strategy {

  /** Above it a text would take too long. */
  private static final int LARGEST_TEXT = 1_000_000;

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
    return problem.corpus().size() > LARGEST_TEXT ? List.of() : new Merging(problem).run(limits);
  }

  /** The text in which pairs are merged step by step. */
  private static final class Merging {
    private final Problem problem;
    private final Map<List<Part>, Integer> candidates = new HashMap<>();
    private final List<List<Part>> tokens = new ArrayList<>();
    private final Map<List<Part>, Integer> numbers = new HashMap<>();
    private final int[] text;
    private final int[] next;
    private final Set<Long> refused = new HashSet<>();

    private Merging(Problem problem) {
      this.problem = problem;
      for (int i = problem.fixed(); i < problem.patterns().size(); i++) {
        Pattern pattern = problem.patterns().get(i);
        if (pattern.isOpen()) {
          candidates.put(pattern.parts(), i);
        }
      }
      Corpus corpus = problem.corpus();
      text = new int[corpus.size()];
      next = new int[corpus.size()];
      for (int segment = 0; segment < corpus.segments(); segment++) {
        int end = corpus.start(segment) + corpus.length(segment);
        for (int place = corpus.start(segment); place < end; place++) {
          text[place] = token(List.of(corpus.symbols().get(corpus.symbol(place)).opened()));
          next[place] = place + 1 == end ? -1 : place + 1;
        }
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
      while (problem.first(ranked, limits).size() == ranked.size()
          && ranked.size() < limits.count()) {
        long pair = mostFrequent();
        if (pair < 0) {
          return ranked;
        }
        List<Part> parts = new ArrayList<>(tokens.get((int) (pair >>> 32)));
        parts.addAll(tokens.get((int) pair));
        Integer candidate = candidates.get(parts);
        if (candidate == null) {
          refused.add(pair);
        } else {
          ranked.add(candidate);
          merge(pair, token(parts));
        }
      }
      return problem.first(ranked, limits);
    }

    /** The first token of a pair in the high half, the second one in the low half; -1: none. */
    private long mostFrequent() {
      Map<Long, Long> counts = new HashMap<>();
      for (int place = 0; place < text.length; place++) {
        if (text[place] >= 0 && next[place] >= 0) {
          long pair = (long) text[place] << 32 | text[next[place]];
          counts.merge(pair, problem.corpus().weight(next[place]), Long::sum);
        }
      }
      long best = -1;
      long most = 0;
      for (Map.Entry<Long, Long> entry : counts.entrySet()) {
        boolean better =
            entry.getValue() > most || entry.getValue() == most && entry.getKey() < best;
        if (better && !refused.contains(entry.getKey())) {
          best = entry.getKey();
          most = entry.getValue();
        }
      }
      return best;
    }

    private void merge(long pair, int token) {
      for (int place = 0; place < text.length; place++) {
        int second = next[place];
        if (text[place] == pair >>> 32 && second >= 0 && text[second] == (int) pair) {
          text[place] = token;
          text[second] = -1;
          next[place] = next[second];
        }
      }
    }
  }
}
