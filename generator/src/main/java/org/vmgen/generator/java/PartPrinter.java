package org.vmgen.generator.java;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.vmgen.generator.action.Expr;
import org.vmgen.generator.action.Stmt;
import org.vmgen.generator.action.Walk;
import org.vmgen.generator.model.EffectWord;
import org.vmgen.generator.model.Item;
import org.vmgen.generator.model.Stack;
import org.vmgen.generator.model.Trap;
import org.vmgen.generator.model.Variable;
import org.vmgen.generator.stack.Distance;
import org.vmgen.generator.stack.Load;
import org.vmgen.generator.stack.Location;
import org.vmgen.generator.stack.PartPlan;
import org.vmgen.generator.stack.StackUse;

/** Prints one part of a body, or all of one that has a single part: tests, loads, the action. */
final class PartPrinter {
  private final Frame frame;
  private final StateNames state;
  private final Mode mode;
  private final boolean checked;
  private final ExpressionPrinter expressions;
  private final ExitPrinter exits;
  private final Lines lines;

  PartPrinter(
      Frame frame,
      Mode mode,
      boolean checked,
      ExpressionPrinter expressions,
      ExitPrinter exits,
      Lines lines) {
    this.frame = frame;
    this.state = frame.state;
    this.mode = mode;
    this.checked = checked;
    this.expressions = expressions;
    this.exits = exits;
    this.lines = lines;
  }

  /**
   * Immediates of the first part and the tests before all parts. What does not fit several parts
   * may still fit some of them, so the instructions run one by one then.
   */
  void entry(int parts) {
    lines.addAll(frame.immediates());
    if (state.counts() && parts > 1) {
      stopIf("left < " + (parts - 1), StopCodes.PLAIN);
    }
    if (checked) {
      frame.plan().entry().forEach(use -> underflow(use, parts > 1));
      frame.plan().entry().forEach(use -> overflow(use, parts > 1));
    }
    for (Stack stack : frame.swept()) {
      lines.add("int " + frame.entered(stack) + " = " + state.pointer(stack) + ";");
    }
  }

  /** A part with a lowered action; the first after {@link #entry}. */
  void part(Stmt.Block block) {
    if (frame.index() > 0) {
      lines.addAll(frame.immediates());
    }
    if (runsCode(block)) {
      exits.countNow();
    }
    around(body -> print(block, body));
    if (frame.index() < frame.plan().parts().size() - 1) {
      frame.part().ends().forEach(exits::store);
    }
  }

  /** An action without anything but the pointers before it. */
  void action(Stmt.Block block) {
    rebase(body -> print(block, body));
  }

  private void print(Stmt.Block block, Lines body) {
    ExitPrinter into = exits.into(body);
    ExternPrinter externs = new ExternPrinter(frame, expressions, into, body);
    new StatementPrinter(frame, expressions, into, externs, body).print(block);
  }

  private static boolean runsCode(Stmt.Block block) {
    boolean[] found = {false};
    Walk.expressions(
        block,
        e ->
            found[0] |=
                e instanceof Expr.CallExtern call && call.extern().may(EffectWord.Kind.REENTERS));
    return found[0];
  }

  /** Prints what comes before the action of a part, then it. */
  void around(Consumer<Lines> action) {
    PartPlan part = frame.part();
    part.spills().forEach(exits::store);
    List<Load> loads = part.loads();
    loads.stream().filter(load -> load.from() instanceof Location.Slot).forEach(this::load);
    if (checked) {
      for (Variable variable : part.codeTests()) {
        boolean onStack =
            loads.stream()
                .anyMatch(l -> l.variable().equals(variable) && l.from() instanceof Location.Slot);
        if (onStack) {
          codeTest(variable);
        }
      }
      for (Item.Operand operand : part.operands()) {
        JavaExpr index = JavaExpr.primary(frame.name(operand.index().variable()));
        JavaExpr inRange = new BoundsPrinter(frame, expressions).entrySlot(operand.region(), index);
        earlyIf(inRange.negated().text(), frame.stops.trap(Trap.REGION, operand.region()));
      }
    }
    for (Load load : loads) {
      if (load.from() instanceof Location.RegionSlot) {
        load(load);
        if (checked && part.codeTests().contains(load.variable())) {
          codeTest(load.variable());
        }
      }
    }
    holdOperands().forEach(lines::add);
    rebase(action);
  }

  /** Keeps the places of operands whose window may change. */
  private List<String> holdOperands() {
    List<String> held = new ArrayList<>();
    for (Location.RegionSlot slot : frame.part().heldOperands()) {
      JavaExpr index = JavaExpr.primary(frame.name(slot.index().variable()));
      JavaExpr at = frame.slotOf(slot.region(), index).cast("int");
      held.add("int " + frame.hold(slot) + " = " + at.text() + ";");
    }
    return held;
  }

  private void rebase(Consumer<Lines> action) {
    Lines body = new Lines();
    action.accept(body);
    String text = body.toString();
    PartPlan part = frame.part();
    for (StackUse use : part.rebased()) {
      String pointer = state.pointer(use.stack());
      String saved = frame.saved(use.stack());
      if (JavaWords.contains(text, saved)) {
        lines.add("int " + saved + " = " + pointer + ";");
      }
      Distance lowered = part.lowered(use.stack());
      if (use.copied()) {
        String slots = state.of(use.stack());
        lines.add(
            JavaType.slots(use.stack().slotClass())
                + " "
                + frame.copy(use)
                + " = Arrays.copyOfRange("
                + String.join(", ", slots, frame.below(pointer, lowered), pointer)
                + ");");
      }
      if (lowered.isConstant()) {
        exits.move(pointer, -lowered.constant());
      } else {
        lines.add(pointer + " = " + frame.below(pointer, lowered) + ";");
      }
    }
    lines.addVerbatim(text);
  }

  private void underflow(StackUse use, boolean several) {
    if (use.required().isZero()) {
      return;
    }
    String pointer = state.pointer(use.stack());
    String floor = state.floor(use.stack());
    String stop = several ? StopCodes.PLAIN : frame.stops.trap(Trap.UNDERFLOW, use.stack());
    String rest = frame.below(pointer, Distance.of(use.required().constant()));
    if (use.required().isConstant()) {
      stopIf(rest + " < " + floor, stop);
      return;
    }
    StringBuilder left = new StringBuilder(rest + " - " + floor);
    for (Variable length : use.required().lengths()) {
      String name = frame.name(length);
      stopIf("!Numbers.inRange(" + name + ", " + left + " + 1L)", stop);
      left.append(" - (int) ").append(name);
    }
  }

  private void overflow(StackUse use, boolean several) {
    if (!use.canGrow()) {
      return;
    }
    String after = frame.index(use.stack(), use.required().plus(-use.pushed()));
    String stop = several ? StopCodes.PLAIN : frame.stops.trap(Trap.OVERFLOW, use.stack());
    stopIf(after + " > " + state.of(use.stack()) + ".length", stop);
  }

  private void codeTest(Variable variable) {
    String test = "!LeaderBits.contains(leaders, " + frame.name(variable) + ")";
    earlyIf(test, frame.stops.trap(Trap.CODE));
  }

  private void stopIf(String condition, String stop) {
    lines.add("if (" + condition + ") {");
    lines.add("stop = " + stop + ";");
    lines.add(mode.stop(false));
    lines.add("}");
  }

  private void earlyIf(String condition, String stop) {
    lines.add("if (" + condition + ") {");
    exits.early(stop);
    lines.add("}");
  }

  private void load(Load load) {
    Variable variable = load.variable();
    JavaExpr place =
        load.from() instanceof Location.Slot slot
            ? JavaExpr.primary(
                state.of(slot.stack()) + "[" + frame.index(slot.stack(), slot.below()) + "]")
            : regionSlot((Location.RegionSlot) load.from());
    String value = JavaType.fromSlot(place, variable.type()).text();
    lines.add(JavaType.local(variable.type()) + " " + frame.name(variable) + " = " + value + ";");
  }

  private JavaExpr regionSlot(Location.RegionSlot slot) {
    return expressions.slot(slot.region(), new Expr.Read(slot.index().variable()));
  }
}
