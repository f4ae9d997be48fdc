package org.vmgen.runtime.verify;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a verifier found.
 *
 * @param findings in the order of positions; none if the program is good
 * @param depths by entry from which a run can start: how deep each stack gets at the most; without
 *     the entries that reach recursive functions
 * @param states by position of each instruction that can be reached: the stacks before it, from the
 *     bottom of its function
 */
public record Verification(
    List<Finding> findings, Map<String, List<Integer>> depths, Map<Integer, StackState> states) {
  public Verification {
    findings = List.copyOf(findings);
    depths = Collections.unmodifiableMap(new LinkedHashMap<>(depths));
    states = Map.copyOf(states);
  }

  public boolean isGood() {
    return findings.isEmpty();
  }

  /** The stacks before the instruction at a position, if it can be reached. */
  public Optional<StackState> at(int position) {
    return Optional.ofNullable(states.get(position));
  }
}
