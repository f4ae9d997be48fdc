package org.vmgen.generator.plan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.vmgen.generator.model.Stack;
import org.vmgen.generator.stack.CacheState;

/** Decides which bodies an engine has that is not to have all. */
final class Choice {
  private Choice() {}

  /**
   * A body that there can be.
   *
   * @param rank of its instruction among the instructions, or of its combination among those
   */
  private record Candidate(
      int group, int index, boolean composite, int rank, int distance, int copies) {

    /** Bodies that begin and end in the canonical state come first. */
    boolean needed() {
      return distance == 0;
    }
  }

  /**
   * First those that begin and end in the canonical state, of single instructions, then of
   * combinations; then the others, of the first instruction and the first combination, of the
   * second ones and so on, since descriptions begin with what is most frequent.
   *
   * @param most how many, copies included
   */
  static List<Bodies> nearest(List<Variants.Group> groups, CacheState canonical, int most) {
    List<Candidate> candidates = new ArrayList<>();
    int singles = (int) groups.stream().filter(g -> g.composite().isPlain()).count();
    for (int g = 0; g < groups.size(); g++) {
      Variants.Group group = groups.get(g);
      boolean composite = !group.composite().isPlain();
      for (int i = 0; i < group.bodies().size(); i++) {
        EngineBody body = group.bodies().get(i);
        candidates.add(
            new Candidate(
                g,
                i,
                composite,
                composite ? g - singles : g,
                distance(group, body, canonical),
                body.copies()));
      }
    }
    Comparator<Candidate> neededFirst = Comparator.comparing(c -> !c.needed());
    candidates.sort(
        neededFirst
            .thenComparing(c -> c.needed() && c.composite())
            .thenComparing(Candidate::rank)
            .thenComparing(Candidate::distance));
    Set<List<Integer>> chosen = new HashSet<>();
    int count = 0;
    for (Candidate candidate : candidates) {
      if (count + candidate.copies() <= most) {
        chosen.add(List.of(candidate.group(), candidate.index()));
        count += candidate.copies();
      }
    }
    return numbered(groups, chosen);
  }

  private static int distance(Variants.Group group, EngineBody body, CacheState canonical) {
    int distance = 0;
    for (Stack stack : group.named()) {
      distance += Math.abs(body.entry().of(stack) - canonical.of(stack));
      if (body.after().filter(after -> after.of(stack) != canonical.of(stack)).isPresent()) {
        distance++;
      }
    }
    return distance;
  }

  private static List<Bodies> numbered(List<Variants.Group> groups, Set<List<Integer>> chosen) {
    List<Bodies> all = new ArrayList<>();
    int number = 0;
    for (int g = 0; g < groups.size(); g++) {
      Variants.Group group = groups.get(g);
      List<EngineBody> bodies = new ArrayList<>();
      for (int i = 0; i < group.bodies().size(); i++) {
        if (chosen.contains(List.of(g, i))) {
          bodies.add(group.bodies().get(i).numbered(number));
          number += group.bodies().get(i).copies();
        }
      }
      all.add(new Bodies(group.composite(), group.combination(), group.named(), bodies));
    }
    return all;
  }
}
