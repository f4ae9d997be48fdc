package org.vmgen.superinstructions.mine;

import java.util.Arrays;
import java.util.List;

/**
 * A sequence of steps that occurs in a text.
 *
 * @param symbols numbers of what the steps are
 * @param executions how often it was executed to its end, scaled as the text's weights
 * @param saved how many dispatches fewer there were if it were one instruction wherever it occurs;
 *     {@link SequenceMiner} says what of occurrences that overlap
 * @param places in how many places of the text it occurs
 */
public record Sequence(List<Integer> symbols, long executions, long saved, int places) {
  public Sequence {
    symbols = List.copyOf(symbols);
  }

  static Sequence of(int[] symbols, long executions, long saved, int places) {
    return new Sequence(Arrays.stream(symbols).boxed().toList(), executions, saved, places);
  }
}
