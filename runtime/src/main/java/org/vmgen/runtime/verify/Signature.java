package org.vmgen.runtime.verify;

import java.util.List;
import java.util.Optional;

/**
 * What is promised of code at an entry.
 *
 * @param takes how many items it takes from each stack, besides the position to which it returns
 * @param leaves how many it leaves in their place when it returns; empty for code that does not
 *     return, on whose stacks nothing else lies
 */
public record Signature(List<Integer> takes, Optional<List<Integer>> leaves) {
  public Signature {
    takes = List.copyOf(takes);
    leaves = leaves.map(List::copyOf);
  }

  /** Whether it is a function. */
  public boolean returns() {
    return leaves.isPresent();
  }
}
