package org.vmgen.generator.java;

import java.util.List;
import java.util.Optional;
import java.util.Set;
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
  private final VmModel model;
  private final StateNames state;
  private final StopCodes stops;
  private final boolean checked;

  CasePrinter(VmModel model, StateNames state, StopCodes stops, boolean checked) {
    this.model = model;
    this.state = state;
    this.stops = stops;
    this.checked = checked;
  }

  /** The body of an instruction's case. */
  String instruction(Instruction instruction, Mode mode) {
    if (instruction.body() instanceof Body.Raw raw) {
      return raw(instruction, raw.texts().get(JavaSwitchBackend.TARGET), mode);
    }
    Composite.Part part = Composite.Part.open(instruction);
    Composite alone = new Composite(instruction.name(), List.of(part), instruction.documentation());
    return combination(Combination.of(model, alone, checked), mode);
  }

  /** The body of a combination's case. */
  String combination(Combination combination, Mode mode) {
    StackPlan plan = combination.plan(StackPlan.States.MEMORY);
    Frame frame = Frame.of(state, stops, combination, plan, mode);
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
            new RawPrinter(model, frame, exits.into(body), body).print(instruction.effect(), text));
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
