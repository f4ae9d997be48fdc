package org.vmgen.generator.java;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.vmgen.generator.action.Expr;
import org.vmgen.generator.action.Stmt;
import org.vmgen.generator.action.Walk;
import org.vmgen.generator.lower.Lowering;
import org.vmgen.generator.model.Body;
import org.vmgen.generator.model.EffectWord;
import org.vmgen.generator.model.Function;
import org.vmgen.generator.model.Handler;
import org.vmgen.generator.model.Instruction;
import org.vmgen.generator.model.Item;
import org.vmgen.generator.model.Properties;
import org.vmgen.generator.model.Stack;
import org.vmgen.generator.model.Trap;
import org.vmgen.generator.model.Variable;
import org.vmgen.generator.model.VmModel;
import org.vmgen.generator.stack.Distance;
import org.vmgen.generator.stack.Load;
import org.vmgen.generator.stack.Location;
import org.vmgen.generator.stack.StackPlan;
import org.vmgen.generator.stack.StackUse;

/** Prints what an instruction does: tests, loads, its action, and every way out of it. */
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
    boolean alwaysPolls =
        instruction.properties().readsNext()
            || instruction.properties().controls().contains(Properties.Control.CALL);
    if (instruction.body() instanceof Body.Raw raw) {
      Body.RawText text = raw.texts().get(JavaSwitchBackend.TARGET);
      StackPlan plan =
          StackPlan.ofRaw(model, instruction.effect(), s -> mayChange(text, s), checked);
      Frame frame = new Frame(state, stops, instruction.effect(), Stmt.Block.EMPTY, plan);
      Lines body = new Lines();
      ExpressionPrinter expressions = new ExpressionPrinter(frame);
      ExitPrinter exits = new ExitPrinter(frame, mode, alwaysPolls, expressions, body);
      List<String> held = holdOperands(frame);
      new RawPrinter(model, frame, exits, body).print(instruction.effect(), text);
      return around(frame, mode, held, body);
    }
    Stmt.Block block = Lowering.instruction(model, instruction, checked);
    StackPlan plan = StackPlan.of(model, instruction.effect(), block, checked);
    Frame frame = new Frame(state, stops, instruction.effect(), block, plan);
    List<String> held = holdOperands(frame);
    return around(frame, mode, held, action(frame, mode, alwaysPolls, block));
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
    rebase(frame, lines, action(frame, Mode.HANDLER, false, block));
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
    ExitPrinter exits = new ExitPrinter(frame, Mode.OUTLINED, false, expressions, lines);
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

  /** Keeps the places of operands whose window may change. */
  private static List<String> holdOperands(Frame frame) {
    List<String> lines = new ArrayList<>();
    for (Location.RegionSlot slot : frame.plan.heldOperands()) {
      JavaExpr index = JavaExpr.primary(frame.name(slot.index().variable()));
      JavaExpr at = frame.slotOf(slot.region(), index).cast("int");
      lines.add("int " + frame.hold(slot) + " = " + at.text() + ";");
    }
    return lines;
  }

  private Lines action(Frame frame, Mode mode, boolean alwaysPolls, Stmt.Block block) {
    Lines body = new Lines();
    ExpressionPrinter expressions = new ExpressionPrinter(frame);
    ExitPrinter exits = new ExitPrinter(frame, mode, alwaysPolls, expressions, body);
    ExternPrinter externs = new ExternPrinter(frame, expressions, exits, body);
    new StatementPrinter(frame, expressions, exits, externs, body).print(block);
    return body;
  }

  private String around(Frame frame, Mode mode, List<String> held, Lines body) {
    Lines lines = new Lines();
    ExpressionPrinter expressions = new ExpressionPrinter(frame);
    lines.addAll(frame.immediates());
    if (checked) {
      frame.plan.uses().forEach(use -> underflow(use, frame, mode, lines));
      frame.plan.uses().forEach(use -> overflow(use, frame, mode, lines));
    }
    List<Load> loads = frame.plan.loads();
    loads.stream()
        .filter(load -> load.from() instanceof Location.Slot)
        .forEach(load -> load(load, frame, expressions, lines));
    if (checked) {
      for (Variable variable : frame.plan.codeTests()) {
        boolean onStack =
            loads.stream()
                .anyMatch(l -> l.variable().equals(variable) && l.from() instanceof Location.Slot);
        if (onStack) {
          codeTest(variable, frame, mode, lines);
        }
      }
      for (Item.Operand operand : frame.plan.operands()) {
        JavaExpr index = JavaExpr.primary(frame.name(operand.index().variable()));
        JavaExpr inRange = new BoundsPrinter(frame, expressions).entrySlot(operand.region(), index);
        stopIf(inRange.negated().text(), stops.trap(Trap.REGION, operand.region()), mode, lines);
      }
    }
    for (Load load : loads) {
      if (load.from() instanceof Location.RegionSlot) {
        load(load, frame, expressions, lines);
        if (checked && frame.plan.codeTests().contains(load.variable())) {
          codeTest(load.variable(), frame, mode, lines);
        }
      }
    }
    lines.addAll(held);
    rebase(frame, lines, body);
    return lines.toString();
  }

  private static void rebase(Frame frame, Lines lines, Lines body) {
    String text = body.toString();
    for (StackUse use : frame.plan.rebased()) {
      String pointer = frame.state.pointer(use.stack());
      String saved = frame.saved(use.stack());
      if (JavaWords.contains(text, saved)) {
        lines.add("int " + saved + " = " + pointer + ";");
      }
      if (use.copied()) {
        String slots = frame.state.of(use.stack());
        lines.add(
            JavaType.slots(use.stack().slotClass())
                + " "
                + frame.copy(use)
                + " = Arrays.copyOfRange("
                + String.join(", ", slots, frame.below(pointer, use.required()), pointer)
                + ");");
      }
      if (!use.required().isZero()) {
        lines.add(pointer + " = " + frame.below(pointer, use.required()) + ";");
      }
    }
    lines.addVerbatim(text);
  }

  private void underflow(StackUse use, Frame frame, Mode mode, Lines lines) {
    if (use.required().isZero()) {
      return;
    }
    String pointer = state.pointer(use.stack());
    String floor = state.floor(use.stack());
    String stop = stops.trap(Trap.UNDERFLOW, use.stack());
    String rest = frame.below(pointer, Distance.of(use.required().constant()));
    if (use.required().isConstant()) {
      stopIf(rest + " < " + floor, stop, mode, lines);
      return;
    }
    StringBuilder left = new StringBuilder(rest + " - " + floor);
    for (Variable length : use.required().lengths()) {
      String name = frame.name(length);
      stopIf("!Numbers.inRange(" + name + ", " + left + " + 1L)", stop, mode, lines);
      left.append(" - (int) ").append(name);
    }
  }

  private void overflow(StackUse use, Frame frame, Mode mode, Lines lines) {
    if (!use.canGrow()) {
      return;
    }
    String after = frame.index(use.stack(), use.required().plus(-use.pushed()));
    String stop = stops.trap(Trap.OVERFLOW, use.stack());
    stopIf(after + " > " + state.of(use.stack()) + ".length", stop, mode, lines);
  }

  private void codeTest(Variable variable, Frame frame, Mode mode, Lines lines) {
    String test = "!LeaderBits.contains(leaders, " + frame.name(variable) + ")";
    stopIf(test, stops.trap(Trap.CODE), mode, lines);
  }

  private static void stopIf(String condition, String stop, Mode mode, Lines lines) {
    lines.add("if (" + condition + ") {");
    lines.add("stop = " + stop + ";");
    lines.add(mode.stop(false));
    lines.add("}");
  }

  private static void load(Load load, Frame frame, ExpressionPrinter expressions, Lines lines) {
    Variable variable = load.variable();
    JavaExpr place =
        load.from() instanceof Location.Slot slot
            ? JavaExpr.primary(
                frame.state.of(slot.stack()) + "[" + frame.index(slot.stack(), slot.below()) + "]")
            : regionSlot((Location.RegionSlot) load.from(), expressions);
    String value = JavaType.fromSlot(place, variable.type()).text();
    lines.add(JavaType.local(variable.type()) + " " + frame.name(variable) + " = " + value + ";");
  }

  private static JavaExpr regionSlot(Location.RegionSlot slot, ExpressionPrinter expressions) {
    return expressions.slot(slot.region(), new Expr.Read(slot.index().variable()));
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
