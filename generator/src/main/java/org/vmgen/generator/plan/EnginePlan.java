package org.vmgen.generator.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.vmgen.generator.action.Stmt;
import org.vmgen.generator.combine.Combination;
import org.vmgen.generator.model.Body;
import org.vmgen.generator.model.Composite;
import org.vmgen.generator.model.Instruction;
import org.vmgen.generator.model.Replication;
import org.vmgen.generator.model.Stack;
import org.vmgen.generator.model.VmModel;
import org.vmgen.generator.stack.CacheState;
import org.vmgen.runtime.select.BodyTable;

/**
 * Which bodies an engine has. Each instruction and combination has bodies for the states of the
 * cached stacks that it names, and where those differ two for each: one leaves as many items in
 * registers as come to be there, the other the canonical state. If these are more than the engine
 * is to have, those nearest to the canonical state are made, of single instructions before
 * combinations; the selection finds a way with those that there are.
 */
public final class EnginePlan {

  /** States of all cached stacks together are numbered in a byte. */
  private static final int MOST_STATES = 96;

  private final List<Stack> cached;
  private final Map<Stack, Integer> depths;
  private final CacheState canonical;
  private final List<Bodies> all;
  private final int count;

  private EnginePlan(
      Map<Stack, Integer> depths, CacheState canonical, List<Bodies> all, int count) {
    this.cached = List.copyOf(depths.keySet());
    this.depths = Map.copyOf(depths);
    this.canonical = canonical;
    this.all = List.copyOf(all);
    this.count = count;
  }

  /**
   * The plan for a machine.
   *
   * @param checked whether stacks, memories, regions and code values are tested
   * @param raw what stands for the body of an instruction that has a raw one
   */
  public static EnginePlan of(
      VmModel model, BodyOptions options, boolean checked, Function<Instruction, Stmt.Block> raw) {
    Map<Stack, Integer> depths = depths(model, options);
    CacheState canonical = canonical(depths, options);
    Variants variants = new Variants(model, depths, canonical);
    List<Composite> composites = new ArrayList<>();
    model.instructions().forEach(i -> composites.add(plain(i)));
    if (options.composites()) {
      composites.addAll(model.composites());
    }
    Map<String, Integer> copies = new HashMap<>();
    if (options.composites()) {
      model.replications().forEach((Replication r) -> copies.put(r.name(), r.copies()));
    }
    List<Variants.Group> groups = new ArrayList<>();
    for (Composite composite : composites) {
      Instruction first = composite.parts().get(0).instruction();
      Combination combination =
          first.body() instanceof Body.Action
              ? Combination.of(model, composite, checked)
              : Combination.ofRaw(model, first, raw.apply(first), checked);
      int each = copies.getOrDefault(composite.name(), 1);
      groups.add(variants.group(composite, combination, each));
    }
    List<Bodies> chosen = Choice.nearest(groups, canonical, options.most());
    int count = chosen.stream().mapToInt(EnginePlan::end).max().orElse(0);
    return new EnginePlan(depths, canonical, chosen, count);
  }

  private static int end(Bodies bodies) {
    return bodies.bodies().stream().mapToInt(b -> b.number() + b.copies()).max().orElse(0);
  }

  /** An instruction as the combination of one part that it is. */
  private static Composite plain(Instruction instruction) {
    return new Composite(
        instruction.name(), List.of(Composite.Part.open(instruction)), instruction.documentation());
  }

  private static Map<Stack, Integer> depths(VmModel model, BodyOptions options) {
    Map<Stack, Integer> depths = new LinkedHashMap<>();
    int states = 1;
    for (Stack stack : model.stacks()) {
      int depth = options.caches() ? Math.min(stack.cache(), MOST_STATES / states - 1) : 0;
      if (depth > 0) {
        depths.put(stack, depth);
        states *= depth + 1;
      }
    }
    return depths;
  }

  private static CacheState canonical(Map<Stack, Integer> depths, BodyOptions options) {
    Map<Stack, Integer> items = new HashMap<>();
    depths.forEach((stack, depth) -> items.put(stack, Math.min(depth, options.canonical())));
    return new CacheState(items);
  }

  /** Whether every instruction has one body, and there are no others. */
  public boolean isPlain() {
    return cached.isEmpty()
        && all.stream().allMatch(b -> b.composite().isPlain())
        && bodies().allMatch(body -> body.copies() == 1)
        && bodies().count() == all.size();
  }

  /** The stacks that can have items in registers, in the order of the description. */
  public List<Stack> cached() {
    return cached;
  }

  /** How many items of a stack can be in registers. */
  public int depth(Stack stack) {
    return depths.getOrDefault(stack, 0);
  }

  /** The state of the cached stacks at leaders. */
  public CacheState canonical() {
    return canonical;
  }

  /** What there are bodies of: the instructions by opcode, then the combinations. */
  public List<Bodies> all() {
    return all;
  }

  /** The bodies with their copies; they are numbered from 0. */
  public int count() {
    return count;
  }

  /** The bodies in the order of their numbers. */
  public Stream<EngineBody> bodies() {
    return all.stream().flatMap(b -> b.bodies().stream());
  }

  /**
   * What the selection needs to know.
   *
   * @param bridge the number of what runs any instruction in any state
   */
  public BodyTable table(int opcodes, int bridge) {
    List<Integer> caches = cached.stream().map(this::depth).toList();
    BodyTable.Builder table =
        BodyTable.builder(opcodes, caches, cached.stream().map(canonical::of).toList());
    for (Bodies bodies : all) {
      if (!bodies.bodies().isEmpty()) {
        table.add(
            Patterns.of(bodies.composite(), bodies.combination()),
            bodies.bodies().stream().map(body -> selectable(bodies, body)).toList());
      }
    }
    return table.bridge(bridge, Costs.BRIDGE).build();
  }

  private BodyTable.Body selectable(Bodies bodies, EngineBody body) {
    List<Integer> entry = new ArrayList<>();
    List<Integer> after = new ArrayList<>();
    for (Stack stack : cached) {
      entry.add(bodies.named().contains(stack) ? body.entry().of(stack) : BodyTable.ANY);
      body.after().ifPresent(state -> after.add(state.of(stack)));
    }
    return new BodyTable.Body(body.number(), body.copies(), body.cost(), entry, after);
  }
}
