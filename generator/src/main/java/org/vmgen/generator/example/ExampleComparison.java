package org.vmgen.generator.example;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.vmgen.generator.model.Effect;
import org.vmgen.generator.model.Example;
import org.vmgen.generator.model.Item;
import org.vmgen.generator.model.Memory;
import org.vmgen.generator.model.Region;
import org.vmgen.generator.model.Register;
import org.vmgen.generator.model.ScalarType;
import org.vmgen.generator.model.Stack;
import org.vmgen.generator.model.Type;
import org.vmgen.generator.model.VmModel;
import org.vmgen.runtime.Exit;
import org.vmgen.runtime.InstructionSet;
import org.vmgen.runtime.Shown;

/** Compares what an example expects with what an engine did. */
final class ExampleComparison {

  private final VmModel model;
  private final ExampleProgram program;
  private final Example example;
  private final ExampleText text;
  private final InstructionSet set;

  ExampleComparison(VmModel model, ExampleProgram program) {
    this.model = model;
    this.program = program;
    example = program.example();
    text = new ExampleText(model, program);
    set = program.code().instructionSet();
  }

  /** Each difference: what was expected, and what is so instead. */
  List<Difference> differences(Observation observation) {
    List<Difference> differences = new ArrayList<>();
    difference(shown -> result(observation, shown)).ifPresent(differences::add);
    for (Example.Binding binding : example.expected()) {
      difference(shown -> binding(binding, observation, shown)).ifPresent(differences::add);
    }
    return differences;
  }

  /**
   * Compares in numbers; a difference is told with values as their types are shown, unless they
   * look the same then.
   *
   * @param texts what both are in numbers, or as types are shown
   */
  private static Optional<Difference> difference(Function<Boolean, Difference> texts) {
    Difference numbers = texts.apply(false);
    if (numbers.expected.equals(numbers.actual)) {
      return Optional.empty();
    }
    Difference shown = texts.apply(true);
    return Optional.of(shown.expected.equals(shown.actual) ? numbers : shown);
  }

  private Difference result(Observation observation, boolean shown) {
    ExampleResult expected = expected(shown);
    ExampleResult actual = actual(observation, shown);
    return new Difference(text.result(expected), text.result(actual));
  }

  private Difference binding(Example.Binding binding, Observation observation, boolean shown) {
    String place = ExampleText.place(binding) + " = ";
    return new Difference(
        place + expected(binding, shown), place + actual(binding, observation, shown));
  }

  /** What was expected, and what is so instead. */
  record Difference(String expected, String actual) {}

  // ---- stacks and outcome -----------------------------------------------------------------------

  private ExampleResult expected(boolean shown) {
    boolean kept =
        example
            .outcome()
            .filter(o -> o instanceof Example.Outcome.Throw || o instanceof Example.Outcome.Trapped)
            .isPresent();
    List<List<String>> items = new ArrayList<>();
    for (Stack stack : model.stacks()) {
      List<Example.Value> values =
          values(stack, kept ? example.before() : example.after()).toList();
      List<String> texts = new ArrayList<>();
      for (Example.Value value : values) {
        Shown how = shown(stack, kept, values.size() - 1 - texts.size(), shown);
        texts.add(text.beside(value, stack.slot(), how, program.value(value, stack.slot())));
      }
      items.add(texts);
    }
    return new ExampleResult(items, example.outcome().map(this::outcome).orElse(""), kept);
  }

  private ExampleResult actual(Observation observation, boolean shown) {
    Exit exit = observation.exit();
    boolean kept = exit.kind() == Exit.Kind.THROW || exit.kind() == Exit.Kind.TRAP;
    List<List<String>> items = new ArrayList<>();
    for (Stack stack : model.stacks()) {
      List<Example.Value> beside =
          values(stack, kept ? example.before() : example.after()).toList();
      items.add(
          items(
              stack,
              observation.stack(stack.index()),
              beside,
              fromTop -> shown(stack, kept, fromTop, shown)));
    }
    return new ExampleResult(items, outcome(exit), kept);
  }

  private List<String> items(
      Stack stack, List<Object> slots, List<Example.Value> beside, IntFunction<Shown> shown) {
    int before = (int) values(stack, example.before()).count();
    int base = program.stacks().get(stack.index()).size() - before;
    List<String> items = new ArrayList<>();
    for (int i = base; i < slots.size(); i++) {
      Example.Value expected =
          i - base < beside.size() ? beside.get(i - base) : new Example.Value.Null();
      Shown how = shown.apply(slots.size() - 1 - i);
      items.add(text.beside(expected, stack.slot(), how, slots.get(i)));
    }
    if (slots.size() < base) {
      items.add("[" + (base - slots.size()) + " slots below the items are gone]");
    }
    return items;
  }

  /** How an item at a distance from the top is shown, by the instruction's effect. */
  private Shown shown(Stack stack, boolean before, int fromTop, boolean shown) {
    Effect effect = example.instruction().effect();
    List<Item> items =
        (before ? effect.inputs() : effect.outputs())
            .stream().filter(item -> isOn(stack, item)).toList();
    boolean single = items.stream().allMatch(i -> i instanceof Item.Single s && !s.optional());
    return shown && single && fromTop < items.size()
        ? set.shown(items.get(items.size() - 1 - fromTop).typeName())
        : Shown.NUMBER;
  }

  private static boolean isOn(Stack stack, Item item) {
    return item instanceof Item.Single single && single.stack().equals(stack)
        || item instanceof Item.Many many && many.stack().equals(stack);
  }

  private static Stream<Example.Value> values(Stack stack, List<Example.Placed> items) {
    return items.stream().filter(item -> item.stack().equals(stack)).map(Example.Placed::value);
  }

  private String outcome(Example.Outcome outcome) {
    if (outcome instanceof Example.Outcome.Jump jump) {
      long target = (Long) program.value(jump.target(), ScalarType.CODE);
      return target == program.next() ? "" : "jump " + text.position(target);
    } else if (outcome instanceof Example.Outcome.Halt halt) {
      return "halt" + value(halt.value(), model.haltType());
    } else if (outcome instanceof Example.Outcome.Yield yields) {
      return "yield" + value(yields.value(), model.yieldType());
    } else if (outcome instanceof Example.Outcome.Throw thrown) {
      return "throw" + value(Optional.of(thrown.value()), model.throwType());
    }
    return "trap " + ((Example.Outcome.Trapped) outcome).trap().name();
  }

  private String value(Optional<Example.Value> value, ScalarType type) {
    return value
        .map(v -> " " + text.beside(v, type, Shown.NUMBER, program.value(v, type)))
        .orElse("");
  }

  /** A value with which the run ended is left out where the example says none. */
  private String outcome(Exit exit) {
    return switch (exit.kind()) {
      case HALT -> "halt" + value(exit, model.haltType(), sayNoValue());
      case YIELD -> "yield" + value(exit, model.yieldType(), sayNoValue());
      case THROW -> "throw" + value(exit, model.throwType(), false);
      case TRAP -> "trap " + program.code().instructionSet().trapName(exit.trap());
      case BUDGET, INTERRUPT ->
          exit.position() == program.next() ? "" : "jump " + text.position(exit.position());
    };
  }

  private boolean sayNoValue() {
    return example
        .outcome()
        .filter(
            o ->
                o instanceof Example.Outcome.Halt halt && halt.value().isEmpty()
                    || o instanceof Example.Outcome.Yield yields && yields.value().isEmpty())
        .isPresent();
  }

  private static String value(Exit exit, ScalarType type, boolean left) {
    return left ? "" : " " + ExampleText.value(type, Shown.NUMBER, exit.value());
  }

  // ---- other state ------------------------------------------------------------------------------

  private static Type type(Example.Binding binding) {
    if (binding.state() instanceof Register register) {
      return register.type();
    }
    return binding.state() instanceof Region region ? region.slot() : binding.width();
  }

  private Shown shown(Example.Binding binding, boolean shown) {
    if (shown && binding.state() instanceof Register register) {
      return set.shown(register.typeName());
    }
    return shown && binding.state() instanceof Region region
        ? set.shown(region.typeName())
        : Shown.NUMBER;
  }

  private String expected(Example.Binding binding, boolean shown) {
    Object value = program.value(binding.value(), type(binding));
    return text.beside(binding.value(), type(binding), shown(binding, shown), value);
  }

  private String actual(Example.Binding binding, Observation observation, boolean shown) {
    Object value;
    if (binding.state() instanceof Register register) {
      value = observation.register(register);
    } else if (binding.state() instanceof Memory memory) {
      value = observation.memory(memory, (ScalarType) binding.width(), binding.index());
    } else {
      Region region = (Region) binding.state();
      long window = region.window().map(r -> (Long) observation.register(r)).orElse(0L);
      List<Object> slots = observation.region(region);
      long slot = window + binding.index();
      if (slot < 0 || slot >= slots.size()) {
        return "[no such slot]";
      }
      value = slots.get((int) slot);
    }
    return text.beside(binding.value(), type(binding), shown(binding, shown), value);
  }
}
