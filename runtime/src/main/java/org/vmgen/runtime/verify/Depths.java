package org.vmgen.runtime.verify;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.vmgen.runtime.InstructionSet;

/** How deep stacks get over calls. */
final class Depths {
  private final InstructionSet set;
  private final Assumptions assumptions;
  private final Map<Routine, Optional<int[]>> known = new HashMap<>();
  private final Set<Routine> open = new HashSet<>();
  private final List<Problem> problems = new ArrayList<>();

  Depths(InstructionSet set, Assumptions assumptions) {
    this.set = set;
    this.assumptions = assumptions;
  }

  /** The greatest depths from the bottom of a routine; empty if it reaches a recursive one. */
  Optional<int[]> of(Routine routine) {
    Optional<int[]> depths = known.get(routine);
    if (depths == null) {
      open.add(routine);
      depths = sum(routine);
      open.remove(routine);
      known.put(routine, depths);
      check(routine, depths);
    }
    return depths;
  }

  private Optional<int[]> sum(Routine routine) {
    int[] deepest = routine.deepest.clone();
    boolean bounded = true;
    for (Routine.Call call : routine.calls) {
      if (open.contains(call.callee())) {
        if (!assumptions.recursion()) {
          problems.add(
              new Problem(
                  call.callee(),
                  call.callee().name
                      + " calls itself: how deep the stacks get cannot be known, unless recursion"
                      + " is allowed"));
        }
        bounded = false;
        continue;
      }
      Optional<int[]> inner = of(call.callee());
      bounded &= inner.isPresent();
      for (int i = 0; inner.isPresent() && i < deepest.length; i++) {
        deepest[i] = Math.max(deepest[i], call.below()[i] + inner.get()[i]);
      }
    }
    return bounded ? Optional.of(deepest) : Optional.empty();
  }

  private void check(Routine routine, Optional<int[]> depths) {
    int[] deepest = depths.orElse(routine.deepest);
    for (int i = 0; i < deepest.length; i++) {
      Integer limit = assumptions.limits().get(i);
      if (limit != null && deepest[i] > limit) {
        problems.add(
            new Problem(
                routine,
                "%s gets %d items deep in %s, its limit is %d"
                    .formatted(set.stacks().get(i).name(), deepest[i], routine.name, limit)));
      }
    }
  }

  /** What is wrong with a routine. */
  record Problem(Routine routine, String message) {}

  /** What is wrong with routines. */
  List<Problem> problems() {
    return problems;
  }
}
