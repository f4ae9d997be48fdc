package org.vmgen.generator.plan;

import java.util.Optional;
import org.vmgen.generator.stack.CacheState;
import org.vmgen.generator.stack.StackPlan;

/**
 * A body of an engine: a combination for one state of cached stacks.
 *
 * @param number of its first copy
 * @param copies how many there are, numbered one after the other
 * @param plan what it does with the stacks
 * @param entry the state before it of the stacks in {@link Bodies#named}
 * @param after their state behind it; none if nothing falls through it
 * @param cost in the unit of {@link Costs}
 */
public record EngineBody(
    int number,
    int copies,
    StackPlan plan,
    CacheState entry,
    Optional<CacheState> after,
    int cost) {

  EngineBody numbered(int number) {
    return new EngineBody(number, copies, plan, entry, after, cost);
  }
}
