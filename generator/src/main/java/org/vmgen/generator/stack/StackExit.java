package org.vmgen.generator.stack;

import java.util.List;

/**
 * What makes the stacks true at a completing exit.
 *
 * @param stores relative to the pointers as they are during the action
 * @param adjusts after the stores, of those pointers that move
 */
public record StackExit(List<Store> stores, List<Adjust> adjusts) {
  public StackExit {
    stores = List.copyOf(stores);
    adjusts = List.copyOf(adjusts);
  }
}
