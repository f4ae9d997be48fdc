package org.vmgen.generator.stack;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.vmgen.generator.action.Expr;
import org.vmgen.generator.action.Stmt;
import org.vmgen.generator.lower.Walk;
import org.vmgen.generator.model.Effect;
import org.vmgen.generator.model.Item;
import org.vmgen.generator.model.ScalarType;
import org.vmgen.generator.model.Stack;
import org.vmgen.generator.model.Variable;
import org.vmgen.generator.model.VmModel;

/**
 * What an engine does with the stacks around one instruction's lowered action: tests and loads
 * before it, stores and pointer updates at each exit. During the action a stack's pointer stays
 * where it was, unless the stack is {@link StackUse#rebased rebased}.
 */
public final class StackPlan {
  private static final Effect NO_EFFECT = new Effect(List.of(), List.of(), List.of(), "");

  private final Effect effect;
  private final Optional<Stack> returnStack;
  private final boolean checked;
  private final Map<Stack, SymbolicStack> popped = new LinkedHashMap<>();
  private final Map<Variable, Location> homes = new LinkedHashMap<>();
  private final List<ArrayLoad> arrays = new ArrayList<>();
  private final List<StackUse> uses = new ArrayList<>();
  private final Set<Variable> needed = new HashSet<>();

  private StackPlan(VmModel model, Effect effect, Predicate<Stack> changes, boolean checked) {
    this.effect = effect;
    this.returnStack = model.returnStack();
    this.checked = checked;
    popInputs();
    for (Map.Entry<Stack, SymbolicStack> entry : popped.entrySet()) {
      Stack stack = entry.getKey();
      int pushed =
          (int) effect.outputs().stream().filter(i -> on(i).equals(Optional.of(stack))).count();
      uses.add(new StackUse(stack, entry.getValue().reached(), pushed, changes.test(stack)));
    }
    for (Stack stack : model.stacks()) {
      if (!popped.containsKey(stack) && changes.test(stack)) {
        popped.put(stack, new SymbolicStack(stack, Map.of()));
        uses.add(new StackUse(stack, Distance.ZERO, 0, true));
      }
    }
    uses.sort((a, b) -> Integer.compare(a.stack().index(), b.stack().index()));
  }

  /**
   * The plan of an instruction in its plain state, no item in a register.
   *
   * @param lowered the instruction's lowered action
   * @param checked whether code values among the inputs are tested, used or not
   */
  public static StackPlan of(VmModel model, Effect effect, Stmt.Block lowered, boolean checked) {
    StackPlan plan = new StackPlan(model, effect, new DepthChanges(lowered)::of, checked);
    plan.findNeeded(lowered);
    return plan;
  }

  /**
   * The plan of an instruction with a raw body, which may use every item and completes with every
   * output.
   *
   * @param changes which stacks' depths the body may change
   */
  public static StackPlan ofRaw(
      VmModel model, Effect effect, Predicate<Stack> changes, boolean checked) {
    StackPlan plan = new StackPlan(model, effect, changes, checked);
    plan.homes.keySet().forEach(plan.needed::add);
    effect.immediates().forEach(i -> plan.need(i.variable()));
    plan.findNeeded(Stmt.Block.EMPTY);
    return plan;
  }

  /** The plan of a handler, which has no items. */
  public static StackPlan ofHandler(VmModel model, Stmt.Block lowered) {
    return of(model, NO_EFFECT, lowered, false);
  }

  /** The stacks that take part, in the order of declaration. */
  public List<StackUse> uses() {
    return List.copyOf(uses);
  }

  /** The rebased ones of {@link #uses}. */
  public List<StackUse> rebased() {
    return uses.stream().filter(StackUse::rebased).toList();
  }

  /** The inputs that the action or an exit needs, in written order; before rebasing. */
  public List<Load> loads() {
    return homes.entrySet().stream()
        .filter(home -> needed.contains(home.getKey()))
        .map(home -> new Load(home.getKey(), home.getValue()))
        .toList();
  }

  /** Whether the action, an exit or a test uses a variable of the effect. */
  public boolean needs(Variable variable) {
    return needed.contains(variable);
  }

  /** Array items, relative to the pointers as they were before the instruction. */
  public List<ArrayLoad> arrays() {
    return List.copyOf(arrays);
  }

  /** The inputs that hold code values, in written order. */
  public List<Variable> codeTests() {
    return homes.keySet().stream().filter(v -> v.type() == ScalarType.CODE).toList();
  }

  /** The operands in regions, inputs then outputs, one for each region and immediate. */
  public List<Item.Operand> operands() {
    Map<Location, Item.Operand> operands = new LinkedHashMap<>();
    for (List<Item> items : List.of(effect.inputs(), effect.outputs())) {
      for (Item item : items) {
        if (item instanceof Item.Operand operand) {
          operands.putIfAbsent(place(operand), operand);
        }
      }
    }
    return List.copyOf(operands.values());
  }

  /** How far below its pointer before the instruction a stack's top is, inputs popped. */
  public Distance required(Stack stack) {
    SymbolicStack symbolic = popped.get(stack);
    return symbolic == null ? Distance.ZERO : symbolic.reached();
  }

  /** How far below the pointer, as it is during the action, the top is, inputs popped. */
  public Distance afterPop(Stack stack) {
    return required(stack).minus(lowered(stack));
  }

  /** What to do at a completing exit. */
  public StackExit exit(Stmt.Complete complete) {
    Map<Stack, SymbolicStack> stacks =
        new TreeMap<>((a, b) -> Integer.compare(a.index(), b.index()));
    popped.forEach((stack, symbolic) -> stacks.put(stack, symbolic.copy()));
    if (complete.exit() instanceof Stmt.ReturnJump) {
      on(stacks, returnStack.orElseThrow()).popHeld();
    }
    List<Store> stores = new ArrayList<>();
    for (Item item : effect.outputs()) {
      Value value = new Value.Of(item.variable());
      if (item instanceof Item.Operand operand) {
        if (!place(operand).equals(homes.get(item.variable()))) {
          stores.add(new Store(place(operand), value));
        }
      } else if (exists((Item.Single) item, complete.present())) {
        on(stacks, ((Item.Single) item).stack()).push(value);
      }
    }
    if (complete.exit() instanceof Stmt.Call) {
      on(stacks, returnStack.orElseThrow()).push(new Value.NextPosition());
    }
    List<Adjust> adjusts = new ArrayList<>();
    for (Map.Entry<Stack, SymbolicStack> entry : stacks.entrySet()) {
      Distance lowered = lowered(entry.getKey());
      entry.getValue().stores().forEach(store -> stores.add(store.relativeTo(lowered)));
      Distance top = entry.getValue().top().minus(lowered);
      if (!top.isZero()) {
        adjusts.add(new Adjust(entry.getKey(), top));
      }
    }
    return new StackExit(stores, adjusts);
  }

  /** Where a return finds its target: the topmost slot of the return stack, inputs popped. */
  public Location.Slot returnTarget() {
    Stack stack = returnStack.orElseThrow();
    return new Location.Slot(stack, afterPop(stack).plus(1));
  }

  /**
   * What puts the inputs of rebased stacks back on a throw or trap, after the pointers are as they
   * were before the instruction.
   */
  public List<Store> restores() {
    List<Store> stores = new ArrayList<>();
    homes.forEach(
        (variable, home) -> {
          if (home instanceof Location.Slot slot && isRebased(slot.stack())) {
            stores.add(new Store(slot, new Value.Of(variable)));
          }
        });
    return stores;
  }

  private void popInputs() {
    Map<Stack, Map<Variable, Distance>> places = new HashMap<>();
    List<Item> touched = new ArrayList<>(effect.inputs());
    touched.addAll(effect.outputs());
    List<Stack> stacks = new ArrayList<>();
    touched.forEach(item -> on(item).filter(s -> !stacks.contains(s)).ifPresent(stacks::add));
    for (Stack stack : stacks) {
      places.put(stack, new HashMap<>());
      popped.put(stack, new SymbolicStack(stack, places.get(stack)));
    }
    Map<Variable, Location> reversed = new LinkedHashMap<>();
    for (int i = effect.inputs().size() - 1; i >= 0; i--) {
      Item item = effect.inputs().get(i);
      if (item instanceof Item.Operand operand) {
        reversed.put(item.variable(), place(operand));
        continue;
      }
      Stack stack = on(item).orElseThrow();
      SymbolicStack symbolic = popped.get(stack);
      symbolic.pop(item);
      Location.Slot slot = new Location.Slot(stack, symbolic.reached());
      if (item instanceof Item.Many many) {
        arrays.add(0, new ArrayLoad(many, slot));
      } else {
        places.get(stack).put(item.variable(), symbolic.reached());
        reversed.put(item.variable(), slot);
      }
    }
    List<Variable> order = new ArrayList<>(reversed.keySet());
    for (int i = order.size() - 1; i >= 0; i--) {
      homes.put(order.get(i), reversed.get(order.get(i)));
    }
  }

  private void findNeeded(Stmt.Block lowered) {
    Walk.expressions(
        lowered,
        e -> {
          if (e instanceof Expr.Read read) {
            needed.add(read.variable());
          }
        });
    Walk.statements(
        lowered,
        s -> {
          if (s instanceof Stmt.Complete complete) {
            exit(complete).stores().forEach(this::need);
          }
        });
    restores().forEach(this::need);
    if (checked) {
      needed.addAll(codeTests());
    }
    uses.forEach(use -> needed.addAll(use.required().lengths()));
    operands().forEach(operand -> needed.add(operand.index().variable()));
  }

  private void need(Variable variable) {
    needed.add(variable);
  }

  private void need(Store store) {
    if (store.value() instanceof Value.Of of) {
      needed.add(of.variable());
    }
  }

  private static SymbolicStack on(Map<Stack, SymbolicStack> stacks, Stack stack) {
    return stacks.computeIfAbsent(stack, s -> new SymbolicStack(s, Map.of()));
  }

  private Distance lowered(Stack stack) {
    return isRebased(stack) ? popped.get(stack).reached() : Distance.ZERO;
  }

  private boolean isRebased(Stack stack) {
    return uses.stream().anyMatch(use -> use.stack().equals(stack) && use.rebased());
  }

  private static boolean exists(Item.Single item, Set<Variable> present) {
    return !item.optional() || !item.variable().assignable() || present.contains(item.variable());
  }

  private static Location place(Item.Operand operand) {
    return new Location.RegionSlot(operand.region(), operand.index());
  }

  private static Optional<Stack> on(Item item) {
    if (item instanceof Item.Single single) {
      return Optional.of(single.stack());
    }
    return item instanceof Item.Many many ? Optional.of(many.stack()) : Optional.empty();
  }
}
