package org.vmgen.superinstructions.corpus;

import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A guess at the text of programs like known ones. What is hot differs from program to program, so
 * weights are flattened towards static counts; whole segments recur less often than short pieces of
 * them, so each piece is a segment too.
 */
public final class Generalization {

  /** The exponent of weights; found by leaving out programs in turn, as are the others. */
  private static final double POWER = 0.3;

  /** The steps of a piece. */
  private static final int PIECE = 3;

  /** How often a whole segment counts for each time that a piece of it counts. */
  private static final int WHOLE = 3;

  /** Of the greatest weight: sums of costs fit 64 bits. */
  private static final double SCALE = 1L << 30;

  private final Corpus corpus;
  private final Map<List<Integer>, long[]> segments = new LinkedHashMap<>();
  private final Map<List<Integer>, Long> programs = new HashMap<>();
  private final double most;

  private Generalization(Corpus corpus) {
    this.corpus = corpus;
    long greatest = 1;
    for (int place = 0; place < corpus.size(); place++) {
      greatest = Math.max(greatest, corpus.weight(place));
    }
    most = greatest;
  }

  /** The guess that follows from a text. */
  public static Corpus of(Corpus corpus) {
    Generalization generalization = new Generalization(corpus);
    for (int segment = 0; segment < corpus.segments(); segment++) {
      int start = corpus.start(segment);
      int length = corpus.length(segment);
      generalization.add(segment, start, length, WHOLE);
      for (int at = 0; at == 0 || at + PIECE <= length; at++) {
        generalization.add(segment, start + at, Math.min(PIECE, length), 1);
      }
    }
    return generalization.corpus();
  }

  private void add(int segment, int start, int length, int factor) {
    Integer[] text = new Integer[length];
    for (int i = 0; i < length; i++) {
      text[i] = corpus.symbol(start + i);
    }
    List<Integer> key = List.of(text);
    long[] weights = segments.computeIfAbsent(key, k -> new long[length]);
    for (int i = 0; i < length; i++) {
      weights[i] += factor * flat(corpus.weight(start + i));
    }
    programs.merge(key, corpus.programs(segment), (a, b) -> a | b);
  }

  private long flat(long weight) {
    return weight == 0 ? 0 : Math.round(SCALE * Math.pow(weight / most, POWER));
  }

  private Corpus corpus() {
    int size = segments.keySet().stream().mapToInt(List::size).sum();
    int[] text = new int[size];
    long[] weights = new long[size];
    int[] starts = new int[segments.size() + 1];
    long[] bits = new long[segments.size()];
    int at = 0;
    int number = 0;
    for (Map.Entry<List<Integer>, long[]> segment : segments.entrySet()) {
      starts[number] = at;
      bits[number++] = programs.get(segment.getKey());
      for (int i = 0; i < segment.getValue().length; i++) {
        text[at] = segment.getKey().get(i);
        weights[at++] = segment.getValue()[i];
      }
    }
    starts[number] = at;
    long sum = Arrays.stream(weights).sum();
    return new Corpus(corpus.symbols(), text, starts, weights, bits, sum, sum);
  }
}
