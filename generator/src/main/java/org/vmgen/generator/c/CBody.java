package org.vmgen.generator.c;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.vmgen.generator.action.Expr;
import org.vmgen.generator.action.Stmt;
import org.vmgen.generator.action.Walk;
import org.vmgen.generator.lower.Lowering;
import org.vmgen.generator.lower.VariableNames;
import org.vmgen.generator.model.Body;
import org.vmgen.generator.model.Effect;
import org.vmgen.generator.model.Immediate;
import org.vmgen.generator.model.Instruction;
import org.vmgen.generator.model.Item;
import org.vmgen.generator.model.ScalarType;
import org.vmgen.generator.model.Stack;
import org.vmgen.generator.model.Trap;
import org.vmgen.generator.model.Type;
import org.vmgen.generator.model.Variable;
import org.vmgen.generator.model.VmModel;
import org.vmgen.generator.stack.Adjust;
import org.vmgen.generator.stack.ArrayLoad;
import org.vmgen.generator.stack.Distance;
import org.vmgen.generator.stack.Load;
import org.vmgen.generator.stack.Location;
import org.vmgen.generator.stack.StackExit;
import org.vmgen.generator.stack.StackPlan;
import org.vmgen.generator.stack.StackUse;
import org.vmgen.generator.stack.Store;
import org.vmgen.generator.stack.Value;

/**
 * Prints the body of one instruction: its immediates, the tests of its effect, its inputs, its
 * action, and at each exit what the stacks get. An immediate that nothing mentions is not read.
 */
final class CBody implements CExpressions.Context, CStatements.Exits {
  private final VmModel model;
  private final CTypes types;
  private final CNames names;
  private final Instruction instruction;
  private final Effect effect;
  private final Stmt.Block lowered;
  private final StackPlan plan;
  private final VariableNames variables;
  private final CWriter out = new CWriter();
  private final CStatements statements;
  private final Set<Variable> mentioned = new HashSet<>();
  private final Map<Location, String> held = new HashMap<>();
  private boolean raises;
  private boolean traps;

  CBody(VmModel model, CTypes types, Instruction instruction) {
    this.model = model;
    this.types = types;
    this.names = types.names();
    this.instruction = instruction;
    this.effect = instruction.effect();
    this.lowered = lowered(model, types, instruction);
    this.plan = StackPlan.of(model, effect, lowered, types.checked());
    this.variables = VariableNames.of(effect, lowered, names.reserved(model));
    this.statements =
        new CStatements(types, this, out, this, "leave_" + instruction.name(), lowered);
  }

  /** The action, or what stands for a raw body. */
  static Stmt.Block lowered(VmModel model, CTypes types, Instruction instruction) {
    return instruction.body() instanceof Body.Action
        ? Lowering.instruction(model, instruction, types.checked())
        : CRaw.shape(instruction.effect(), ((Body.Raw) instruction.body()).texts().get("c"));
  }

  /** The lines between the braces of the body. */
  List<String> print() {
    plan.restores().forEach(this::reads);
    Walk.statements(
        lowered,
        s -> {
          if (s instanceof Stmt.Complete complete) {
            plan.exit(complete).stores().forEach(this::reads);
          }
        });
    tests();
    loads();
    hold();
    int beforeAction = out.mark();
    rebase();
    if (instruction.body() instanceof Body.Raw raw) {
      new CRaw(model, types, this, statements, out).print(instruction, raw.texts().get("c"));
    } else {
      statements.all(lowered);
    }
    if (raises || traps) {
      out.insert(beforeAction, saves());
      undo();
    }
    out.insert(0, immediates());
    return out.lines();
  }

  private void tests() {
    if (!types.checked()) {
      return;
    }
    plan.uses().forEach(this::underflow);
    plan.uses().stream().filter(StackUse::canGrow).forEach(this::overflow);
    codeTests(true);
    for (Item.Operand operand : plan.operands()) {
      Expr index = new Expr.Read(operand.index().variable());
      Distance popped = operand.region().on().map(plan::required).orElse(Distance.ZERO);
      out.line(
          "if (%s) TRAP(%s, %s);"
              .formatted(
                  statements.expressions().inRegion(operand.region(), index, popped, false),
                  names.trap(Trap.REGION),
                  names.number(operand.region())));
    }
    codeTests(false);
  }

  /** Tests code values in slots of stacks or of regions. */
  private void codeTests(boolean stacks) {
    List<Variable> tested = plan.codeTests();
    for (Load load : plan.loads()) {
      if (tested.contains(load.variable()) && load.from() instanceof Location.Slot == stacks) {
        String position = CTypes.position(slotType(load.from()), place(load.from()));
        out.line("if (!" + isLeader(position) + ") TRAP(" + names.trap(Trap.CODE) + ", -1);");
      }
    }
  }

  private String isLeader(String position) {
    return names.function("is_leader") + "(vm, " + position + ")";
  }

  private void underflow(StackUse use) {
    Distance required = use.required();
    if (required.isZero()) {
      return;
    }
    String pointer = CNames.pointer(use.stack());
    String test =
        "FEWER(%s, %s, %d)".formatted(pointer, CNames.one(use.stack()), required.constant());
    if (!required.isConstant()) {
      String total = required.constant() == 0 ? "" : String.valueOf(required.constant());
      for (Variable length : required.lengths()) {
        String count = length.type() == ScalarType.U64 ? name(length) : "(uint64_t)" + name(length);
        total = total.isEmpty() ? count : "total(" + total + ", " + count + ")";
      }
      String depth = "(uint64_t)(" + pointer + " - " + CNames.slots(use.stack()) + ")";
      test = depth + " - vm->" + CNames.floor(use.stack()) + " < " + total;
    }
    trapIf(test, Trap.UNDERFLOW, use.stack());
  }

  private void overflow(StackUse use) {
    Distance required = use.required();
    String end = CNames.end(use.stack());
    String pointer = CNames.pointer(use.stack());
    int more = use.pushed() - required.constant();
    if (required.isConstant()) {
      trapIf("TIGHT(%s, %s, %d)".formatted(pointer, end, more), Trap.OVERFLOW, use.stack());
      return;
    }
    StringBuilder room = new StringBuilder(end + " - " + pointer);
    required.lengths().forEach(l -> room.append(" + (ptrdiff_t)").append(name(l)));
    trapIf(room + " < " + more, Trap.OVERFLOW, use.stack());
  }

  private void trapIf(String test, Trap trap, Stack stack) {
    out.line("if (%s) TRAP(%s, %s);".formatted(test, names.trap(trap), names.number(stack)));
  }

  private void loads() {
    for (Load load : plan.loads()) {
      Variable variable = load.variable();
      out.line(
          types.variable(variable.type())
              + name(variable)
              + " = "
              + types.fromSlot(slotType(load.from()), variable.type(), place(load.from()))
              + ";");
      if (!statements.isRead(variable)) {
        out.line("(void)" + name(variable) + ";");
      }
    }
  }

  private void reads(Store store) {
    if (store.value() instanceof Value.Of of) {
      statements.reads(of.variable());
    }
  }

  /** Keeps the places of operands whose window may change. */
  private void hold() {
    for (Location.RegionSlot slot : plan.heldOperands()) {
      String variable = variables.fresh(slot.index().name() + "_slot");
      out.line(
          "%s *const %s = &%s;".formatted(types.slot(slot.region().slot()), variable, place(slot)));
      held.put(slot, "*" + variable);
    }
  }

  private void rebase() {
    for (StackUse use : plan.rebased()) {
      String pointer = CNames.pointer(use.stack());
      if (!use.required().isZero()) {
        out.line(pointer + " -= " + distance(use.required()) + ";");
      }
      if (use.copied()) {
        out.line(
            "%s *const %s = %s;"
                .formatted(
                    types.slot(use.stack().slot()),
                    CNames.inputs(use.stack()),
                    InputCopies.place(model, use.stack())));
        out.line(copy(use, CNames.inputs(use.stack()), pointer));
      }
    }
    plan.arrays()
        .forEach(
            array -> {
              Variable variable = array.item().variable();
              boolean tests = types.checked() && variable.type() == ScalarType.CODE;
              if (!tests && !usesArray(variable)) {
                return;
              }
              Stack stack = array.first().stack();
              out.line(
                  "%s const *%s = &%s;"
                      .formatted(types.slot(stack.slot()), name(variable), place(array)));
              if (tests) {
                elementTests(array.item(), stack.slot());
              }
            });
  }

  /** The first element of an array. */
  private String place(ArrayLoad array) {
    Stack stack = array.first().stack();
    return plan.use(stack).filter(StackUse::copied).isPresent()
        ? "%s[%s]"
            .formatted(
                CNames.inputs(stack), distance(plan.required(stack).minus(array.first().below())))
        : statements.expressions().place(stack, array.first().below());
  }

  /** The statement that copies the inputs of a stack. */
  private String copy(StackUse use, String to, String from) {
    return "memcpy(%s, %s, (size_t)(%s) * sizeof *%s);"
        .formatted(to, from, distance(use.required()), CNames.inputs(use.stack()));
  }

  private boolean usesArray(Variable array) {
    boolean[] found = {instruction.body() instanceof Body.Raw};
    Walk.expressions(
        lowered, e -> found[0] |= e instanceof Expr.Element use && use.array().equals(array));
    return found[0];
  }

  /** The declarations that keep the pointers of stacks whose depth the action may change. */
  private List<String> saves() {
    return plan.rebased().stream()
        .map(
            use ->
                "%s *const %s = %s;"
                    .formatted(
                        types.slot(use.stack().slot()),
                        CNames.saved(use.stack()),
                        CNames.pointer(use.stack())))
        .toList();
  }

  private void elementTests(Item.Many array, Type slot) {
    String index = variables.fresh("i");
    String length = name(array.length().variable());
    String element = name(array.variable()) + "[" + index + "]";
    out.open("for (uint64_t %1$s = 0; %1$s < (uint64_t)%2$s; %1$s++) {".formatted(index, length));
    out.line("if (!" + isLeader(CTypes.position(slot, element)) + ") " + trap(Trap.CODE, "-1"));
    out.close("}");
  }

  private String distance(Distance distance) {
    StringBuilder text = new StringBuilder();
    for (Variable length : distance.lengths()) {
      text.append(text.isEmpty() ? "" : " + ").append("(ptrdiff_t)").append(name(length));
    }
    if (text.isEmpty()) {
      return String.valueOf(distance.constant());
    }
    if (distance.constant() != 0) {
      text.append(distance.constant() < 0 ? " - " : " + ").append(Math.abs(distance.constant()));
    }
    return text.toString();
  }

  /** Where throws and traps put back what the action has moved. */
  private void undo() {
    if (raises && isRebased()) {
      out.label("thrown_" + instruction.name());
      restores();
      out.line("goto thrown;");
    }
    if (traps && isRebased()) {
      out.label("trapped_" + instruction.name());
      restores();
      out.line("goto trapped;");
    }
  }

  private void restores() {
    for (StackUse use : plan.rebased()) {
      String pointer = CNames.pointer(use.stack());
      out.line(pointer + " = " + CNames.saved(use.stack()) + ";");
      if (use.copied()) {
        String first = pointer + " - (" + distance(use.required()) + ")";
        out.line(copy(use, first, CNames.inputs(use.stack())));
      }
    }
    plan.restores().forEach(this::store);
  }

  private boolean isRebased() {
    return !plan.rebased().isEmpty();
  }

  // ---- exits
  // -------------------------------------------------------------------------------------

  @Override
  public void complete(Stmt.Complete complete) {
    StackExit exit = plan.exit(complete);
    if (complete.exit() instanceof Stmt.Done) {
      leave(exit, "NEXT(" + size() + ");");
    } else if (complete.exit() instanceof Stmt.Jump jump) {
      jump(exit, jump.target(), instruction.properties().readsNext() ? "CALL" : "JUMP");
    } else if (complete.exit() instanceof Stmt.Call call) {
      jump(exit, call.target(), "CALL");
    } else if (complete.exit() instanceof Stmt.ReturnJump) {
      Location.Slot from = plan.returnTarget();
      String slot = statements.expressions().place(from.stack(), from.below());
      String target = types.fromSlot(from.stack().slot(), ScalarType.CODE, slot);
      String jump = instruction.properties().readsNext() ? "CALL" : "JUMP";
      String to = variables.fresh("to");
      String pointer = types.checked() ? types.pointer(target) : target;
      out.line(types.wordPointer() + to + " = " + pointer + ";");
      leave(exit, jump + "(" + to + ");");
    } else if (complete.exit() instanceof Stmt.Halt halt) {
      out.line("value = " + statements.asValue(halt.value()) + ";");
      leave(exit, "goto halted;");
    } else if (complete.exit() instanceof Stmt.Yield yield) {
      out.line("value = " + statements.asValue(yield.value()) + ";");
      leave(exit, "YIELD(" + size() + ");");
    }
  }

  private void jump(StackExit exit, Expr target, String how) {
    String text = statements.expressions().pointer(target);
    if (target instanceof Expr.Read || target instanceof Expr.Next || exit.stores().isEmpty()) {
      leave(exit, how + "(" + text + ");");
      return;
    }
    String to = variables.fresh("to");
    out.line(types.wordPointer() + to + " = " + text + ";");
    leave(exit, how + "(" + to + ");");
  }

  /** Makes the stacks true and goes where a raw body jumps. */
  void jumpRaw(Stmt.Complete complete) {
    String target = types.checked() ? types.pointer("raw_target") : "raw_target";
    leave(plan.exit(complete), "CALL(" + target + ");");
  }

  /** A variable of this body with its type. */
  String declaration(Variable variable) {
    return types.variable(variable.type()) + name(variable);
  }

  private void leave(StackExit exit, String transfer) {
    exit.stores().forEach(this::store);
    for (Adjust adjust : exit.adjusts()) {
      adjust(adjust);
    }
    out.line(transfer);
  }

  private void adjust(Adjust adjust) {
    Distance lowered = adjust.lowered();
    String pointer = CNames.pointer(adjust.stack());
    if (lowered.isConstant() && lowered.constant() < 0) {
      out.line(pointer + " += " + -lowered.constant() + ";");
    } else {
      out.line(pointer + " -= " + distance(lowered) + ";");
    }
  }

  private void store(Store store) {
    Type slot = slotType(store.to());
    String value =
        store.value() instanceof Value.Of of
            ? types.toSlot(
                slot,
                of.variable().type(),
                statements.expressions().operand(new Expr.Read(of.variable())))
            : types.toSlot(
                slot, ScalarType.CODE, statements.expressions().operand(new Expr.Next()));
    String place = held.containsKey(store.to()) ? held.get(store.to()) : place(store.to());
    out.line(place + " = " + value + ";");
  }

  @Override
  public void raise() {
    raises = true;
    out.line("goto " + thrownLabel() + ";");
  }

  private String thrownLabel() {
    return "thrown" + (isRebased() ? "_" + instruction.name() : "");
  }

  /** Where a raw body's traps go. */
  String trappedLabel() {
    traps = true;
    return "trapped" + (isRebased() ? "_" + instruction.name() : "");
  }

  @Override
  public String trap(Trap trap, String detail) {
    traps = true;
    return isRebased()
        ? "TRAP_TO(trapped_%s, %s, %s);".formatted(instruction.name(), names.trap(trap), detail)
        : "TRAP(%s, %s);".formatted(names.trap(trap), detail);
  }

  // ---- places
  // ------------------------------------------------------------------------------------

  private static Type slotType(Location location) {
    return location instanceof Location.Slot slot
        ? slot.stack().slot()
        : ((Location.RegionSlot) location).region().slot();
  }

  private String place(Location location) {
    if (location instanceof Location.Slot slot) {
      return statements.expressions().place(slot.stack(), slot.below());
    }
    Location.RegionSlot slot = (Location.RegionSlot) location;
    return statements.expressions().region(slot.region(), new Expr.Read(slot.index().variable()));
  }

  // ---- names and immediates
  // ----------------------------------------------------------------------

  @Override
  public String name(Variable variable) {
    mentioned.add(variable);
    return variables.get(variable);
  }

  @Override
  public Distance afterPop(Stack stack) {
    return plan.afterPop(stack);
  }

  @Override
  public Optional<Type> elementSlot(Variable array) {
    return effect.inputs().stream()
        .filter(item -> item instanceof Item.Many many && many.variable().equals(array))
        .map(item -> ((Item.Many) item).stack().slot())
        .findFirst();
  }

  @Override
  public String next() {
    return "ip + " + size();
  }

  @Override
  public boolean isPointer(Variable variable) {
    return types.checked()
        && instruction.body() instanceof Body.Action
        && variable.type() == ScalarType.CODE
        && effect.immediates().stream().anyMatch(i -> i.variable().equals(variable));
  }

  /** The words of the instruction. */
  String size() {
    return offset(effect.immediates().size());
  }

  /** The distance from the opcode to an immediate's first word. */
  private String offset(int index) {
    int constant = 1;
    StringBuilder lengths = new StringBuilder();
    for (Immediate immediate : effect.immediates().subList(0, index)) {
      constant++;
      if (immediate.isArray()) {
        lengths.append(" + ").append(name(immediate.length().orElseThrow()));
      }
    }
    return constant + lengths.toString();
  }

  private List<String> immediates() {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < effect.immediates().size(); i++) {
      Immediate immediate = effect.immediates().get(i);
      String offset = offset(i);
      if (immediate.isArray()) {
        Variable length = immediate.length().orElseThrow();
        if (mentioned.contains(length)) {
          lines.add("const uint64_t " + name(length) + " = ip[" + offset + "].u;");
        }
        if (mentioned.contains(immediate.variable())) {
          lines.add(
              types.wordPointer() + name(immediate.variable()) + " = ip + " + offset + " + 1;");
        }
      } else if (mentioned.contains(immediate.variable())) {
        Type type = immediate.type();
        String word = "ip[" + offset + "]";
        String name = name(immediate.variable());
        if (isPointer(immediate.variable())) {
          lines.add(types.wordPointer() + name + " = " + word + ".target;");
          continue;
        }
        String constant = types.variable(type).endsWith("*") ? "" : "const ";
        lines.add(
            constant + types.variable(type) + name + " = " + types.fromWord(type, word) + ";");
      }
    }
    return lines;
  }
}
