package org.vmgen.runtime.verify;

import java.util.List;
import java.util.Set;

/**
 * What is known of an instruction before it runs, beyond its items.
 *
 * @param ways how it can complete; none if it always throws or traps
 * @param used indexes of the inputs whose values the action works with; others are only moved
 * @param kept code values that the action stores in registers, regions or slots, or gives away
 * @param overwritten indexes of stacks below whose items the action may write
 * @param resized indexes of stacks whose depth it may change in a way that is not known
 */
public record InstructionEffect(
    List<Way> ways,
    Set<Integer> used,
    Set<Source> kept,
    Set<Integer> overwritten,
    Set<Integer> resized) {
  public InstructionEffect {
    ways = List.copyOf(ways);
    used = Set.copyOf(used);
    kept = Set.copyOf(kept);
    overwritten = Set.copyOf(overwritten);
    resized = Set.copyOf(resized);
  }
}
