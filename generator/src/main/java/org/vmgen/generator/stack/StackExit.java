package org.vmgen.generator.stack;

import java.util.List;

/**
 * What makes the stacks true at a completing exit: first the stores, then the moves in their order,
 * then the adjusts.
 *
 * @param stores relative to the pointers as they are during the action
 * @param moves of registers, in an order in which none overwrites what a later one reads
 * @param adjusts of those pointers that move
 */
public record StackExit(List<Store> stores, List<Move> moves, List<Adjust> adjusts) {
  public StackExit {
    stores = List.copyOf(stores);
    moves = List.copyOf(moves);
    adjusts = List.copyOf(adjusts);
  }
}
