package org.vmgen.superinstructions.corpus;

import java.util.List;

/**
 * Profiles of programs as one text with weights. Blocks are cut into *segments* where no
 * combination can go across; equal segments are one. All is in arrays, whose size is linear in the
 * profiles'.
 *
 * <p>Weights are whole numbers, so that sums are exact and do not depend on the order in which they
 * are made. Where costs are to be compared they are scaled, so that sums of costs fit too; {@link
 * CorpusBuilder#counted} gives those of profiles.
 */
public final class Corpus {

  /** Above so many steps there is no time but for what is linear in them. */
  private static final int LARGE = 1_000_000;

  private final List<Part> symbols;
  private final int[] text;
  private final int[] starts;
  private final long[] weights;
  private final long dispatches;
  private final long entries;

  Corpus(
      List<Part> symbols, int[] text, int[] starts, long[] weights, long dispatches, long entries) {
    this.symbols = List.copyOf(symbols);
    this.text = text;
    this.starts = starts;
    this.weights = weights;
    this.dispatches = dispatches;
    this.entries = entries;
  }

  /** The different steps, by their number in the text. */
  public List<Part> symbols() {
    return symbols;
  }

  /** How many segments there are. */
  public int segments() {
    return starts.length - 1;
  }

  /** Where a segment starts in the text; where it ends is where the next one starts. */
  public int start(int segment) {
    return starts[segment];
  }

  /** The number of steps of a segment. */
  public int length(int segment) {
    return starts[segment + 1] - starts[segment];
  }

  /** The number of steps of all segments. */
  public int size() {
    return text.length;
  }

  /** Whether a search in it would take too long. */
  public boolean isLarge() {
    return text.length > LARGE;
  }

  /** The step at a place of the text. */
  public int symbol(int place) {
    return text[place];
  }

  /** How often the step at a place was executed, scaled. */
  public long weight(int place) {
    return weights[place];
  }

  /** Executed instructions, scaled: what runs without any combination. */
  public long dispatches() {
    return dispatches;
  }

  /** Entries of blocks, scaled: no set of combinations can have fewer dispatches. */
  public long entries() {
    return entries;
  }
}
