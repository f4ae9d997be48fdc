package org.vmgen.generator.java;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.vmgen.generator.action.Expr;
import org.vmgen.generator.action.Stmt;
import org.vmgen.generator.lower.MacroExpander;
import org.vmgen.generator.model.Body;
import org.vmgen.generator.model.Effect;
import org.vmgen.generator.model.Item;
import org.vmgen.generator.model.ReferenceType;
import org.vmgen.generator.model.ScalarType;
import org.vmgen.generator.model.Stack;
import org.vmgen.generator.model.State;
import org.vmgen.generator.model.Trap;
import org.vmgen.generator.model.Variable;
import org.vmgen.generator.model.VmModel;

/**
 * Prints raw bodies: text of the description with its macros expanded. A body that declares no
 * effects may do anything: the machine's state is in its fields while it runs.
 */
final class RawPrinter {
  private final VmModel model;
  private final Frame frame;
  private final ExitPrinter exits;
  private final Lines out;
  private boolean spilled;
  private List<StateNames.StateLocal> windows = List.of();

  RawPrinter(VmModel model, Frame frame, ExitPrinter exits, Lines out) {
    this.model = model;
    this.frame = frame;
    this.exits = exits;
    this.out = out;
  }

  /** Prints a body and gives what it took over of it. */
  String print(Effect effect, Body.RawText raw) {
    spilled = !raw.declared();
    windows =
        model.registers().stream()
            .filter(r -> JavaWords.contains(raw.text(), r.name()))
            .flatMap(r -> frame.state.window(r).stream())
            .toList();
    for (Variable variable : outputs(effect)) {
      String zero =
          variable.type() instanceof ReferenceType
              ? "null"
              : ExpressionPrinter.constant(zero(variable)).text();
      out.add(JavaType.local(variable.type()) + " " + frame.name(variable) + " = " + zero + ";");
    }
    if (spilled) {
      spill();
    }
    Map<String, String> names = new HashMap<>();
    effect.variables().forEach(v -> names.put(v.name(), frame.name(v)));
    UnaryOperator<String> renamed = word -> names.getOrDefault(word, word);
    String text = new MacroExpander(raw.text(), renamed, this::macro).expanded().strip();
    out.addVerbatim(text);
    reload(out);
    exits.complete(done(new Stmt.Done()), false);
    return text;
  }

  /** The text that a macro stands for. */
  private String macro(String word, String argument) {
    return switch (word) {
      case "VM" -> "this";
      case "VM_NEXT" -> "(" + frame.next() + ")";
      case "VM_REG" -> state(model.registers(), argument).map(frame.state::of).orElse(argument);
      case "VM_MEM" -> state(model.memories(), argument).map(frame.state::of).orElse(argument);
      case "VM_SP" -> state(model.stacks(), argument).map(this::pointer).orElse(argument);
      case "VM_SLOTS" ->
          state(model.stacks(), argument)
              .<State>map(s -> s)
              .or(() -> state(model.regions(), argument))
              .map(frame.state::of)
              .orElse(argument);
      case "VM_DONE" -> exit(e -> e.complete(done(new Stmt.Done()), true));
      case "VM_JUMP" ->
          exit(
              e -> {
                String target = frame.names.fresh("target");
                e.line("long " + target + " = " + argument + ";");
                e.stacks(frame.part().exit(done(new Stmt.Done())));
                e.jump(target, true);
              });
      case "VM_THROW" ->
          exit(
              e -> {
                e.line("value = " + argument + ";");
                e.restore();
                e.stop("THROW", true);
              });
      case "VM_TRAP" -> exit(e -> e.trap(frame.stops.trap(trap(argument)), true));
      default -> word + (argument.isEmpty() ? "" : "(" + argument + ")");
    };
  }

  /** An exit as one statement after which, to javac, more may follow; the text ends it by ;. */
  private String exit(Consumer<ExitPrinter> printer) {
    Lines lines = new Lines();
    reload(lines);
    printer.accept(exits.into(lines));
    return "if (true) {\n" + lines + "\n}";
  }

  private static Stmt.Complete done(Stmt exit) {
    return new Stmt.Complete(exit, Set.of());
  }

  private String pointer(Stack stack) {
    return spilled ? frame.state.field(stack) + ".depth" : frame.depth(stack).at(JavaExpr.PRIMARY);
  }

  private void spill() {
    out.add("position = " + frame.position() + ";");
    for (Stack stack : model.stacks()) {
      out.add(frame.state.field(stack) + ".depth = " + frame.depth(stack).text() + ";");
    }
    model.registers().forEach(r -> out.add(frame.state.saveRegister(r)));
    if (frame.state.counts()) {
      out.add("remaining = left;");
    }
  }

  /** Reads everything again that the body may have changed. */
  private void reload(Lines lines) {
    if (!spilled) {
      windows.forEach(window -> lines.add(window.reloading()));
      return;
    }
    Set<String> registers = registerNames();
    for (StateNames.StateLocal local : frame.state.locals()) {
      boolean changes = !local.name().endsWith("Floor") && !registers.contains(local.name());
      if (changes) {
        lines.add(local.reloading());
      }
    }
  }

  /** Registers are reached by their macro, which is the local variable itself. */
  private Set<String> registerNames() {
    return Set.copyOf(model.registers().stream().map(frame.state::of).toList());
  }

  private Trap trap(String name) {
    return model.traps().stream()
        .filter(t -> t.name().equals(name))
        .findFirst()
        .orElseGet(() -> builtInTrap(name));
  }

  private static Trap builtInTrap(String name) {
    return Trap.BUILT_IN.stream()
        .filter(t -> t.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no trap " + name));
  }

  private static <T extends State> Optional<T> state(List<T> all, String name) {
    return all.stream().filter(s -> s.name().equals(name)).findFirst();
  }

  private static List<Variable> outputs(Effect effect) {
    return effect.outputs().stream()
        .map(Item::variable)
        .filter(Variable::assignable)
        .distinct()
        .toList();
  }

  private static Expr.Constant zero(Variable variable) {
    return Expr.Constant.of((ScalarType) variable.type(), 0);
  }
}
