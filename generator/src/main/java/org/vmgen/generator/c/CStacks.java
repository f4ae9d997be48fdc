package org.vmgen.generator.c;

import java.util.List;
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
import org.vmgen.generator.stack.PartPlan;
import org.vmgen.generator.stack.StackUse;

/** Prints how stack pointers move: at exits, and around actions that change depths. */
final class CStacks {
  private final VmModel model;
  private final CTypes types;
  private final CBody body;
  private final CStatements statements;
  private final CWriter out;

  CStacks(VmModel model, CTypes types, CBody body, CStatements statements, CWriter out) {
    this.model = model;
    this.types = types;
    this.body = body;
    this.statements = statements;
    this.out = out;
  }

  /** Lowers the pointers of stacks whose depth the action may change; finds array items. */
  void rebase(PartPlan plan) {
    for (StackUse use : plan.rebased()) {
      String pointer = CNames.pointer(use.stack());
      Distance lowered = plan.lowered(use.stack());
      if (!lowered.isZero()) {
        lower(pointer, lowered);
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
    plan.arrays().forEach(array -> array(plan, array));
  }

  private void array(PartPlan plan, ArrayLoad array) {
    Variable variable = array.item().variable();
    boolean tests = types.checked() && variable.type() == ScalarType.CODE;
    if (tests || body.usesArray(variable)) {
      Stack stack = array.first().stack();
      String name = body.name(variable);
      out.line("%s const *%s = &%s;".formatted(types.slot(stack.slot()), name, place(plan, array)));
      if (tests) {
        elementTests(array.item(), stack.slot());
      }
    }
  }

  /** The first element of an array. */
  private String place(PartPlan plan, ArrayLoad array) {
    Stack stack = array.first().stack();
    if (plan.use(stack).filter(StackUse::copied).isPresent()) {
      Distance index = plan.required(stack).minus(array.first().below());
      return "%s[%s]".formatted(CNames.inputs(stack), distance(index));
    }
    return statements.expressions().places().place(stack, array.first().below());
  }

  /** The statement that copies the inputs of a stack. */
  private String copy(StackUse use, String to, String from) {
    return "memcpy(%s, %s, (size_t)(%s) * sizeof *%s);"
        .formatted(to, from, distance(use.required()), CNames.inputs(use.stack()));
  }

  private void elementTests(Item.Many array, Type slot) {
    String index = body.fresh("i");
    String length = body.name(array.length().variable());
    String position = CTypes.position(slot, body.name(array.variable()) + "[" + index + "]");
    out.open("for (uint64_t %1$s = 0; %1$s < (uint64_t)%2$s; %1$s++) {".formatted(index, length));
    String isLeader = types.names().function("is_leader") + "(vm, " + position + ")";
    out.line("if (!" + isLeader + ") " + body.trap(Trap.CODE, "-1"));
    out.close("}");
  }

  /** The declarations that keep the pointers of stacks whose depth an action may change. */
  static List<String> saves(CTypes types, List<StackUse> rebased) {
    return rebased.stream()
        .map(
            use ->
                "%s *const %s = %s;"
                    .formatted(
                        types.slot(use.stack().slot()),
                        CNames.saved(use.stack()),
                        CNames.pointer(use.stack())))
        .toList();
  }

  /** The statement that puts a pointer back as it was. */
  static String restore(StackUse use) {
    return CNames.pointer(use.stack()) + " = " + CNames.saved(use.stack()) + ";";
  }

  /** Puts pointers and copied inputs back as they were. */
  void restore(PartPlan plan) {
    for (StackUse use : plan.rebased()) {
      out.line(restore(use));
      if (use.copied()) {
        String first =
            CNames.pointer(use.stack()) + " - (" + distance(plan.lowered(use.stack())) + ")";
        out.line(copy(use, first, CNames.inputs(use.stack())));
      }
    }
  }

  void adjust(Adjust adjust) {
    lower(CNames.pointer(adjust.stack()), adjust.lowered());
  }

  private void lower(String pointer, Distance lowered) {
    if (lowered.isConstant() && lowered.constant() < 0) {
      out.line(pointer + " += " + -lowered.constant() + ";");
    } else {
      out.line(pointer + " -= " + distance(lowered) + ";");
    }
  }

  private String distance(Distance distance) {
    StringBuilder text = new StringBuilder();
    for (Variable length : distance.lengths()) {
      text.append(text.isEmpty() ? "" : " + ").append("(ptrdiff_t)").append(body.name(length));
    }
    if (text.isEmpty()) {
      return String.valueOf(distance.constant());
    }
    if (distance.constant() != 0) {
      text.append(distance.constant() < 0 ? " - " : " + ").append(Math.abs(distance.constant()));
    }
    return text.toString();
  }
}
