package org.vmgen.generator.c;

import java.util.List;
import org.vmgen.generator.action.Expr;
import org.vmgen.generator.model.Item;
import org.vmgen.generator.model.ScalarType;
import org.vmgen.generator.model.Stack;
import org.vmgen.generator.model.Trap;
import org.vmgen.generator.model.Variable;
import org.vmgen.generator.stack.CacheState;
import org.vmgen.generator.stack.Distance;
import org.vmgen.generator.stack.Load;
import org.vmgen.generator.stack.Location;
import org.vmgen.generator.stack.PartPlan;
import org.vmgen.generator.stack.StackUse;

/** Prints the tests of an effect, which come before the action. */
final class CTests {
  private final CNames names;
  private final CBody body;
  private final CStatements statements;
  private final CWriter out;
  private final CacheState entry;

  CTests(CNames names, CBody body, CStatements statements, CWriter out, CacheState entry) {
    this.names = names;
    this.body = body;
    this.statements = statements;
    this.out = out;
    this.entry = entry;
  }

  /** Traps where stacks are too low or too high for a single instruction. */
  void depths(List<StackUse> uses) {
    for (StackUse use : uses) {
      if (!use.required().isZero()) {
        body.trapIf(underflow(use), Trap.UNDERFLOW, names.number(use.stack()));
      }
    }
    for (StackUse use : uses) {
      if (use.canGrow()) {
        body.trapIf(overflow(use), Trap.OVERFLOW, names.number(use.stack()));
      }
    }
  }

  /** Goes on in single instructions where stacks may be too low or too high for several. */
  void depthsOfAll(List<StackUse> uses) {
    for (StackUse use : uses) {
      if (!use.required().isZero()) {
        out.line("if (" + underflow(use) + ") goto retreat;");
      }
      if (use.pushed() > use.required().constant()) {
        out.line("if (" + overflow(use) + ") goto retreat;");
      }
    }
  }

  /** Tests code values and operands in regions, in this order, those of regions last. */
  void values(PartPlan plan) {
    codeValues(plan, true);
    for (Item.Operand operand : plan.operands()) {
      Expr index = new Expr.Read(operand.index().variable());
      Distance popped = operand.region().on().map(plan::required).orElse(Distance.ZERO);
      body.trapIf(
          statements.expressions().places().inRegion(operand.region(), index, popped, false),
          Trap.REGION,
          names.number(operand.region()));
    }
    codeValues(plan, false);
  }

  private void codeValues(PartPlan plan, boolean stacks) {
    List<Variable> tested = plan.codeTests();
    for (Load load : plan.loads()) {
      boolean region = load.from() instanceof Location.RegionSlot;
      if (tested.contains(load.variable()) && region != stacks) {
        String position = CTypes.position(CBody.slotType(load.from()), body.place(load.from()));
        if (body.onlyJumpsTo(load.variable())) {
          body.trapIf(body.declareTarget(load.variable(), position) + " == NULL", Trap.CODE, "-1");
        } else {
          body.trapIf("!" + isLeader(position), Trap.CODE, "-1");
        }
      }
    }
  }

  String isLeader(String position) {
    return names.function("is_leader") + "(vm, " + position + ")";
  }

  private String underflow(StackUse use) {
    Distance required = use.required();
    String pointer = CNames.pointer(use.stack());
    int held = entry.of(use.stack());
    if (required.isConstant()) {
      int count = required.constant() - held;
      return count == 0
          ? "(uintptr_t)%s < %s".formatted(pointer, CNames.none(use.stack()))
          : "FEWER(%s, %s, %d)".formatted(pointer, CNames.one(use.stack()), count);
    }
    String total = required.constant() == 0 ? "" : String.valueOf(required.constant());
    for (Variable length : required.lengths()) {
      String name = body.name(length);
      String count = length.type() == ScalarType.U64 ? name : "(uint64_t)" + name;
      total = total.isEmpty() ? count : "total(" + total + ", " + count + ")";
    }
    String depth = "(uint64_t)(" + pointer + " - " + CNames.slots(use.stack()) + plus(held) + ")";
    return depth + " - vm->" + CNames.floor(use.stack()) + " < " + total;
  }

  private String overflow(StackUse use) {
    Distance required = use.required();
    Stack stack = use.stack();
    String end = CNames.end(stack);
    String pointer = CNames.pointer(stack);
    int more = use.pushed() - required.constant() + entry.of(stack);
    if (required.isConstant()) {
      return more == 2
          ? "(uintptr_t)%s >= %s".formatted(pointer, CNames.nearEnd(stack))
          : "TIGHT(%s, %s, %d)".formatted(pointer, end, more);
    }
    StringBuilder room = new StringBuilder(end + " - " + pointer);
    required.lengths().forEach(l -> room.append(" + (ptrdiff_t)").append(body.name(l)));
    return room + " < " + more;
  }

  private static String plus(int count) {
    return count == 0 ? "" : " + " + count;
  }
}
