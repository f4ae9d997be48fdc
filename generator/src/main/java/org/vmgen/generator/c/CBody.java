package org.vmgen.generator.c;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.vmgen.generator.action.Expr;
import org.vmgen.generator.action.Source;
import org.vmgen.generator.action.Stmt;
import org.vmgen.generator.action.Walk;
import org.vmgen.generator.lower.Flow;
import org.vmgen.generator.lower.VariableNames;
import org.vmgen.generator.model.Body;
import org.vmgen.generator.model.Item;
import org.vmgen.generator.model.ScalarType;
import org.vmgen.generator.model.Stack;
import org.vmgen.generator.model.Trap;
import org.vmgen.generator.model.Type;
import org.vmgen.generator.model.Variable;
import org.vmgen.generator.model.VmModel;
import org.vmgen.generator.stack.Distance;
import org.vmgen.generator.stack.Load;
import org.vmgen.generator.stack.Location;
import org.vmgen.generator.stack.PartPlan;
import org.vmgen.generator.stack.StackExit;
import org.vmgen.generator.stack.Store;
import org.vmgen.generator.stack.Value;

/**
 * Prints a body: its immediates, then for each of its instructions the tests of its effect, its
 * inputs, its action, and at each exit what the stacks get. An immediate that nothing mentions is
 * not read.
 */
final class CBody implements CExpressions.Context, CStatements.Exits {
  private final VmModel model;
  private final CTypes types;
  private final CNames names;
  private final BodySource source;
  private final VariableNames variables;
  private final CWriter out = new CWriter();
  private final CStatements statements;
  private final CStacks stacks;
  private final CImmediates immediates;
  private final CFailures failures;
  private final Map<Variable, String> targets = new HashMap<>();
  private final Set<Variable> mentioned = new HashSet<>();
  private final Map<Location, String> held = new HashMap<>();
  private int part;

  CBody(VmModel model, CTypes types, BodySource source) {
    this.model = model;
    this.types = types;
    this.names = types.names();
    this.source = source;
    Stmt.Block block = source.combination().block();
    this.variables =
        VariableNames.of(source.combination().variables(), block, names.reserved(model));
    this.statements = new CStatements(types, this, out, this, "leave_" + source.label(), block);
    this.stacks = new CStacks(model, types, this, statements, out);
    this.immediates = new CImmediates(types, this, source, mentioned);
    this.failures = new CFailures(types, source, stacks, out);
  }

  /** The lines between the braces of the body. */
  List<String> print() {
    findReads();
    boolean several = source.parts() > 1;
    CTests tests = new CTests(names, this, statements, out, source.entry());
    if (several && types.counts()) {
      out.line("SHORT(" + source.parts() + ");");
    }
    if (several && types.checked()) {
      tests.depthsOfAll(source.plan().entry());
    }
    int beforeAction = 0;
    for (part = 0; part < source.parts(); part++) {
      PartPlan plan = plan();
      plan.spills().forEach(this::store);
      if (types.checked()) {
        if (!several) {
          tests.depths(plan.uses());
        }
        tests.values(plan);
      }
      loads();
      hold();
      beforeAction = out.mark();
      stacks.rebase(plan);
      action();
      if (part < source.parts() - 1 && Flow.completes(source.block(part))) {
        plan.ends().forEach(this::store);
      }
    }
    part = source.parts() - 1;
    if (failures.in(part)) {
      out.insert(beforeAction, CStacks.saves(types, plan().rebased()));
    }
    for (part = 0; part < source.parts(); part++) {
      failures.undo(part, this::store);
    }
    out.insert(0, immediates.print());
    return out.lines();
  }

  private void action() {
    if (source.instruction(part).body() instanceof Body.Raw raw) {
      new CRaw(model, types, this, statements, out)
          .print(source.instruction(part), source.label(), raw.texts().get("c"));
    } else {
      statements.all(source.block(part));
    }
  }

  private PartPlan plan() {
    return source.plan().parts().get(part);
  }

  private void findReads() {
    for (int k = 0; k < source.parts(); k++) {
      PartPlan plan = source.plan().parts().get(k);
      if (!source.selected()) {
        reads(plan.undo());
      }
      plan.spills().forEach(store -> reads(store.value()));
      plan.ends().forEach(store -> reads(store.value()));
      Walk.statements(
          source.block(k),
          s -> {
            if (s instanceof Stmt.Complete complete) {
              reads(plan.exit(complete));
            }
          });
    }
  }

  private void reads(StackExit exit) {
    exit.stores().forEach(store -> reads(store.value()));
    exit.moves().forEach(move -> reads(move.value()));
  }

  private void reads(Value value) {
    if (value instanceof Value.Of of) {
      statements.reads(of.variable());
    }
  }

  private void loads() {
    for (Load load : plan().loads()) {
      Variable variable = load.variable();
      out.line(
          types.variable(variable.type())
              + name(variable)
              + " = "
              + types.fromSlot(slotType(load.from()), variable.type(), place(load.from()))
              + ";");
      if (!statements.isRead(variable) || targets.containsKey(variable)) {
        out.line("(void)" + name(variable) + ";");
      }
    }
  }

  /** Whether the current part does nothing with a code value but jump there. */
  boolean onlyJumpsTo(Variable variable) {
    int[] reads = {0};
    int[] jumps = {0};
    Expr read = new Expr.Read(variable);
    Walk.expressions(source.block(part), e -> reads[0] += e.equals(read) ? 1 : 0);
    Walk.statements(
        source.block(part),
        s -> jumps[0] += s instanceof Stmt.Jump jump && jump.target().equals(read) ? 1 : 0);
    return jumps[0] > 0 && reads[0] == jumps[0] && !variable.assignable();
  }

  /** Declares the pointer that a position stands for, or NULL if it is no leader; its name. */
  String declareTarget(Variable variable, String position) {
    String name = variables.fresh(variables.get(variable) + "_at");
    String leader = names.function("leader") + "(vm, " + position + ")";
    out.line(types.wordPointer() + name + " = " + leader + ";");
    targets.put(variable, name);
    return name;
  }

  /** Keeps the places of operands whose window may change. */
  private void hold() {
    for (Location.RegionSlot slot : plan().heldOperands()) {
      String variable = variables.fresh(slot.index().name() + "_slot");
      out.line(
          "%s *const %s = &%s;".formatted(types.slot(slot.region().slot()), variable, place(slot)));
      held.put(slot, "*" + variable);
    }
  }

  /** Whether something reads an array's elements. */
  boolean usesArray(Variable array) {
    boolean[] found = {source.instruction(part).body() instanceof Body.Raw};
    Walk.expressions(
        source.block(part),
        e -> found[0] |= e instanceof Expr.Element use && use.array().equals(array));
    return found[0];
  }

  // ---- leaving without completing ---------------------------------------------------------------

  @Override
  public void raise() {
    failures.raise(part);
  }

  @Override
  public boolean takesValue() {
    return failures.takesValue(part);
  }

  /** Where a raw body's traps go. */
  String trappedLabel() {
    return failures.trappedLabel(part);
  }

  @Override
  public String trap(Trap trap, String detail) {
    return failures.trap(part, trap, detail);
  }

  /** A test before the action, which has moved no pointer yet. */
  void trapIf(String test, Trap trap, String detail) {
    failures.trapIf(part, test, trap, detail);
  }

  // ---- completing -------------------------------------------------------------------------------

  @Override
  public void complete(Stmt.Complete complete) {
    StackExit exit = plan().exit(complete);
    String jump = source.instruction(part).properties().readsNext() ? "CALL" : "JUMP";
    if (complete.exit() instanceof Stmt.Done) {
      leave(exit, "NEXT", String.valueOf(immediates.size()));
    } else if (complete.exit() instanceof Stmt.Jump to) {
      jump(exit, to.target(), jump);
    } else if (complete.exit() instanceof Stmt.Call call) {
      jump(exit, call.target(), "CALL");
    } else if (complete.exit() instanceof Stmt.ReturnJump) {
      String to = variables.fresh("to");
      out.line(types.wordPointer() + to + " = " + returnTarget() + ";");
      leave(exit, jump, to);
    } else if (complete.exit() instanceof Stmt.Halt halt) {
      out.line("value = " + statements.asValue(halt.value()) + ";");
      leaveLoop(exit, "goto halted;");
    } else if (complete.exit() instanceof Stmt.Yield yield) {
      out.line("value = " + statements.asValue(yield.value()) + ";");
      leaveLoop(exit, "YIELD(" + immediates.size() + ");");
    }
  }

  private String returnTarget() {
    Value value = plan().returnTarget();
    if (value instanceof Value.Of of) {
      return statements.expressions().pointer(new Expr.Read(of.variable()));
    } else if (value instanceof Value.Known known) {
      return statements.expressions().pointer(known.expr());
    } else if (value instanceof Value.NextPosition) {
      return next();
    }
    Location from = ((Value.In) value).place();
    String target = types.fromSlot(slotType(from), ScalarType.CODE, place(from));
    return types.checked() ? types.pointer(target) : target;
  }

  private void jump(StackExit exit, Expr target, String how) {
    String text =
        target instanceof Expr.Read read && targets.containsKey(read.variable())
            ? targets.get(read.variable())
            : statements.expressions().pointer(target);
    boolean kept = exit.stores().isEmpty() && exit.moves().isEmpty();
    if (target instanceof Expr.Read || target instanceof Expr.Next || kept) {
      leave(exit, how, text);
      return;
    }
    String to = variables.fresh("to");
    out.line(types.wordPointer() + to + " = " + text + ";");
    leave(exit, how, to);
  }

  /** Makes the stacks true and goes where a raw body jumps. */
  void jumpRaw(Stmt.Complete complete) {
    String target = types.checked() ? types.pointer("raw_target") : "raw_target";
    Stmt.Jump jump = new Stmt.Jump(new Expr.Next(), Source.NONE);
    StackExit exit = plan().exit(new Stmt.Complete(jump, complete.present()));
    leave(exit, "CALL", target);
  }

  /** A variable of this body with its type. */
  String declaration(Variable variable) {
    return types.variable(variable.type()) + name(variable);
  }

  private void leave(StackExit exit, String how, String where) {
    stacks(exit);
    String transfer = how;
    if (source.parts() > 1 && types.counts()) {
      // More instructions are left than the body has: none of its exits need a test.
      out.line("left -= " + (part + 1) + ";");
      transfer = how.equals("NEXT") ? "PASS" : "LEAP";
    }
    out.line(transfer + "(" + where + ");");
  }

  private void leaveLoop(StackExit exit, String transfer) {
    stacks(exit);
    failures.leaving(part);
    out.line(transfer);
  }

  private void stacks(StackExit exit) {
    exit.stores().forEach(this::store);
    exit.moves().forEach(m -> assign(place(m.to()), slotType(m.to()), m.value()));
    exit.adjusts().forEach(stacks::adjust);
  }

  private void store(Store store) {
    String place = held.containsKey(store.to()) ? held.get(store.to()) : place(store.to());
    assign(place, slotType(store.to()), store.value());
  }

  private void assign(String place, Type slot, Value value) {
    out.line(place + " = " + inSlot(slot, value) + ";");
  }

  /** A value as a slot holds it. */
  private String inSlot(Type slot, Value value) {
    if (value instanceof Value.In in) {
      return place(in.place());
    }
    Expr expr = new Expr.Next();
    if (value instanceof Value.Of of) {
      expr = new Expr.Read(of.variable());
    } else if (value instanceof Value.Known known) {
      expr = known.expr();
    }
    return expr instanceof Expr.Null
        ? "NULL"
        : types.toSlot(slot, expr.type(), statements.expressions().operand(expr));
  }

  // ---- places and names -------------------------------------------------------------------------

  static Type slotType(Location location) {
    if (location instanceof Location.Slot slot) {
      return slot.stack().slot();
    } else if (location instanceof Location.Register register) {
      return register.stack().slot();
    }
    return ((Location.RegionSlot) location).region().slot();
  }

  String place(Location location) {
    if (location instanceof Location.Slot slot) {
      return statements.expressions().places().place(slot.stack(), slot.below());
    } else if (location instanceof Location.Register register) {
      return CNames.cached(register.stack(), register.index());
    }
    Location.RegionSlot slot = (Location.RegionSlot) location;
    return statements
        .expressions()
        .places()
        .region(slot.region(), new Expr.Read(slot.index().variable()));
  }

  /** A constant. */
  String text(Expr constant) {
    return statements.expressions().text(constant);
  }

  @Override
  public String name(Variable variable) {
    mentioned.add(variable);
    return variables.get(variable);
  }

  /** A name that no variable has. */
  String fresh(String wanted) {
    return variables.fresh(wanted);
  }

  @Override
  public Distance afterPop(Stack stack) {
    return plan().afterPop(stack);
  }

  @Override
  public Optional<Type> elementSlot(Variable array) {
    return source.effect(part).inputs().stream()
        .filter(item -> item instanceof Item.Many many && many.variable().equals(array))
        .map(item -> ((Item.Many) item).stack().slot())
        .findFirst();
  }

  @Override
  public String next() {
    return "ip + " + immediates.size();
  }

  @Override
  public String here() {
    return source.offset(part) == 0 ? "ip" : "ip + " + source.offset(part);
  }

  @Override
  public int completedBefore() {
    return part;
  }

  @Override
  public boolean isPointer(Variable variable) {
    return types.checked()
        && source.instruction(0).body() instanceof Body.Action
        && immediates.holdsCode(variable);
  }
}
