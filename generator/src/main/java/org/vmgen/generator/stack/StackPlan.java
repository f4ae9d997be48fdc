package org.vmgen.generator.stack;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.vmgen.generator.action.Expr;
import org.vmgen.generator.action.Stmt;
import org.vmgen.generator.action.Walk;
import org.vmgen.generator.model.Effect;
import org.vmgen.generator.model.Item;
import org.vmgen.generator.model.Stack;
import org.vmgen.generator.model.Variable;
import org.vmgen.generator.model.VmModel;

/**
 * What an engine does with the stacks around the lowered action of one instruction, or of several
 * that run as one, when a number of items are in registers: tests and loads before, stores, moves
 * and pointer updates at each exit. Effects are applied one after the other to symbolic stacks, as
 * by Ertl's static stack caching and the stack module of CPython's interpreter generator: what one
 * part leaves and another takes touches neither memory nor pointer.
 *
 * <p>A single instruction is the case of one part; its plan can be asked here.
 */
public final class StackPlan {
  private static final Effect NO_EFFECT = new Effect(List.of(), List.of(), List.of(), "");

  /**
   * One instruction.
   *
   * @param block its lowered action
   * @param kept how many of the topmost items of a stack may be out of memory when it begins, as
   *     {@link Access#kept} finds
   * @param changes what its action may change; depths in the last part only
   */
  public record Part(Effect effect, Stmt.Block block, Map<Stack, Integer> kept, Changes changes) {
    public Part {
      kept = Map.copyOf(kept);
    }

    /** An instruction as its action has it. */
    public static Part of(VmModel model, Effect effect, Stmt.Block lowered) {
      return new Part(effect, lowered, Access.kept(model, effect, lowered), Changes.of(lowered));
    }
  }

  /**
   * Which items are in registers.
   *
   * @param entry before the first part
   * @param jump after an exit to another position
   * @param fall after the last part; none for as many as are at hand
   */
  public record States(CacheState entry, CacheState jump, Optional<CacheState> fall) {

    /** Everything is in memory before and after. */
    public static final States MEMORY =
        new States(CacheState.MEMORY, CacheState.MEMORY, Optional.of(CacheState.MEMORY));
  }

  private final List<PartPlan> parts = new ArrayList<>();
  private final List<StackUse> entry;
  private final CacheState jump;
  private final CacheState[] fall = new CacheState[1];
  private final Set<Variable> needed = new HashSet<>();

  private StackPlan(
      VmModel model,
      List<Part> parts,
      Map<Variable, Expr> known,
      boolean checked,
      States states,
      boolean everything) {
    Map<Stack, SymbolicStack> stacks = new TreeMap<>((a, b) -> a.index() - b.index());
    for (Stack stack : named(model, parts)) {
      stacks.put(stack, SymbolicStack.entered(stack, states.entry().of(stack)));
    }
    PartPlan.Exits exits = new PartPlan.Exits(model.returnStack(), known, states.jump(), fall);
    Homes homes = new Homes();
    for (Part part : parts) {
      this.parts.add(new PartPlan(part, stacks, homes, exits, needed));
    }
    jump = states.jump();
    entry = Entry.of(this.parts);
    fall[0] = states.fall().orElseGet(() -> natural(stacks.keySet(), parts));
    for (int i = 0; i < parts.size(); i++) {
      findNeeded(this.parts.get(i), parts.get(i), checked);
      if (everything) {
        needed.addAll(parts.get(i).effect().variables());
      }
    }
  }

  /**
   * The plan of an instruction in its plain state, no item in a register.
   *
   * @param lowered the instruction's lowered action
   * @param checked whether code values among the inputs are tested, used or not
   */
  public static StackPlan of(VmModel model, Effect effect, Stmt.Block lowered, boolean checked) {
    return of(model, List.of(Part.of(model, effect, lowered)), Map.of(), checked, States.MEMORY);
  }

  /**
   * The plan of several instructions that run as one.
   *
   * @param known what the variables stand for that are constants
   */
  public static StackPlan of(
      VmModel model, List<Part> parts, Map<Variable, Expr> known, boolean checked, States states) {
    return new StackPlan(model, parts, known, checked, states, false);
  }

  /**
   * The plan of an instruction with a raw body, which may use every item and completes with every
   * output.
   *
   * @param changes which stacks' depths the body may change
   */
  public static StackPlan ofRaw(
      VmModel model, Effect effect, Predicate<Stack> changes, boolean checked) {
    Map<Stack, Integer> kept = new HashMap<>();
    model.stacks().forEach(stack -> kept.put(stack, 0));
    Part part = new Part(effect, Stmt.Block.EMPTY, kept, Changes.ofRaw(changes));
    return new StackPlan(model, List.of(part), Map.of(), checked, States.MEMORY, true);
  }

  /** The plan of a handler, which has no items. */
  public static StackPlan ofHandler(VmModel model, Stmt.Block lowered) {
    return of(model, NO_EFFECT, lowered, false);
  }

  /**
   * The stacks that the effects of parts name, and those that their actions see: a body exists for
   * each combination of their states.
   */
  public static Set<Stack> named(VmModel model, List<Part> parts) {
    Set<Stack> named = new LinkedHashSet<>();
    for (Part part : parts) {
      for (List<Item> items : List.of(part.effect().inputs(), part.effect().outputs())) {
        items.forEach(item -> PartPlan.stackOf(item).ifPresent(named::add));
      }
      named.addAll(part.kept().keySet());
      model.stacks().stream().filter(part.changes()::ofDepth).forEach(named::add);
      Walk.statements(
          part.block(),
          s -> {
            if (s instanceof Stmt.Call || s instanceof Stmt.ReturnJump) {
              named.add(model.returnStack().orElseThrow());
            }
          });
    }
    return named;
  }

  private CacheState natural(Set<Stack> stacks, List<Part> parts) {
    Map<Stack, Integer> items = new HashMap<>();
    Walk.statements(
        parts.get(parts.size() - 1).block(),
        s -> {
          if (s instanceof Stmt.Complete complete && complete.exit() instanceof Stmt.Done) {
            for (Stack stack : stacks) {
              int held = last().held(stack, complete);
              items.merge(stack, Math.min(stack.cache(), held), Math::min);
            }
          }
        });
    return new CacheState(items);
  }

  private PartPlan last() {
    return parts.get(parts.size() - 1);
  }

  private void findNeeded(PartPlan plan, Part part, boolean checked) {
    Walk.expressions(
        part.block(),
        e -> {
          if (e instanceof Expr.Read read) {
            needed.add(read.variable());
          }
        });
    Walk.statements(
        part.block(),
        s -> {
          if (s instanceof Stmt.Complete complete) {
            need(plan.exit(complete));
          }
        });
    plan.spills().forEach(store -> need(store.value()));
    if (plan != last()) {
      plan.ends().forEach(store -> need(store.value()));
    }
    need(plan.undo());
    if (checked) {
      needed.addAll(plan.codeTests());
    }
    plan.uses().forEach(use -> needed.addAll(use.required().lengths()));
    plan.operands().forEach(operand -> needed.add(operand.index().variable()));
  }

  private void need(StackExit exit) {
    exit.stores().forEach(store -> need(store.value()));
    exit.moves().forEach(move -> need(move.value()));
  }

  private void need(Value value) {
    if (value instanceof Value.Of of) {
      needed.add(of.variable());
    }
  }

  // ---- several parts ----------------------------------------------------------------------------

  /** The plans of the parts. */
  public List<PartPlan> parts() {
    return List.copyOf(parts);
  }

  /**
   * What all parts together require, as if they were one instruction; it can be more than a path
   * through them does. Depths count items in registers.
   */
  public List<StackUse> entry() {
    return entry;
  }

  /** The state after the last part. */
  public CacheState fall() {
    return fall[0];
  }

  /** The state after an exit to another position. */
  public CacheState jump() {
    return jump;
  }

  /** Whether the action, an exit or a test uses a variable of an effect. */
  public boolean needs(Variable variable) {
    return needed.contains(variable);
  }

  // ---- a single instruction ---------------------------------------------------------------------

  /** As {@link PartPlan#uses}. */
  public List<StackUse> uses() {
    return first().uses();
  }

  /** As {@link PartPlan#rebased}. */
  public List<StackUse> rebased() {
    return first().rebased();
  }

  /** As {@link PartPlan#loads}. */
  public List<Load> loads() {
    return first().loads();
  }

  /** As {@link PartPlan#arrays}. */
  public List<ArrayLoad> arrays() {
    return first().arrays();
  }

  /** As {@link PartPlan#codeTests}. */
  public List<Variable> codeTests() {
    return first().codeTests();
  }

  /** As {@link PartPlan#operands}. */
  public List<Item.Operand> operands() {
    return first().operands();
  }

  /** As {@link PartPlan#heldOperands}. */
  public Set<Location.RegionSlot> heldOperands() {
    return first().heldOperands();
  }

  /** As {@link PartPlan#use}. */
  public Optional<StackUse> use(Stack stack) {
    return first().use(stack);
  }

  /** As {@link PartPlan#required}. */
  public Distance required(Stack stack) {
    return first().required(stack);
  }

  /** As {@link PartPlan#afterPop}. */
  public Distance afterPop(Stack stack) {
    return first().afterPop(stack);
  }

  /** As {@link PartPlan#exit}. */
  public StackExit exit(Stmt.Complete complete) {
    return first().exit(complete);
  }

  /** Where a return finds its target: the topmost slot of the return stack, inputs popped. */
  public Location.Slot returnTarget() {
    return (Location.Slot) ((Value.In) first().returnTarget()).place();
  }

  /**
   * What puts the inputs of rebased stacks back on a throw or trap, after the pointers are as they
   * were before the instruction.
   */
  public List<Store> restores() {
    return first().undo().stores();
  }

  private PartPlan first() {
    return parts.get(0);
  }
}
