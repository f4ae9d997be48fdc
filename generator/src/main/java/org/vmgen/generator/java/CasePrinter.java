package org.vmgen.generator.java;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.vmgen.generator.action.Expr;
import org.vmgen.generator.action.Stmt;
import org.vmgen.generator.action.Walk;
import org.vmgen.generator.combine.Combination;
import org.vmgen.generator.lower.Lowering;
import org.vmgen.generator.model.Body;
import org.vmgen.generator.model.Composite;
import org.vmgen.generator.model.EffectWord;
import org.vmgen.generator.model.Function;
import org.vmgen.generator.model.Handler;
import org.vmgen.generator.model.Instruction;
import org.vmgen.generator.model.Properties;
import org.vmgen.generator.model.Stack;
import org.vmgen.generator.model.Variable;
import org.vmgen.generator.model.VmModel;
import org.vmgen.generator.stack.StackPlan;

/** Prints what the engine does: instructions, combinations, handlers and functions. */
final class CasePrinter {
  /** Positions behind the first word after an opcode. */
  private static final Pattern FAR = Pattern.compile("\\bip \\+=? ");

  /**
   * A body in the loop.
   *
   * @param moved how far the position and pointers are to be moved before the text, of those that
   *     it has to do with and that are to be its own
   */
  record LoopText(String text, Map<String, Integer> moved) {}

  private final VmModel model;
  private final StateNames state;
  private final StopCodes stops;
  private final boolean checked;
  private final Set<String> verbatim = new HashSet<>();

  CasePrinter(VmModel model, StateNames state, StopCodes stops, boolean checked) {
    this.model = model;
    this.state = state;
    this.stops = stops;
    this.checked = checked;
  }

  /** The lines of raw bodies that were printed, without the blanks around them. */
  Set<String> verbatim() {
    return verbatim;
  }

  /** The body of an instruction's case in the loop. */
  LoopText inLoop(Instruction instruction) {
    return instruction.body() instanceof Body.Raw raw
        ? loopText(raw(instruction, text(raw), Mode.LOOP), Advance.NONE)
        : inLoop(alone(instruction));
  }

  /** The body of a combination's case in the loop. */
  LoopText inLoop(Combination combination) {
    StackPlan plan = combination.plan(StackPlan.States.MEMORY);
    Advance advance = checked || state.counts() ? Advance.NONE : Advance.of(combination, plan);
    String text = Temporaries.removed(combination(combination, plan, Mode.LOOP, advance));
    return loopText(text, advance);
  }

  private LoopText loopText(String text, Advance advance) {
    Map<String, Integer> moved = new LinkedHashMap<>();
    if (FAR.matcher(text).find()) {
      moved.put("ip", 0);
    }
    for (Stack stack : model.stacks()) {
      int lowered = advance.lowered(stack);
      if (lowered != 0 || JavaWords.contains(text, state.pointer(stack))) {
        moved.put(state.pointer(stack), -lowered);
      }
    }
    return new LoopText(text, moved);
  }

  /** The body of an instruction's case outside the loop. */
  String outlined(Instruction instruction) {
    return instruction.body() instanceof Body.Raw raw
        ? raw(instruction, text(raw), Mode.OUTLINED)
        : outlined(alone(instruction));
  }

  /** The body of a combination's case outside the loop. */
  String outlined(Combination combination) {
    StackPlan plan = combination.plan(StackPlan.States.MEMORY);
    return combination(combination, plan, Mode.OUTLINED, Advance.NONE);
  }

  private static Body.RawText text(Body.Raw raw) {
    return raw.texts().get(JavaSwitchBackend.TARGET);
  }

  private Combination alone(Instruction instruction) {
    Composite.Part part = Composite.Part.open(instruction);
    Composite alone = new Composite(instruction.name(), List.of(part), instruction.documentation());
    return Combination.of(model, alone, checked);
  }

  private String combination(Combination combination, StackPlan plan, Mode mode, Advance advance) {
    Frame frame = Frame.of(state, stops, combination, plan, mode, advance);
    Lines lines = new Lines();
    ExpressionPrinter expressions = new ExpressionPrinter(frame);
    for (int i = 0; i < combination.parts().size(); i++) {
      frame.enter(i);
      ExitPrinter exits =
          new ExitPrinter(
              frame, mode, alwaysPolls(combination.parts().get(i).instruction()), lines);
      PartPrinter printer = new PartPrinter(frame, mode, checked, expressions, exits, lines);
      if (i == 0) {
        printer.entry(combination.parts().size());
      }
      printer.part(((Stmt.Part) combination.block().statements().get(i)).body());
    }
    return lines.toString();
  }

  private static boolean alwaysPolls(Instruction instruction) {
    return instruction.properties().readsNext()
        || instruction.properties().controls().contains(Properties.Control.CALL);
  }

  private String raw(Instruction instruction, Body.RawText text, Mode mode) {
    StackPlan plan = StackPlan.ofRaw(model, instruction.effect(), s -> mayChange(text, s), checked);
    Frame frame = Frame.ofRaw(state, stops, instruction.effect(), plan, mode);
    Lines lines = new Lines();
    ExitPrinter exits = new ExitPrinter(frame, mode, alwaysPolls(instruction), lines);
    PartPrinter printer =
        new PartPrinter(frame, mode, checked, new ExpressionPrinter(frame), exits, lines);
    printer.entry(1);
    printer.around(
        body ->
            new RawPrinter(model, frame, exits.into(body), body)
                .print(instruction.effect(), text)
                .lines()
                .map(String::strip)
                .forEach(verbatim::add));
    return lines.toString();
  }

  /** The body of a handler's method: the failing position is in {@code ip}, its value in value. */
  String handler(Handler handler) {
    Stmt.Block block = Lowering.handler(model, handler, checked);
    StackPlan plan = StackPlan.ofHandler(model, block);
    Frame frame = Frame.ofHandler(state, stops, block, plan);
    Lines lines = new Lines();
    for (Variable variable : handler.parameters()) {
      if (plan.needs(variable)) {
        String text =
            variable.equals(handler.value())
                ? JavaType.fromWord(JavaExpr.primary("failure"), variable.type()).text()
                : variable.equals(handler.at()) ? "ip" : "(failed >>> 16) - 1";
        lines.add(
            JavaType.local(variable.type()) + " " + frame.name(variable) + " = " + text + ";");
      }
    }
    ExitPrinter exits = new ExitPrinter(frame, Mode.HANDLER, false, lines);
    new PartPrinter(frame, Mode.HANDLER, checked, new ExpressionPrinter(frame), exits, lines)
        .action(block);
    return lines.toString();
  }

  /** A kept function as a method. */
  String function(Function function) {
    Stmt.Block block = Lowering.function(function);
    StackPlan plan = StackPlan.ofHandler(model, Stmt.Block.EMPTY);
    Frame frame = Frame.ofFunction(state, stops, function.parameters(), block, plan);
    Lines lines = new Lines();
    StringBuilder parameters = new StringBuilder();
    for (Variable parameter : function.parameters()) {
      parameters
          .append(parameters.isEmpty() ? "" : ", ")
          .append(JavaType.local(parameter.type()))
          .append(' ')
          .append(frame.name(parameter));
    }
    ExpressionPrinter expressions = new ExpressionPrinter(frame);
    ExitPrinter exits = new ExitPrinter(frame, Mode.OUTLINED, false, lines);
    ExternPrinter externs = new ExternPrinter(frame, expressions, exits, lines);
    String head = callsExtern(block) ? "private " : "private static ";
    lines.add(
        head
            + JavaType.local(function.results().get(0))
            + " "
            + JavaNames.identifier(function.name())
            + "("
            + parameters
            + ") {");
    new StatementPrinter(frame, expressions, exits, externs, lines).print(block);
    lines.add("}");
    return lines.toString();
  }

  private static boolean mayChange(Body.RawText text, Stack stack) {
    return !text.declared()
        || text.effects().stream()
            .anyMatch(
                w ->
                    Set.of(
                                EffectWord.Kind.REENTERS,
                                EffectWord.Kind.LOADS,
                                EffectWord.Kind.SUSPENDS)
                            .contains(w.kind())
                        || w.kind() == EffectWord.Kind.WRITES
                            && w.subject().equals(Optional.of(stack)));
  }

  private static boolean callsExtern(Stmt.Block block) {
    boolean[] found = {false};
    Walk.expressions(block, e -> found[0] |= e instanceof Expr.CallExtern);
    return found[0];
  }
}
