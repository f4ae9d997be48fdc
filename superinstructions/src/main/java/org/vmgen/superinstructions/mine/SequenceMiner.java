package org.vmgen.superinstructions.mine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.function.IntUnaryOperator;
import org.vmgen.superinstructions.corpus.Corpus;

/**
 * Counts all sequences up to a length, by naming: the number of a sequence of n steps is made of
 * the number of its first n - 1 and its last step, so that each level needs a number for each place
 * of the text and nothing else. (R. M. Karp, R. E. Miller, A. L. Rosenberg: Rapid identification of
 * repeated patterns in strings, trees and arrays. STOC 1972; with lengths that grow by one.) Memory
 * is linear in the text whatever the greatest length is, time is linear but for a sort.
 */
public final class SequenceMiner {

  private static final int DEAD = -1;

  /** Sequences below this share of all executions are not followed. */
  private static final long RARE = 1L << 22;

  /** The tables of one level: of a sequence by its number. */
  private static final class Level {
    private final long[] executions;
    private final long[] saved;
    private final int[] places;
    private final int[] first;

    /** Behind the last occurrence that was counted. */
    private final int[] end;

    private Level(int size) {
      executions = new long[size];
      saved = new long[size];
      places = new int[size];
      first = new int[size];
      end = new int[size];
      Arrays.fill(first, -1);
    }
  }

  /** The best of many by one measure. */
  private static final class Best {
    private final int most;
    private final PriorityQueue<Sequence> queue;

    private Best(int most, Comparator<Sequence> order) {
      this.most = most;
      this.queue = new PriorityQueue<>(order);
    }

    private boolean wants(Sequence sequence) {
      return queue.size() < most || queue.comparator().compare(queue.peek(), sequence) < 0;
    }

    private void add(Sequence sequence) {
      if (wants(sequence)) {
        queue.add(sequence);
        if (queue.size() > most) {
          queue.poll();
        }
      }
    }

    private List<Sequence> sorted() {
      List<Sequence> sorted = new ArrayList<>(queue);
      sorted.sort(queue.comparator().reversed());
      return sorted;
    }
  }

  private final Corpus corpus;
  private final IntUnaryOperator symbols;
  private final boolean apart;
  private final Best bySaved;
  private final Best byExecutions;
  private final Best byPlaces;

  private SequenceMiner(Corpus corpus, IntUnaryOperator symbols, int most, boolean apart) {
    this.corpus = corpus;
    this.symbols = symbols;
    this.apart = apart;
    this.bySaved = new Best(most, ordered(Comparator.comparingLong(Sequence::saved)));
    this.byExecutions =
        new Best(most / 4 + 1, ordered(Comparator.comparingLong(Sequence::executions)));
    this.byPlaces = new Best(most / 4 + 1, ordered(Comparator.comparingInt(Sequence::places)));
  }

  private static Comparator<Sequence> ordered(Comparator<Sequence> measure) {
    return measure.thenComparing(
        (a, b) -> {
          for (int i = 0; i < Math.min(a.symbols().size(), b.symbols().size()); i++) {
            int order = b.symbols().get(i).compareTo(a.symbols().get(i));
            if (order != 0) {
              return order;
            }
          }
          return Integer.compare(b.symbols().size(), a.symbols().size());
        });
  }

  /**
   * The sequences of two steps or more that matter most: those that save the most dispatches, and
   * fewer of those that are executed or occur the most. Occurrences that overlap all count: a
   * choice may use any of them.
   *
   * @param symbols what the step at a place of the text counts as; not negative
   * @param longest the most steps of a sequence, at least 2
   * @param most how many to give for what they save
   */
  public static List<Sequence> mine(
      Corpus corpus, IntUnaryOperator symbols, int longest, int most) {
    SequenceMiner miner = new SequenceMiner(corpus, symbols, most, false);
    miner.run(longest);
    Set<Sequence> found = new LinkedHashSet<>();
    for (Best best : List.of(miner.bySaved, miner.byExecutions, miner.byPlaces)) {
      found.addAll(best.sorted());
    }
    return List.copyOf(found);
  }

  /**
   * The sequences that save the most dispatches, each alone as one instruction, the best first. Of
   * occurrences that overlap the first one counts, since only one of them can run.
   *
   * @param symbols what the step at a place of the text counts as; not negative
   * @param longest the most steps of a sequence, at least 2
   * @param most how many to give
   */
  public static List<Sequence> hottest(
      Corpus corpus, IntUnaryOperator symbols, int longest, int most) {
    SequenceMiner miner = new SequenceMiner(corpus, symbols, most, true);
    miner.run(longest);
    return miner.bySaved.sorted();
  }

  private void run(int longest) {
    int[] names = new int[corpus.size()];
    for (int place = 0; place < names.length; place++) {
      names[place] = symbols.applyAsInt(place);
    }
    for (int length = 2; length <= longest; length++) {
      if (!extend(names, length)) {
        return;
      }
    }
  }

  /** Names the sequences of a length; whether there are any. */
  private boolean extend(int[] names, int length) {
    long[] keys = new long[corpus.size()];
    int count = 0;
    for (int segment = 0; segment < corpus.segments(); segment++) {
      int end = corpus.start(segment) + corpus.length(segment);
      for (int place = corpus.start(segment); place < end; place++) {
        if (place + length > end) {
          names[place] = DEAD;
        } else if (names[place] != DEAD) {
          keys[count++] = key(names, place, length);
        }
      }
    }
    long[] sorted = distinct(Arrays.copyOf(keys, count));
    Level level = new Level(sorted.length);
    for (int place = 0; place < names.length; place++) {
      if (names[place] != DEAD) {
        names[place] = Arrays.binarySearch(sorted, key(names, place, length));
        count(level, names[place], place, length);
      }
    }
    for (int name = 0; name < sorted.length; name++) {
      offer(level, name, length);
    }
    long least = corpus.dispatches() / RARE;
    for (int place = 0; place < names.length; place++) {
      if (names[place] != DEAD && level.executions[names[place]] <= least) {
        names[place] = DEAD;
      }
    }
    return sorted.length > 0;
  }

  private long key(int[] names, int place, int length) {
    return (long) names[place] << 32 | symbols.applyAsInt(place + length - 1);
  }

  private static long[] distinct(long[] keys) {
    Arrays.sort(keys);
    int count = 0;
    for (int i = 0; i < keys.length; i++) {
      if (i == 0 || keys[i] != keys[i - 1]) {
        keys[count++] = keys[i];
      }
    }
    return Arrays.copyOf(keys, count);
  }

  private void count(Level level, int name, int place, int length) {
    if (apart && place < level.end[name]) {
      return;
    }
    level.end[name] = place + length;
    level.executions[name] += corpus.weight(place + length - 1);
    for (int i = 1; i < length; i++) {
      level.saved[name] += corpus.weight(place + i);
    }
    level.places[name]++;
    if (level.first[name] < 0) {
      level.first[name] = place;
    }
  }

  private void offer(Level level, int name, int length) {
    int[] text = new int[length];
    for (int i = 0; i < length; i++) {
      text[i] = symbols.applyAsInt(level.first[name] + i);
    }
    Sequence sequence =
        Sequence.of(text, level.executions[name], level.saved[name], level.places[name]);
    if (sequence.saved() > 0) {
      bySaved.add(sequence);
      byExecutions.add(sequence);
      byPlaces.add(sequence);
    }
  }
}
