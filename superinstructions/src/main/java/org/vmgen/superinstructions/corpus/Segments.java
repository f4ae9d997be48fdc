package org.vmgen.superinstructions.corpus;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The segments of a corpus in the making: equal ones are one, with the sums of their weights. */
final class Segments {

  private static final class Segment {
    private final int[] symbols;
    private final long[] weights;

    private Segment(int[] symbols) {
      this.symbols = symbols;
      this.weights = new long[symbols.length];
    }
  }

  /** A key of a map; the array is not changed. */
  private static final class Key {
    private final int[] symbols;
    private final int hash;

    private Key(int[] symbols) {
      this.symbols = symbols;
      this.hash = Arrays.hashCode(symbols);
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Key key && Arrays.equals(symbols, key.symbols);
    }

    @Override
    public int hashCode() {
      return hash;
    }
  }

  private final Map<Part, Integer> numbers = new HashMap<>();
  private final List<Part> symbols = new ArrayList<>();
  private final Map<Key, Segment> segments = new HashMap<>();
  private final List<Segment> order = new ArrayList<>();
  private int size;

  /** The number of a step in texts. */
  int symbol(Part part) {
    return numbers.computeIfAbsent(
        part,
        p -> {
          symbols.add(p);
          return symbols.size() - 1;
        });
  }

  /** The opcode of a step. */
  int opcode(int symbol) {
    return symbols.get(symbol).opcode();
  }

  /**
   * Adds an execution of a segment.
   *
   * @param text is kept and not changed
   * @param weights of the steps, from an index on
   */
  void add(int[] text, long[] weights, int from) {
    Segment segment =
        segments.computeIfAbsent(
            new Key(text),
            key -> {
              Segment made = new Segment(text);
              order.add(made);
              size += text.length;
              return made;
            });
    for (int i = 0; i < text.length; i++) {
      segment.weights[i] += weights[from + i];
    }
  }

  /** All of them as a text. */
  Corpus corpus(long dispatches, long entries) {
    int[] text = new int[size];
    long[] weights = new long[size];
    int[] starts = new int[order.size() + 1];
    int at = 0;
    for (int i = 0; i < order.size(); i++) {
      Segment segment = order.get(i);
      starts[i] = at;
      System.arraycopy(segment.symbols, 0, text, at, segment.symbols.length);
      System.arraycopy(segment.weights, 0, weights, at, segment.symbols.length);
      at += segment.symbols.length;
    }
    starts[order.size()] = at;
    return new Corpus(symbols, text, starts, weights, dispatches, entries);
  }
}
