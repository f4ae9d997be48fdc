package org.vmgen.generator.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.vmgen.generator.action.Expr;
import org.vmgen.generator.action.Source;
import org.vmgen.generator.action.Stmt;
import org.vmgen.generator.action.Target;
import org.vmgen.generator.model.Documentation;
import org.vmgen.generator.model.Effect;
import org.vmgen.generator.model.Immediate;
import org.vmgen.generator.model.Item;
import org.vmgen.generator.model.ScalarType;
import org.vmgen.generator.model.Stack;
import org.vmgen.generator.model.Trap;
import org.vmgen.generator.model.Variable;
import org.vmgen.generator.model.VmModel;

/** Plans of random effects do to memory what popping and pushing does. */
class StackPlanPropertyTest {
  private static final Documentation NOWHERE = new Documentation(List.of(), "test", 1, 1);
  private static final Stack DATA = stack("data", 0);
  private static final Stack RET = stack("ret", 1);
  private static final int DEPTH = 40;

  /**
   * A random effect.
   *
   * @param inputs for each input its stack, and the length of an array, -1 for a single item
   * @param outputs for each output its stack, and the input that it repeats, -1 for a new value
   * @param rebased whether an assignment of the depth makes {@code data} rebased
   */
  record Shape(List<int[]> inputs, List<int[]> outputs, boolean rebased, boolean calls) {
    @Override
    public String toString() {
      return inputs.stream().map(Arrays::toString).toList()
          + " -- "
          + outputs.stream().map(Arrays::toString).toList()
          + (rebased ? " rebased" : "")
          + (calls ? " calls" : "");
    }
  }

  @Provide
  Arbitrary<Shape> shapes() {
    Arbitrary<int[]> input =
        Combinators.combine(Arbitraries.integers().between(0, 1), Arbitraries.of(-1, -1, -1, 0, 2))
            .as((stack, length) -> new int[] {stack, length});
    Arbitrary<int[]> output =
        Combinators.combine(
                Arbitraries.integers().between(0, 1), Arbitraries.integers().between(-2, 5))
            .as((stack, of) -> new int[] {stack, of});
    return Combinators.combine(
            input.list().ofMaxSize(6),
            output.list().ofMaxSize(6),
            Arbitraries.of(true, false),
            Arbitraries.of(true, false))
        .as(Shape::new);
  }

  @Property(tries = 2_000)
  void aPlanDoesWhatPoppingAndPushingDoes(@ForAll("shapes") Shape shape) {
    Machine planned = new Machine();
    Machine simple = new Machine();
    Instance instance = new Instance(shape);
    planned.follow(instance);
    simple.popAndPush(instance);
    assertThat(planned.contents(DATA)).isEqualTo(simple.contents(DATA));
    assertThat(planned.contents(RET)).isEqualTo(simple.contents(RET));
  }

  @Property(tries = 1_000)
  void nothingIsLoadedOrStoredThatStaysInPlace(@ForAll("shapes") Shape shape) {
    Instance instance = new Instance(shape);
    StackExit exit = instance.plan.exit(instance.complete);
    Map<Variable, Location> homes = new HashMap<>();
    instance.plan.loads().forEach(load -> homes.put(load.variable(), load.from()));
    if (!shape.rebased) {
      for (Store store : exit.stores()) {
        if (store.value() instanceof Value.Of of) {
          assertThat(homes.get(of.variable())).isNotEqualTo(store.to());
        }
      }
      Set<Variable> stored = new HashSet<>();
      exit.stores().stream()
          .filter(s -> s.value() instanceof Value.Of)
          .forEach(s -> stored.add(((Value.Of) s.value()).variable()));
      assertThat(stored).containsAll(homes.keySet());
    }
  }

  @Property(tries = 1_000)
  void restoringAfterADepthWriteBringsTheStateBack(@ForAll("shapes") Shape shape) {
    Machine machine = new Machine();
    List<Long> before = machine.contents(DATA);
    Instance instance = new Instance(shape);
    machine.spoilAndRestore(instance);
    assertThat(machine.contents(DATA)).isEqualTo(before);
  }

  private static Stack stack(String name, int index) {
    return new Stack(
        name, index, ScalarType.I64, "i64", 0, name, index == 1, OptionalLong.empty(), NOWHERE);
  }

  /** A model's effect made of a shape. */
  private static final class Instance {
    private final Map<Variable, Integer> lengths = new HashMap<>();
    private final Map<Variable, Long> values = new LinkedHashMap<>();
    private final List<Item> inputs = new ArrayList<>();
    private final List<Item> outputs = new ArrayList<>();
    private final Stmt.Complete complete;
    private final StackPlan plan;

    Instance(Shape shape) {
      int id = 1;
      List<Immediate> immediates = new ArrayList<>();
      for (int[] input : shape.inputs) {
        Stack stack = input[0] == 0 ? DATA : RET;
        Variable variable =
            new Variable(id++, "i" + id, ScalarType.I64, Variable.Kind.INPUT, input[1] >= 0);
        if (input[1] < 0) {
          inputs.add(new Item.Single(variable, "i64", stack, false));
        } else {
          Variable length =
              new Variable(id++, "k" + id, ScalarType.U64, Variable.Kind.IMMEDIATE, false);
          Immediate immediate = new Immediate(length, "u64", Optional.empty());
          immediates.add(immediate);
          lengths.put(length, input[1]);
          inputs.add(new Item.Many(variable, "i64", stack, immediate));
        }
      }
      for (int[] output : shape.outputs) {
        Stack stack = output[0] == 0 ? DATA : RET;
        boolean repeats =
            output[1] >= 0
                && output[1] < inputs.size()
                && inputs.get(output[1]) instanceof Item.Single;
        Variable variable =
            repeats
                ? inputs.get(output[1]).variable()
                : new Variable(id++, "o" + id, ScalarType.I64, Variable.Kind.OUTPUT, false);
        if (!repeats) {
          values.put(variable, 1_000L + id);
        }
        outputs.add(new Item.Single(variable, "i64", stack, false));
      }
      List<Stmt> statements = new ArrayList<>();
      if (shape.rebased) {
        statements.add(
            new Stmt.Assign(new Target.ToDepth(DATA), new Expr.Depth(DATA), Source.NONE));
        statements.add(new Stmt.Guard(Expr.Constant.bool(true), Trap.LIMIT));
      }
      Expr target = Expr.Constant.of(ScalarType.CODE, 1);
      Stmt exit = shape.calls ? new Stmt.Call(target, Source.NONE) : new Stmt.Done();
      complete = new Stmt.Complete(exit, Set.of());
      statements.add(complete);
      Effect effect = new Effect(immediates, inputs, outputs, "");
      plan = StackPlan.of(model(), effect, new Stmt.Block(statements), false);
    }
  }

  /** Two stacks in memory. */
  private static final class Machine {
    private final Map<Stack, long[]> slots = new HashMap<>();
    private final Map<Stack, Integer> pointers = new HashMap<>();

    Machine() {
      for (Stack stack : List.of(DATA, RET)) {
        long[] memory = new long[2 * DEPTH];
        for (int i = 0; i < DEPTH; i++) {
          memory[i] = 100 * (stack.index() + 1) + i;
        }
        slots.put(stack, memory);
        pointers.put(stack, DEPTH);
      }
    }

    List<Long> contents(Stack stack) {
      List<Long> contents = new ArrayList<>();
      for (int i = 0; i < pointers.get(stack); i++) {
        contents.add(slots.get(stack)[i]);
      }
      return contents;
    }

    void follow(Instance instance) {
      load(instance);
      rebase(instance);
      spoil(instance);
      StackExit exit = instance.plan.exit(instance.complete);
      exit.stores().forEach(store -> store(store, instance));
      exit.adjusts()
          .forEach(a -> pointers.merge(a.stack(), -slots(a.lowered(), instance), Integer::sum));
    }

    void spoilAndRestore(Instance instance) {
      load(instance);
      Map<Stack, Integer> saved = new HashMap<>(pointers);
      rebase(instance);
      Map<Stack, long[]> copies = new HashMap<>();
      instance.plan.rebased().stream()
          .filter(StackUse::copied)
          .forEach(use -> copies.put(use.stack(), slots.get(use.stack()).clone()));
      spoil(instance);
      slots.putAll(copies);
      pointers.putAll(saved);
      instance.plan.restores().forEach(store -> store(store, instance));
    }

    /** Writes over all that lies above the pointers that may move. */
    private void spoil(Instance instance) {
      for (StackUse use : instance.plan.rebased()) {
        int from = pointers.get(use.stack());
        Arrays.fill(slots.get(use.stack()), from, from + 10, 0);
      }
    }

    private void load(Instance instance) {
      for (Load load : instance.plan.loads()) {
        Location.Slot slot = (Location.Slot) load.from();
        instance.values.put(load.variable(), slots.get(slot.stack())[index(slot, instance)]);
      }
    }

    private void rebase(Instance instance) {
      for (StackUse use : instance.plan.rebased()) {
        pointers.merge(use.stack(), -slots(use.required(), instance), Integer::sum);
      }
    }

    private void store(Store store, Instance instance) {
      Location.Slot slot = (Location.Slot) store.to();
      long value =
          store.value() instanceof Value.Of of ? instance.values.get(of.variable()) : 9_999L;
      slots.get(slot.stack())[index(slot, instance)] = value;
    }

    private int index(Location.Slot slot, Instance instance) {
      return pointers.get(slot.stack()) - slots(slot.below(), instance);
    }

    private static int slots(Distance distance, Instance instance) {
      int lengths = distance.lengths().stream().mapToInt(instance.lengths::get).sum();
      return distance.constant() + lengths;
    }

    void popAndPush(Instance instance) {
      Map<Variable, Long> values = new HashMap<>(instance.values);
      for (int i = instance.inputs.size() - 1; i >= 0; i--) {
        Item item = instance.inputs.get(i);
        if (item instanceof Item.Many many) {
          pointers.merge(
              many.stack(), -instance.lengths.get(many.length().variable()), Integer::sum);
        } else {
          values.put(item.variable(), pop(((Item.Single) item).stack()));
        }
      }
      for (Item item : instance.outputs) {
        push(((Item.Single) item).stack(), values.get(item.variable()));
      }
      if (instance.complete.exit() instanceof Stmt.Call) {
        push(RET, 9_999L);
      }
    }

    private long pop(Stack stack) {
      pointers.merge(stack, -1, Integer::sum);
      return slots.get(stack)[pointers.get(stack)];
    }

    private void push(Stack stack, long value) {
      slots.get(stack)[pointers.get(stack)] = value;
      pointers.merge(stack, 1, Integer::sum);
    }
  }

  private static VmModel model() {
    return new VmModel(
        "tiny",
        List.of(),
        List.of(),
        List.of(DATA, RET),
        List.of(),
        List.of(),
        List.of(),
        ScalarType.I64,
        ScalarType.I64,
        ScalarType.I64,
        List.of(),
        List.of(),
        Map.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        Map.of(),
        List.of(),
        NOWHERE);
  }
}
