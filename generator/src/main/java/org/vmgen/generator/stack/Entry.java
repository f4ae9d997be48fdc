package org.vmgen.generator.stack;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.vmgen.generator.model.Stack;
import org.vmgen.generator.model.Variable;

/**
 * What several instructions require of the stacks before the first one. Lengths of arrays count in
 * full wherever they occur, so that the sum is never too small.
 */
final class Entry {

  /** What is known of a stack after some parts. */
  private static final class Depth {
    private final List<Variable> lengths = new ArrayList<>();
    private int height;
    private int lowest;
    private int highest;
    private boolean rebased;
    private boolean copied;
  }

  private Entry() {}

  static List<StackUse> of(List<PartPlan> parts) {
    if (parts.size() == 1) {
      return parts.get(0).uses();
    }
    Map<Stack, Depth> depths = new TreeMap<>((a, b) -> Integer.compare(a.index(), b.index()));
    for (PartPlan part : parts) {
      for (StackUse use : part.uses()) {
        Depth depth = depths.computeIfAbsent(use.stack(), s -> new Depth());
        depth.height -= use.required().constant();
        depth.lengths.addAll(use.required().lengths());
        depth.lowest = Math.min(depth.lowest, depth.height);
        depth.height += use.pushed();
        depth.highest = Math.max(depth.highest, depth.height);
        depth.rebased |= use.rebased();
        depth.copied |= use.copied();
      }
    }
    List<StackUse> result = new ArrayList<>();
    depths.forEach(
        (stack, depth) -> {
          Distance required = new Distance(-depth.lowest, depth.lengths);
          int pushed = depth.highest - depth.lowest;
          result.add(new StackUse(stack, required, pushed, depth.rebased, depth.copied));
        });
    return result;
  }
}
