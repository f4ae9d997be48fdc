package org.vmgen.runtime;

import java.util.Arrays;

/**
 * The words of a builder, at the positions that they will have, and which positions are leaders.
 */
final class WordBuffer {

  private static final int MOST = (Integer.MAX_VALUE - 64) / 2;

  private final int base;
  private long[] words = new long[64];
  private int end;
  private long[] leaders = new long[1];

  /**
   * No words.
   *
   * @param base the position of the first one
   */
  WordBuffer(int base) {
    this.base = base;
    end = base;
  }

  int base() {
    return base;
  }

  /** The position after the last word. */
  int end() {
    return end;
  }

  void append(long word) {
    if (end - base == words.length) {
      if (words.length >= MOST) {
        throw new IllegalStateException("code has more than " + MOST + " words");
      }
      words = Arrays.copyOf(words, 2 * words.length);
    }
    words[end++ - base] = word;
  }

  long get(int position) {
    return words[position - base];
  }

  void set(int position, long word) {
    words[position - base] = word;
  }

  /** Makes a position a leader, if it is one of these words or the end. */
  void markLeader(int position) {
    if (position >= base) {
      leaders = LeaderBits.with(leaders, position - base);
    }
  }

  /** The words, the first one at index 0. */
  long[] words() {
    return Arrays.copyOf(words, end - base);
  }

  /** The words with their positions as index; word 0 is nothing. */
  long[] wordsByPosition() {
    long[] all = new long[end];
    System.arraycopy(words, 0, all, base, end - base);
    return all;
  }

  /** The leaders as a set of positions. */
  long[] leaderSet() {
    long[] result = new long[end / 64 + 1];
    for (int position : leaders()) {
      result[position >>> 6] |= 1L << position;
    }
    return result;
  }

  /** The positions of the leaders, in order. */
  int[] leaders() {
    int count = 0;
    int[] list = new int[16];
    for (int position = base; position <= end; position++) {
      if (LeaderBits.contains(leaders, position - base)) {
        if (count == list.length) {
          list = Arrays.copyOf(list, 2 * count);
        }
        list[count++] = position;
      }
    }
    return Arrays.copyOf(list, count);
  }
}
