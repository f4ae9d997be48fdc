package org.vmgen.generator.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.vmgen.generator.diagnostic.Diagnostics;
import org.vmgen.generator.diagnostic.Problem;
import org.vmgen.generator.diagnostic.Similar;
import org.vmgen.generator.model.Example;
import org.vmgen.generator.model.Immediate;
import org.vmgen.generator.model.Instruction;
import org.vmgen.generator.model.Memory;
import org.vmgen.generator.model.Region;
import org.vmgen.generator.model.Register;
import org.vmgen.generator.model.ScalarType;
import org.vmgen.generator.model.Stack;
import org.vmgen.generator.model.State;
import org.vmgen.generator.model.Trap;
import org.vmgen.generator.model.Type;
import org.vmgen.generator.syntax.Literals;
import org.vmgen.generator.syntax.Names;
import org.vmgen.generator.syntax.Ranges;
import org.vmgen.generator.syntax.SourceText;
import org.vmgen.generator.syntax.SyntaxTree;
import org.vmgen.grammar.VmgParser;

/** Reads the {@code example} lines and holds them against the effects of their instructions. */
final class ExampleBuilder {

  private final SyntaxTree tree;
  private final Declarations declarations;
  private final Diagnostics diagnostics;
  private final ExampleValues values;
  private final List<Instruction> instructions;

  ExampleBuilder(
      SyntaxTree tree,
      Declarations declarations,
      List<Instruction> instructions,
      Diagnostics diagnostics) {
    this.tree = tree;
    this.declarations = declarations;
    this.instructions = instructions;
    this.diagnostics = diagnostics;
    this.values = new ExampleValues(declarations, diagnostics);
  }

  /** All examples of instructions without errors. */
  List<Example> build() {
    var byName =
        instructions.stream()
            .collect(Collectors.toMap(Instruction::name, Function.identity(), (a, b) -> a));
    Set<String> declared =
        tree.declarations().stream()
            .filter(VmgParser.InstDeclContext.class::isInstance)
            .map(d -> Names.text(((VmgParser.InstDeclContext) d).name()))
            .collect(Collectors.toSet());
    List<Example> examples = new ArrayList<>();
    for (VmgParser.DeclarationContext declaration : tree.declarations()) {
      if (declaration instanceof VmgParser.ExampleDeclContext example) {
        String name = Names.text(example.name());
        Instruction instruction = byName.get(name);
        if (instruction != null) {
          build(example, instruction).ifPresent(examples::add);
        } else if (!declared.contains(name)) {
          diagnostics.report(
              Problem.UNKNOWN_INSTRUCTION,
              Ranges.of(example.name()),
              name,
              Similar.orElse(name, declared, "an example names its instruction by identifier"));
        }
      }
    }
    return examples;
  }

  private Optional<Example> build(
      VmgParser.ExampleDeclContext declaration, Instruction instruction) {
    int errors = diagnostics.errorCount();
    List<List<Example.Value>> arguments = arguments(declaration, instruction);
    if (diagnostics.errorCount() > errors) {
      return Optional.empty();
    }
    List<Example.Binding> given = bindings(declaration.given);
    Optional<Example.Outcome> outcome =
        Optional.ofNullable(declaration.outcome()).flatMap(this::outcome);
    ExampleItems items =
        new ExampleItems(declarations, values, instruction, arguments, diagnostics);
    boolean traps = declaration.outcome() instanceof VmgParser.TrapOutcomeContext;
    boolean keeps = traps || declaration.outcome() instanceof VmgParser.ThrowOutcomeContext;
    List<Example.Placed> before = items.before(declaration, traps);
    List<Example.Placed> after = List.of();
    if (keeps && !declaration.after.isEmpty()) {
      String word = declaration.outcome().getStart().getText();
      diagnostics.report(Problem.EXAMPLE_AFTER, Ranges.of(declaration.after.get(0)), word);
    } else if (!keeps) {
      after = items.after(declaration);
    }
    List<Example.Binding> expected = bindings(declaration.expected);
    if (diagnostics.errorCount() > errors) {
      return Optional.empty();
    }
    return Optional.of(
        new Example(
            instruction,
            arguments,
            given,
            before,
            after,
            outcome,
            expected,
            SourceText.of(declaration, Ranges.of(declaration).column()),
            tree.documentation(declaration)));
  }

  // ---- immediates -------------------------------------------------------------------------------

  private List<List<Example.Value>> arguments(
      VmgParser.ExampleDeclContext declaration, Instruction instruction) {
    List<VmgParser.ExampleArgContext> given =
        declaration.exampleArgs() == null ? List.of() : declaration.exampleArgs().exampleArg();
    List<Immediate> immediates = instruction.effect().immediates();
    if (given.size() != immediates.size()) {
      diagnostics.report(
          Problem.EXAMPLE_IMMEDIATES,
          declaration.exampleArgs() == null
              ? Ranges.of(declaration.name())
              : Ranges.of(declaration.exampleArgs()),
          instruction.name(),
          count(immediates.size()),
          given.isEmpty() ? "none" : given.size(),
          instruction.effect().text());
      return List.of();
    }
    List<List<Example.Value>> arguments = new ArrayList<>();
    for (int i = 0; i < given.size(); i++) {
      arguments.add(argument(given.get(i), immediates.get(i)));
    }
    return arguments;
  }

  private static String count(int immediates) {
    return switch (immediates) {
      case 0 -> "no immediates";
      case 1 -> "1 immediate";
      default -> immediates + " immediates";
    };
  }

  private List<Example.Value> argument(VmgParser.ExampleArgContext argument, Immediate immediate) {
    boolean array = argument.LBRACK() != null;
    if (array != immediate.isArray()) {
      diagnostics.report(
          Problem.EXAMPLE_ARRAY,
          Ranges.of(argument),
          immediate.name(),
          immediate.isArray() ? "an array" : "a single value",
          immediate.isArray() ? "its elements in brackets: [1 2 3]" : "one value without brackets");
      return List.of();
    }
    List<Example.Value> elements = new ArrayList<>();
    for (VmgParser.ExampleValueContext value : argument.exampleValue()) {
      values.read(value, immediate.type()).ifPresent(elements::add);
    }
    return elements;
  }

  // ---- outcome ----------------------------------------------------------------------------------

  private Optional<Example.Outcome> outcome(VmgParser.OutcomeContext context) {
    if (context instanceof VmgParser.JumpOutcomeContext jump) {
      return values.read(jump.exampleValue(), ScalarType.CODE).map(Example.Outcome.Jump::new);
    } else if (context instanceof VmgParser.HaltOutcomeContext halt) {
      return Optional.of(
          new Example.Outcome.Halt(optional(halt.exampleValue(), declarations.haltType())));
    } else if (context instanceof VmgParser.YieldOutcomeContext yield) {
      return Optional.of(
          new Example.Outcome.Yield(optional(yield.exampleValue(), declarations.yieldType())));
    } else if (context instanceof VmgParser.ThrowOutcomeContext raise) {
      return values
          .read(raise.exampleValue(), declarations.throwType())
          .map(Example.Outcome.Throw::new);
    }
    return trap(((VmgParser.TrapOutcomeContext) context).name());
  }

  private Optional<Example.Value> optional(VmgParser.ExampleValueContext value, Type type) {
    return Optional.ofNullable(value).flatMap(v -> values.read(v, type));
  }

  private Optional<Example.Outcome> trap(VmgParser.NameContext context) {
    String name = Names.text(context);
    Optional<Trap> trap = declarations.trap(name);
    if (trap.isEmpty()) {
      String all = "the traps are " + String.join(", ", declarations.trapNames());
      diagnostics.report(
          Problem.UNKNOWN_TRAP,
          Ranges.of(context),
          name,
          Similar.orElse(name, declarations.trapNames(), all));
    }
    return trap.map(Example.Outcome.Trapped::new);
  }

  // ---- state ------------------------------------------------------------------------------------

  private List<Example.Binding> bindings(List<VmgParser.BindingContext> contexts) {
    List<Example.Binding> bindings = new ArrayList<>();
    for (VmgParser.BindingContext context : contexts) {
      binding(context).ifPresent(bindings::add);
    }
    return bindings;
  }

  private Optional<Example.Binding> binding(VmgParser.BindingContext context) {
    String name = Names.text(context.name());
    State state = declarations.state(name).orElse(null);
    boolean member = context.member() != null;
    boolean indexed = context.LBRACK() != null;
    VmgParser.ExampleValueContext value = context.exampleValue(context.exampleValue().size() - 1);
    if (state instanceof Register register && !member && !indexed) {
      return values
          .read(value, register.type())
          .map(v -> new Example.Binding(register, register.type(), 0, v));
    } else if (state instanceof Region region && !member && indexed) {
      Optional<Long> index = index(context.exampleValue(0));
      return values
          .read(value, region.slot())
          .flatMap(v -> index.map(i -> new Example.Binding(region, region.slot(), i, v)));
    } else if (state instanceof Memory memory && member && indexed) {
      Optional<Long> address = index(context.exampleValue(0));
      Optional<ScalarType> width = width(context.member());
      return width
          .flatMap(w -> values.read(value, w))
          .flatMap(v -> address.map(a -> new Example.Binding(memory, width.get(), a, v)));
    }
    reportState(context, name, state);
    return Optional.empty();
  }

  private Optional<ScalarType> width(VmgParser.MemberContext member) {
    String name = Names.text(member.name());
    Optional<ScalarType> width =
        declarations
            .type(name)
            .filter(ScalarType.class::isInstance)
            .map(ScalarType.class::cast)
            .filter(t -> t != ScalarType.CODE && t != ScalarType.BOOL);
    if (width.isEmpty()) {
      diagnostics.report(
          Problem.EXAMPLE_STATE,
          Ranges.of(member),
          "a memory has no '" + name + "' to set or look at",
          "name a width: mem.u8[100], mem.i64[8]");
    }
    return width;
  }

  private Optional<Long> index(VmgParser.ExampleValueContext context) {
    Optional<Example.Value> value = values.read(context, ScalarType.I64);
    boolean small =
        value.isPresent()
            && value.get() instanceof Example.Value.Bits bits
            && bits.bits() >= 0
            && bits.bits() < 1L << 40;
    if (value.isPresent() && !small) {
      diagnostics.report(
          Problem.NUMBER_RANGE,
          Ranges.of(context),
          "the index",
          context.getText(),
          "0 to " + Literals.integer("1024G"));
    }
    return small ? value.map(v -> ((Example.Value.Bits) v).bits()) : Optional.empty();
  }

  private void reportState(VmgParser.BindingContext context, String name, State state) {
    if (state == null) {
      diagnostics.report(
          Problem.UNKNOWN_STATE,
          Ranges.of(context.name()),
          "register, region or memory",
          name,
          Similar.orElse(name, declarations.states().names(), "declare it"));
      return;
    }
    String form =
        state instanceof Register
            ? name + " = 7"
            : state instanceof Region ? name + "[2] = 7" : name + ".u8[100] = 7";
    boolean stack = state instanceof Stack;
    diagnostics.report(
        Problem.EXAMPLE_STATE,
        Ranges.of(context.name()),
        stack ? "'" + name + "' is a stack" : "this is not how '" + name + "' is written here",
        stack ? "the items of stacks stand in the parentheses" : "write " + form);
  }
}
