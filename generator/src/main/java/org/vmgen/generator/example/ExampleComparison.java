package org.vmgen.generator.example;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.vmgen.generator.model.Example;
import org.vmgen.generator.model.Memory;
import org.vmgen.generator.model.Region;
import org.vmgen.generator.model.Register;
import org.vmgen.generator.model.ScalarType;
import org.vmgen.generator.model.Stack;
import org.vmgen.generator.model.Type;
import org.vmgen.generator.model.VmModel;
import org.vmgen.runtime.Exit;

/** Compares what an example expects with what an engine did. */
final class ExampleComparison {

  private final VmModel model;
  private final ExampleProgram program;
  private final Example example;
  private final ExampleText text;

  ExampleComparison(VmModel model, ExampleProgram program) {
    this.model = model;
    this.program = program;
    example = program.example();
    text = new ExampleText(model, program);
  }

  /** Each difference: what was expected, and what is so instead. */
  List<Difference> differences(Observation observation) {
    List<Difference> differences = new ArrayList<>();
    ExampleResult expected = expected();
    ExampleResult actual = actual(observation);
    if (!expected.equals(actual)) {
      differences.add(new Difference(text.result(expected), text.result(actual)));
    }
    for (Example.Binding binding : example.expected()) {
      String should = expected(binding);
      String is = actual(binding, observation);
      if (!should.equals(is)) {
        String place = ExampleText.place(binding);
        differences.add(new Difference(place + " = " + should, place + " = " + is));
      }
    }
    return differences;
  }

  /** What was expected, and what is so instead. */
  record Difference(String expected, String actual) {}

  // ---- stacks and outcome -----------------------------------------------------------------------

  private ExampleResult expected() {
    boolean kept =
        example
            .outcome()
            .filter(o -> o instanceof Example.Outcome.Throw || o instanceof Example.Outcome.Trapped)
            .isPresent();
    List<List<String>> items = new ArrayList<>();
    for (Stack stack : model.stacks()) {
      items.add(
          values(stack, kept ? example.before() : example.after())
              .map(v -> text.beside(v, stack.slot(), program.value(v, stack.slot())))
              .toList());
    }
    return new ExampleResult(items, example.outcome().map(this::outcome).orElse(""), kept);
  }

  private ExampleResult actual(Observation observation) {
    Exit exit = observation.exit();
    boolean kept = exit.kind() == Exit.Kind.THROW || exit.kind() == Exit.Kind.TRAP;
    List<List<String>> items = new ArrayList<>();
    for (Stack stack : model.stacks()) {
      List<Example.Value> beside =
          values(stack, kept ? example.before() : example.after()).toList();
      items.add(items(stack, observation.stack(stack.index()), beside));
    }
    return new ExampleResult(items, outcome(exit), kept);
  }

  private List<String> items(Stack stack, List<Object> slots, List<Example.Value> beside) {
    int before = (int) values(stack, example.before()).count();
    int base = program.stacks().get(stack.index()).size() - before;
    List<String> items = new ArrayList<>();
    for (int i = base; i < slots.size(); i++) {
      Example.Value expected =
          i - base < beside.size() ? beside.get(i - base) : new Example.Value.Null();
      items.add(text.beside(expected, stack.slot(), slots.get(i)));
    }
    if (slots.size() < base) {
      items.add("[" + (base - slots.size()) + " slots below the items are gone]");
    }
    return items;
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
    return value.map(v -> " " + text.beside(v, type, program.value(v, type))).orElse("");
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
    return left ? "" : " " + ExampleText.value(type, exit.value());
  }

  // ---- other state ------------------------------------------------------------------------------

  private static Type type(Example.Binding binding) {
    if (binding.state() instanceof Register register) {
      return register.type();
    }
    return binding.state() instanceof Region region ? region.slot() : binding.width();
  }

  private String expected(Example.Binding binding) {
    Object value = program.value(binding.value(), type(binding));
    return text.beside(binding.value(), type(binding), value);
  }

  private String actual(Example.Binding binding, Observation observation) {
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
    return text.beside(binding.value(), type(binding), value);
  }
}
