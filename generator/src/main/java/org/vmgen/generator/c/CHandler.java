package org.vmgen.generator.c;

import java.util.List;
import java.util.Optional;
import org.vmgen.generator.action.Expr;
import org.vmgen.generator.action.Stmt;
import org.vmgen.generator.action.Walk;
import org.vmgen.generator.lower.Lowering;
import org.vmgen.generator.lower.VariableNames;
import org.vmgen.generator.model.Handler;
import org.vmgen.generator.model.ScalarType;
import org.vmgen.generator.model.Stack;
import org.vmgen.generator.model.Trap;
import org.vmgen.generator.model.Type;
import org.vmgen.generator.model.Variable;
import org.vmgen.generator.model.VmModel;
import org.vmgen.generator.stack.Adjust;
import org.vmgen.generator.stack.Distance;
import org.vmgen.generator.stack.Location;
import org.vmgen.generator.stack.StackExit;
import org.vmgen.generator.stack.StackPlan;
import org.vmgen.generator.stack.Store;
import org.vmgen.generator.stack.Value;

/**
 * Prints an action of the machine that answers throws or traps. It starts from the state before the
 * instruction, counts for nothing, and a throw or trap inside it ends the run.
 */
final class CHandler implements CExpressions.Context, CStatements.Exits {
  private final CTypes types;
  private final CNames names;
  private final boolean counts;
  private final Handler handler;
  private final boolean onThrow;
  private final Stmt.Block lowered;
  private final StackPlan plan;
  private final VariableNames variables;
  private final CWriter out = new CWriter();
  private final CStatements statements;
  private boolean raises;
  private boolean traps;

  /**
   * @param onThrow whether it answers throws, rather than traps
   */
  CHandler(VmModel model, CTypes types, boolean counts, Handler handler, boolean onThrow) {
    this.types = types;
    this.names = types.names();
    this.counts = counts;
    this.handler = handler;
    this.onThrow = onThrow;
    this.lowered = Lowering.handler(model, handler, types.checked());
    this.plan = StackPlan.ofHandler(model, lowered);
    this.variables = VariableNames.of(handler.parameters(), lowered, names.reserved(model));
    String label = onThrow ? "leave_on_throw" : "leave_on_trap";
    this.statements = new CStatements(types, this, out, this, label, lowered);
  }

  List<String> print() {
    Walk.statements(
        lowered,
        s -> {
          if (s instanceof Stmt.Complete complete) {
            plan.exit(complete).stores().forEach(this::reads);
          }
        });
    declare(handler.value(), onThrow ? "value" : "trap");
    declare(handler.at(), names.function("position") + "(vm, ip)");
    handler.detail().ifPresent(detail -> declare(detail, "detail"));
    int beforeAction = out.mark();
    statements.all(lowered);
    if (raises || traps) {
      out.insert(beforeAction, CStacks.saves(types, plan.rebased()));
    }
    if (raises && !plan.rebased().isEmpty()) {
      out.label(label("thrown"));
      restore();
      out.line("goto uncaught_throw;");
    }
    if (traps && !plan.rebased().isEmpty()) {
      out.label(label("trapped"));
      restore();
      out.line("goto uncaught_trap;");
    }
    return out.lines();
  }

  private void reads(Store store) {
    if (store.value() instanceof Value.Of of) {
      statements.reads(of.variable());
    }
  }

  private void declare(Variable variable, String value) {
    if (!statements.isRead(variable)) {
      return;
    }
    ScalarType type = (ScalarType) variable.type();
    String converted =
        type == ScalarType.CODE
            ? types.checked() ? value : types.pointer("(uint64_t)" + value)
            : types.convert(ScalarType.I64, type, value);
    out.line("const " + types.variable(type) + name(variable) + " = " + converted + ";");
  }

  private void restore() {
    plan.rebased().forEach(use -> out.line(CStacks.restore(use)));
  }

  private String label(String kind) {
    return (onThrow ? "on_throw_" : "on_trap_") + kind;
  }

  /** Whether it may end by a throw. */
  boolean raises() {
    return raises;
  }

  @Override
  public void complete(Stmt.Complete complete) {
    StackExit exit = plan.exit(complete);
    if (complete.exit() instanceof Stmt.Done) {
      leave(exit, onThrow ? "goto uncaught_throw;" : "goto uncaught_trap;");
    } else if (complete.exit() instanceof Stmt.Jump jump) {
      jump(exit, statements.expressions().pointer(jump.target()));
    } else if (complete.exit() instanceof Stmt.Call call) {
      jump(exit, statements.expressions().pointer(call.target()));
    } else if (complete.exit() instanceof Stmt.ReturnJump) {
      Location.Slot from = plan.returnTarget();
      String slot = statements.expressions().places().place(from.stack(), from.below());
      String target = types.fromSlot(from.stack().slot(), ScalarType.CODE, slot);
      jump(exit, types.checked() ? types.pointer(target) : target);
    } else if (complete.exit() instanceof Stmt.Halt halt) {
      out.line("value = " + statements.asValue(halt.value()) + ";");
      uncounted();
      leave(exit, "goto halted;");
    } else if (complete.exit() instanceof Stmt.Yield yield) {
      out.line("value = " + statements.asValue(yield.value()) + ";");
      uncounted();
      leave(exit, "YIELD(" + names.function("length") + "(vm, ip));");
    }
  }

  /** An exit that counts the instruction must not count this one. */
  private void uncounted() {
    if (counts) {
      out.line("left++;");
    }
  }

  private void jump(StackExit exit, String target) {
    String to = variables.fresh("to");
    out.line(types.wordPointer() + to + " = " + target + ";");
    leave(exit, "RESUME(" + to + ");");
  }

  private void leave(StackExit exit, String transfer) {
    exit.stores().forEach(this::store);
    for (Adjust adjust : exit.adjusts()) {
      out.line(CNames.pointer(adjust.stack()) + " += " + -adjust.lowered().constant() + ";");
    }
    out.line(transfer);
  }

  private void store(Store store) {
    Location.Slot slot = (Location.Slot) store.to();
    Type type = slot.stack().slot();
    String value =
        store.value() instanceof Value.Of of
            ? types.toSlot(type, of.variable().type(), name(of.variable()))
            : types.toSlot(
                type, ScalarType.CODE, statements.expressions().operand(new Expr.Next()));
    out.line(
        statements.expressions().places().place(slot.stack(), slot.below()) + " = " + value + ";");
  }

  @Override
  public void raise() {
    raises = true;
    out.line("goto " + (plan.rebased().isEmpty() ? "uncaught_throw" : label("thrown")) + ";");
  }

  @Override
  public String trap(Trap trap, String detail) {
    traps = true;
    String label = plan.rebased().isEmpty() ? "uncaught_trap" : label("trapped");
    return "TRAP_TO(%s, %s, %s);".formatted(label, names.trap(trap), detail);
  }

  @Override
  public String name(Variable variable) {
    return variables.get(variable);
  }

  @Override
  public String next() {
    return "ip + " + names.function("length") + "(vm, ip)";
  }

  @Override
  public Distance afterPop(Stack stack) {
    return plan.afterPop(stack);
  }

  @Override
  public Optional<Type> elementSlot(Variable array) {
    return Optional.empty();
  }
}
