package org.vmgen.generator.stack;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.vmgen.generator.model.Stack;

/**
 * How many items of each stack are in registers. Of k items the deepest is in register 0; the
 * stack's pointer points past those in memory. A stack that holds fewer items than its state says
 * has its pointer below its bottom and garbage in the registers.
 *
 * @param items by stack; none for those that are not mentioned
 */
public record CacheState(Map<Stack, Integer> items) {

  /** Every item is in memory. */
  public static final CacheState MEMORY = new CacheState(Map.of());

  public CacheState {
    Map<Stack, Integer> some = new HashMap<>(items);
    some.values().removeIf(count -> count == 0);
    items = Map.copyOf(some);
  }

  /** The number of items of a stack that are in registers. */
  public int of(Stack stack) {
    return items.getOrDefault(stack, 0);
  }

  /** The state between blocks: as many items of each stack as it may have there. */
  public static CacheState canonical(List<Stack> stacks, int most) {
    Map<Stack, Integer> items = new HashMap<>();
    stacks.forEach(stack -> items.put(stack, Math.min(stack.cache(), most)));
    return new CacheState(items);
  }
}
