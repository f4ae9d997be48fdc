package org.vmgen.generator.stack;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.vmgen.generator.action.Expr;
import org.vmgen.generator.action.Stmt;
import org.vmgen.generator.model.Effect;
import org.vmgen.generator.model.Item;
import org.vmgen.generator.model.ScalarType;
import org.vmgen.generator.model.Stack;
import org.vmgen.generator.model.Variable;

/**
 * What an engine does with the stacks around one instruction: of its own, or as part of several.
 * Before the action of the part come {@link #spills}, {@link #loads} and tests. During the action a
 * stack's pointer stays where it was before the first part, unless the stack is {@link
 * StackUse#rebased rebased}: then it is lowered to {@link #lowered} first. All distances count from
 * the pointer as it was before the first part, those of a rebased stack's exits from the pointer
 * during the action.
 */
public final class PartPlan {
  private final Effect effect;
  private final Changes changes;
  private final Exits exits;
  private final List<StackUse> uses = new ArrayList<>();
  private final List<Store> spills = new ArrayList<>();
  private final Map<Variable, Location> loaded = new LinkedHashMap<>();
  private final List<ArrayLoad> arrays = new ArrayList<>();
  private final Map<Stack, SymbolicStack> before = stacks();
  private final Map<Stack, SymbolicStack> popped = stacks();
  private final Map<Stack, Distance> lowered = new HashMap<>();
  private final Homes homes;
  private final List<Store> ends = new ArrayList<>();
  private final Set<Variable> needed;

  /**
   * What the exits of all parts have in common.
   *
   * @param known the variables that stand for constants
   */
  record Exits(
      Optional<Stack> returnStack, Map<Variable, Expr> known, CacheState jump, CacheState[] fall) {

    CacheState after(Stmt exit) {
      if (exit instanceof Stmt.Done) {
        return fall[0];
      }
      boolean leaves = exit instanceof Stmt.Halt || exit instanceof Stmt.Yield;
      return leaves ? CacheState.MEMORY : jump;
    }
  }

  private static <T> Map<Stack, T> stacks() {
    return new TreeMap<>((a, b) -> Integer.compare(a.index(), b.index()));
  }

  /**
   * Runs the part on symbolic stacks.
   *
   * @param stacks as the parts before leave them; as this one leaves them by falling through
   * @param homes where variables lie that were loaded by parts before
   * @param needed the variables that something uses; may be filled later
   */
  PartPlan(
      StackPlan.Part part,
      Map<Stack, SymbolicStack> stacks,
      Homes homes,
      Exits exits,
      Set<Variable> needed) {
    this.effect = part.effect();
    this.changes = part.changes();
    this.exits = exits;
    this.needed = needed;
    part.kept().forEach((stack, keep) -> spills.addAll(on(stacks, stack).spill(keep, homes)));
    spills.sort((a, b) -> Integer.compare(stack(a).index(), stack(b).index()));
    stacks.forEach((stack, symbolic) -> before.put(stack, symbolic.copy()));
    Map<Stack, Distance> required = popInputs(stacks, homes);
    required.forEach(
        (stack, distance) ->
            uses.add(
                new StackUse(
                    stack, distance, pushed(stack), changes.ofDepth(stack), isCopied(stack))));
    for (Stack stack : stacks.keySet().stream().filter(changes::ofDepth).toList()) {
      if (!required.containsKey(stack)) {
        uses.add(new StackUse(stack, Distance.ZERO, 0, true, false));
      }
      lowered.put(stack, on(stacks, stack).rebase());
      homes.forget(stack);
    }
    uses.sort((a, b) -> Integer.compare(a.stack().index(), b.stack().index()));
    stacks.forEach((stack, symbolic) -> popped.put(stack, symbolic.copy()));
    this.homes = homes.copy();
    ends.addAll(pushOutputs(stacks, Set.of()));
  }

  private static Stack stack(Store store) {
    return ((Location.Slot) store.to()).stack();
  }

  private boolean isCopied(Stack stack) {
    return changes.ofDepth(stack)
        && arrays.stream().anyMatch(array -> array.first().stack().equals(stack));
  }

  private int pushed(Stack stack) {
    return (int)
        effect.outputs().stream().filter(i -> stackOf(i).equals(Optional.of(stack))).count();
  }

  private Map<Stack, Distance> popInputs(Map<Stack, SymbolicStack> stacks, Homes homes) {
    Map<Stack, Distance> required = new LinkedHashMap<>();
    List<Item> touched = new ArrayList<>(effect.inputs());
    touched.addAll(effect.outputs());
    touched.forEach(i -> stackOf(i).ifPresent(s -> required.putIfAbsent(s, Distance.ZERO)));
    Map<Variable, Location> reversed = new LinkedHashMap<>();
    for (int i = effect.inputs().size() - 1; i >= 0; i--) {
      Item item = effect.inputs().get(i);
      if (item instanceof Item.Operand operand) {
        reversed.put(item.variable(), place(operand));
        continue;
      }
      Stack stack = stackOf(item).orElseThrow();
      if (item instanceof Item.Many many) {
        Variable length = many.length().variable();
        required.computeIfPresent(stack, (s, d) -> d.plus(length));
        arrays.add(0, new ArrayLoad(many, on(stacks, stack).popArray(length)));
        continue;
      }
      required.computeIfPresent(stack, (s, d) -> d.plus(1));
      if (on(stacks, stack).pop() instanceof Value.In in) {
        reversed.put(item.variable(), in.place());
      }
    }
    List<Variable> order = new ArrayList<>(reversed.keySet());
    for (int i = order.size() - 1; i >= 0; i--) {
      loaded.put(order.get(i), reversed.get(order.get(i)));
    }
    homes.putAll(loaded);
    return required;
  }

  /** Pushes what exists and gives the stores of operands in regions. */
  private List<Store> pushOutputs(Map<Stack, SymbolicStack> stacks, Set<Variable> present) {
    List<Store> stores = new ArrayList<>();
    for (Item item : effect.outputs()) {
      Value value = value(item.variable());
      if (item instanceof Item.Operand operand) {
        boolean there = place(operand).equals(loaded.get(item.variable()));
        if (!there || changes.ofSlots(operand.region())) {
          stores.add(new Store(place(operand), value));
        }
      } else if (exists((Item.Single) item, present)) {
        on(stacks, ((Item.Single) item).stack()).push(value);
      }
    }
    return stores;
  }

  private Value value(Variable variable) {
    Expr known = exits.known().get(variable);
    return known == null ? new Value.Of(variable) : new Value.Known(known);
  }

  // ---- before the action ------------------------------------------------------------------------

  /** The stacks that take part, in the order of declaration. */
  public List<StackUse> uses() {
    return List.copyOf(uses);
  }

  /** How a stack is used, if it takes part. */
  public Optional<StackUse> use(Stack stack) {
    return uses.stream().filter(use -> use.stack().equals(stack)).findFirst();
  }

  /** The rebased ones of {@link #uses}. */
  public List<StackUse> rebased() {
    return uses.stream().filter(StackUse::rebased).toList();
  }

  /** What is written to memory before anything else, since the action looks at it there. */
  public List<Store> spills() {
    return List.copyOf(spills);
  }

  /** The inputs that the action or an exit needs, in written order; before rebasing. */
  public List<Load> loads() {
    return loaded.entrySet().stream()
        .filter(load -> needed.contains(load.getKey()))
        .map(load -> new Load(load.getKey(), load.getValue()))
        .toList();
  }

  /** Array items, relative to the pointers as they were before the instruction. */
  public List<ArrayLoad> arrays() {
    return List.copyOf(arrays);
  }

  /** The inputs from outside of the action that hold code values, in written order. */
  public List<Variable> codeTests() {
    return loaded.keySet().stream().filter(v -> v.type() == ScalarType.CODE).toList();
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

  /**
   * The places of output operands whose window may change during the action: they are those from
   * before it.
   */
  public Set<Location.RegionSlot> heldOperands() {
    return effect.outputs().stream()
        .filter(Item.Operand.class::isInstance)
        .map(item -> (Item.Operand) item)
        .filter(o -> o.region().window().filter(changes::ofRegister).isPresent())
        .map(o -> new Location.RegionSlot(o.region(), o.index()))
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /** How far the pointer of a rebased stack is lowered after the loads. */
  public Distance lowered(Stack stack) {
    return lowered.getOrDefault(stack, Distance.ZERO);
  }

  /** How far below the pointer before the first part the top is, inputs popped. */
  public Distance required(Stack stack) {
    return lowered.containsKey(stack) ? lowered.get(stack) : afterPop(stack);
  }

  /** How far below the pointer, as it is during the action, the top is, inputs popped. */
  public Distance afterPop(Stack stack) {
    SymbolicStack symbolic = popped.get(stack);
    return symbolic == null ? Distance.ZERO : symbolic.top();
  }

  // ---- after the action -------------------------------------------------------------------------

  /** What to do at a completing exit. */
  public StackExit exit(Stmt.Complete complete) {
    Map<Stack, SymbolicStack> stacks = after(complete);
    return leave(stacks, exits.after(complete.exit()), operandStores(complete.present()));
  }

  /** The most items of a stack that can stay in registers when a part completes so. */
  int held(Stack stack, Stmt.Complete complete) {
    SymbolicStack symbolic = after(complete).get(stack);
    return symbolic == null ? 0 : symbolic.held().size();
  }

  private Map<Stack, SymbolicStack> after(Stmt.Complete complete) {
    Map<Stack, SymbolicStack> stacks = copy(popped);
    if (complete.exit() instanceof Stmt.ReturnJump) {
      on(stacks, exits.returnStack().orElseThrow()).pop();
    }
    pushOutputs(stacks, complete.present());
    if (complete.exit() instanceof Stmt.Call) {
      on(stacks, exits.returnStack().orElseThrow()).push(new Value.NextPosition());
    }
    return stacks;
  }

  private List<Store> operandStores(Set<Variable> present) {
    return pushOutputs(copy(popped), present);
  }

  private StackExit leave(Map<Stack, SymbolicStack> stacks, CacheState to, List<Store> first) {
    List<Store> stores = new ArrayList<>(first);
    List<Move> moves = new ArrayList<>();
    List<Adjust> adjusts = new ArrayList<>();
    Homes places = homes.copy();
    stacks.forEach(
        (stack, symbolic) -> {
          Distance down = symbolic.leave(to.of(stack), places, stores, moves);
          if (!down.isZero()) {
            adjusts.add(new Adjust(stack, down));
          }
        });
    return new StackExit(stores, moves, adjusts);
  }

  /** Where this is not the last part: what is stored when it goes on to the next. */
  public List<Store> ends() {
    return List.copyOf(ends);
  }

  /** What a return jumps to: the topmost item of the return stack, inputs popped. */
  public Value returnTarget() {
    return on(copy(popped), exits.returnStack().orElseThrow()).pop();
  }

  /**
   * What makes the state before this part true in memory, for throws and traps; after the pointers
   * of rebased stacks are as they were before the first part. Of copied stacks the whole copy is
   * put back instead. Nothing brings inputs back where the action never throws or traps.
   */
  public StackExit undo() {
    StackExit undo = refusal();
    List<Store> stores = new ArrayList<>(undo.stores());
    loaded.forEach(
        (variable, home) -> {
          if (changes.mayFail()
              && home instanceof Location.Slot slot
              && lowered.containsKey(slot.stack())
              && !isCopied(slot.stack())) {
            stores.add(new Store(slot, new Value.Of(variable)));
          }
        });
    return new StackExit(stores, List.of(), undo.adjusts());
  }

  /** The same for tests that fail before the action: pointers are as before the first part. */
  public StackExit refusal() {
    return leave(copy(before), CacheState.MEMORY, List.of());
  }

  private static Map<Stack, SymbolicStack> copy(Map<Stack, SymbolicStack> stacks) {
    Map<Stack, SymbolicStack> copy = stacks();
    stacks.forEach((stack, symbolic) -> copy.put(stack, symbolic.copy()));
    return copy;
  }

  private static SymbolicStack on(Map<Stack, SymbolicStack> stacks, Stack stack) {
    return stacks.computeIfAbsent(stack, s -> SymbolicStack.entered(s, 0));
  }

  private static boolean exists(Item.Single item, Set<Variable> present) {
    return !item.optional() || !item.variable().assignable() || present.contains(item.variable());
  }

  static Location place(Item.Operand operand) {
    return new Location.RegionSlot(operand.region(), operand.index());
  }

  static Optional<Stack> stackOf(Item item) {
    if (item instanceof Item.Single single) {
      return Optional.of(single.stack());
    }
    return item instanceof Item.Many many ? Optional.of(many.stack()) : Optional.empty();
  }
}
