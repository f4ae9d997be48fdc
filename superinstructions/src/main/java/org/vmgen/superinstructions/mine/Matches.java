package org.vmgen.superinstructions.mine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.vmgen.superinstructions.corpus.Corpus;
import org.vmgen.superinstructions.corpus.Part;

/**
 * Where patterns occur in a text: the edges of the graphs whose shortest paths are the best ways to
 * run it. Edges of a segment are numbered consecutively, by where they start, the longest first,
 * and those of equal length by the pattern's number.
 */
public final class Matches {

  private final int[] from;
  private int[] pattern = new int[1024];
  private int[] at = new int[1024];
  private long[] cost = new long[1024];
  private int size;
  private final int[] segmentsFrom;
  private final int[] segments;

  private Matches(Corpus corpus, List<Pattern> patterns) {
    from = new int[corpus.segments() + 1];
    Trie trie = new Trie(corpus, patterns);
    for (int segment = 0; segment < corpus.segments(); segment++) {
      from[segment] = size;
      int end = corpus.start(segment) + corpus.length(segment);
      for (int place = corpus.start(segment); place < end; place++) {
        int first = size;
        trie.walk(corpus, place, end, this);
        sort(first, patterns);
      }
      for (int edge = from[segment]; edge < size; edge++) {
        cost[edge] = cost(corpus, patterns.get(pattern[edge]), at[edge]);
        at[edge] -= corpus.start(segment);
      }
    }
    from[corpus.segments()] = size;
    segmentsFrom = new int[patterns.size() + 1];
    segments = index(patterns.size());
  }

  /** The occurrences of patterns in a text. */
  public static Matches of(Corpus corpus, List<Pattern> patterns) {
    return new Matches(corpus, patterns);
  }

  private static long cost(Corpus corpus, Pattern pattern, int place) {
    long sum = 0;
    for (int i = 0; i < pattern.costs().size(); i++) {
      sum += pattern.costs().get(i) * corpus.weight(place + i);
    }
    return sum;
  }

  private void sort(int first, List<Pattern> patterns) {
    Integer[] found = new Integer[size - first];
    for (int i = 0; i < found.length; i++) {
      found[i] = pattern[first + i];
    }
    Arrays.sort(
        found,
        (a, b) -> {
          int longer =
              Integer.compare(patterns.get(b).parts().size(), patterns.get(a).parts().size());
          return longer != 0 ? longer : Integer.compare(a, b);
        });
    for (int i = 0; i < found.length; i++) {
      pattern[first + i] = found[i];
    }
  }

  private void add(int patternNumber, int place) {
    if (size == pattern.length) {
      pattern = Arrays.copyOf(pattern, 2 * size);
      at = Arrays.copyOf(at, 2 * size);
      cost = Arrays.copyOf(cost, 2 * size);
    }
    pattern[size] = patternNumber;
    at[size++] = place;
  }

  /** By pattern, the segments in which it occurs. */
  private int[] index(int patterns) {
    int[] last = new int[patterns];
    int[] places = new int[patterns];
    for (int pass = 0; pass < 2; pass++) {
      if (pass == 1) {
        int sum = 0;
        for (int i = 0; i < patterns; i++) {
          segmentsFrom[i] = sum;
          sum += places[i];
          places[i] = segmentsFrom[i];
        }
        segmentsFrom[patterns] = sum;
      }
      int[] result = pass == 0 ? new int[0] : new int[segmentsFrom[patterns]];
      Arrays.fill(last, -1);
      for (int segment = 0; segment + 1 < from.length; segment++) {
        for (int edge = from[segment]; edge < from[segment + 1]; edge++) {
          int found = pattern[edge];
          if (last[found] != segment) {
            last[found] = segment;
            if (pass == 1) {
              result[places[found]] = segment;
            }
            places[found]++;
          }
        }
      }
      if (pass == 1) {
        return result;
      }
    }
    throw new AssertionError();
  }

  /** The first edge of a segment; that of the next one is behind its last. */
  public int from(int segment) {
    return from[segment];
  }

  /** The pattern of an edge. */
  public int pattern(int edge) {
    return pattern[edge];
  }

  /** Where an edge starts, counted from the start of its segment. */
  public int at(int edge) {
    return at[edge];
  }

  /** What all executions by an edge cost. */
  public long cost(int edge) {
    return cost[edge];
  }

  /** How many edges there are. */
  public int size() {
    return size;
  }

  /** In how many segments a pattern occurs. */
  public int occurrences(int patternNumber) {
    return segmentsFrom[patternNumber + 1] - segmentsFrom[patternNumber];
  }

  /** The i-th segment in which a pattern occurs. */
  public int segment(int patternNumber, int i) {
    return segments[segmentsFrom[patternNumber] + i];
  }

  /** Patterns by their parts. */
  private static final class Trie {
    private static final int NONE = -1;

    private final int[][] partsOf;
    private final List<Map<Integer, Integer>> next = new ArrayList<>();
    private final List<Integer> ends = new ArrayList<>();

    private Trie(Corpus corpus, List<Pattern> patterns) {
      Map<Part, Integer> numbers = new HashMap<>();
      List<Part> parts = new ArrayList<>();
      node();
      for (int i = 0; i < patterns.size(); i++) {
        int at = 0;
        for (Part part : patterns.get(i).parts()) {
          int number =
              numbers.computeIfAbsent(
                  part,
                  p -> {
                    parts.add(p);
                    return parts.size() - 1;
                  });
          Integer child = next.get(at).get(number);
          if (child == null) {
            child = node();
            next.get(at).put(number, child);
          }
          at = child;
        }
        ends.set(at, i);
      }
      partsOf =
          corpus.symbols().stream()
              .map(s -> parts.stream().filter(p -> p.fits(s)).mapToInt(numbers::get).toArray())
              .toArray(int[][]::new);
    }

    private int node() {
      next.add(new HashMap<>());
      ends.add(NONE);
      return next.size() - 1;
    }

    private void walk(Corpus corpus, int place, int end, Matches found) {
      descend(corpus, place, place, end, 0, found);
    }

    private void descend(Corpus corpus, int start, int place, int end, int node, Matches found) {
      if (ends.get(node) != NONE) {
        found.add(ends.get(node), start);
      }
      Map<Integer, Integer> children = next.get(node);
      if (place == end || children.isEmpty()) {
        return;
      }
      for (int part : partsOf[corpus.symbol(place)]) {
        Integer child = children.get(part);
        if (child != null) {
          descend(corpus, start, place + 1, end, child, found);
        }
      }
    }
  }
}
