package org.vmgen.generator.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.vmgen.generator.action.Stmt;
import org.vmgen.generator.action.Walk;
import org.vmgen.generator.combine.Combination;
import org.vmgen.generator.model.Body;
import org.vmgen.generator.model.Composite;
import org.vmgen.generator.model.Stack;
import org.vmgen.generator.model.VmModel;
import org.vmgen.generator.stack.CacheState;
import org.vmgen.generator.stack.StackPlan;

/** Finds the bodies that a combination can have. */
final class Variants {

  /** All bodies that a combination can have, in a fixed order, not yet numbered. */
  record Group(
      Composite composite, Combination combination, List<Stack> named, List<EngineBody> bodies) {}

  private final VmModel model;
  private final Map<Stack, Integer> depths;
  private final CacheState canonical;

  /**
   * @param depths the cached stacks, and how many items of each can be in registers
   */
  Variants(VmModel model, Map<Stack, Integer> depths, CacheState canonical) {
    this.model = model;
    this.depths = depths;
    this.canonical = canonical;
  }

  Group group(Composite composite, Combination combination, int copies) {
    boolean jumps = jumps(composite, combination);
    Set<Stack> own = combination.named();
    List<Stack> named =
        depths.keySet().stream().filter(stack -> jumps || own.contains(stack)).toList();
    List<EngineBody> bodies = new ArrayList<>();
    List<CacheState> entries =
        Slow.is(combination) ? List.of(usual(own)) : entries(own, combination.seen());
    for (CacheState entry : entries) {
      for (Optional<CacheState> fall : falls(combination, entry, own)) {
        StackPlan.States states =
            new StackPlan.States(entry, canonical, Optional.of(fall.orElse(canonical)));
        StackPlan plan = combination.plan(states);
        bodies.add(
            new EngineBody(
                0,
                copies,
                plan,
                withCanonical(entry, own),
                fall.map(after -> withCanonical(after, own)),
                Costs.of(combination, plan)));
      }
    }
    return new Group(composite, combination, named, bodies);
  }

  /**
   * The states in which a body begins, of the stacks that its parts name: as between blocks, or one
   * stack differs. Stacks that are written to memory anyway need no more than the state between
   * blocks.
   */
  private List<CacheState> entries(Set<Stack> own, Set<Stack> seen) {
    List<Map<Stack, Integer>> states = List.of(Map.of());
    for (Map.Entry<Stack, Integer> cached : depths.entrySet()) {
      List<Map<Stack, Integer>> more = new ArrayList<>();
      boolean named = own.contains(cached.getKey());
      int usual = named ? canonical.of(cached.getKey()) : 0;
      boolean any = named && !seen.contains(cached.getKey());
      for (Map<Stack, Integer> state : states) {
        boolean differs =
            state.entrySet().stream()
                .anyMatch(
                    s -> own.contains(s.getKey()) && s.getValue() != canonical.of(s.getKey()));
        for (int items = any ? 0 : usual; items <= (any ? cached.getValue() : usual); items++) {
          if (differs && items != usual) {
            continue;
          }
          Map<Stack, Integer> next = new HashMap<>(state);
          next.put(cached.getKey(), items);
          more.add(next);
        }
      }
      states = more;
    }
    return states.stream().map(CacheState::new).toList();
  }

  /**
   * The state between blocks of the stacks that a body names; others have no items in registers.
   */
  private CacheState usual(Set<Stack> own) {
    Map<Stack, Integer> items = new HashMap<>();
    depths.keySet().forEach(s -> items.put(s, own.contains(s) ? canonical.of(s) : 0));
    return new CacheState(items);
  }

  /**
   * In which states it can fall through; one that is empty if it cannot. What begins in another
   * state than that between blocks leaves items where they come to be only: where a block ends,
   * what stands before can begin in that state too.
   */
  private Set<Optional<CacheState>> falls(
      Combination combination, CacheState entry, Set<Stack> own) {
    if (!falls(combination)) {
      return Set.of(Optional.empty());
    }
    CacheState usual = usual(own);
    StackPlan.States states = new StackPlan.States(entry, canonical, Optional.empty());
    CacheState natural = combination.plan(states).fall();
    Map<Stack, Integer> items = new HashMap<>();
    for (Map.Entry<Stack, Integer> cached : depths.entrySet()) {
      int most = own.contains(cached.getKey()) ? cached.getValue() : 0;
      items.put(cached.getKey(), Math.min(most, natural.of(cached.getKey())));
    }
    Set<Optional<CacheState>> falls = new LinkedHashSet<>();
    if (!Slow.is(combination)) {
      falls.add(Optional.of(new CacheState(items)));
    }
    if (entry.equals(usual)) {
      falls.add(Optional.of(usual));
    }
    return falls;
  }

  /** The state with those stacks as they are at leaders that the combination does not name. */
  private CacheState withCanonical(CacheState state, Set<Stack> own) {
    Map<Stack, Integer> items = new HashMap<>();
    for (Stack stack : depths.keySet()) {
      items.put(stack, own.contains(stack) ? state.of(stack) : canonical.of(stack));
    }
    return new CacheState(items);
  }

  private static boolean jumps(Composite composite, Combination combination) {
    boolean[] found = {composite.parts().get(0).instruction().body() instanceof Body.Raw};
    Walk.statements(
        combination.block(),
        s ->
            found[0] |=
                s instanceof Stmt.Jump || s instanceof Stmt.Call || s instanceof Stmt.ReturnJump);
    return found[0];
  }

  private static boolean falls(Combination combination) {
    boolean[] found = {false};
    Walk.statements(
        combination.last(),
        s ->
            found[0] |=
                s instanceof Stmt.Complete complete && complete.exit() instanceof Stmt.Done);
    return found[0];
  }
}
