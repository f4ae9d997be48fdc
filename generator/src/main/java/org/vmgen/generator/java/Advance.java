package org.vmgen.generator.java;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.vmgen.generator.action.Expr;
import org.vmgen.generator.action.Stmt;
import org.vmgen.generator.action.Walk;
import org.vmgen.generator.combine.Combination;
import org.vmgen.generator.model.SlotClass;
import org.vmgen.generator.model.Stack;
import org.vmgen.generator.stack.Adjust;
import org.vmgen.generator.stack.PartPlan;
import org.vmgen.generator.stack.StackPlan;
import org.vmgen.generator.stack.StackUse;

/**
 * How far a body in the loop moves stack pointers before everything else, in the statements that
 * make them its own (see {@link JavaBody#text(Mode, int)}) and so without a statement at each exit.
 * That is only for bodies that cannot stop the run: these need everything as it was before them.
 *
 * @param lowered the slots by which pointers are lowered, not 0
 */
record Advance(Map<Stack, Integer> lowered) {
  static final Advance NONE = new Advance(Map.of());

  Advance {
    lowered = Map.copyOf(lowered);
  }

  /** Of a body of an engine that makes no tests before it. */
  static Advance of(Combination combination, StackPlan plan) {
    Map<Stack, List<Integer>> exits = new LinkedHashMap<>();
    Set<Stack> fixed = new LinkedHashSet<>();
    boolean[] stops = {false};
    List<PartPlan> parts = plan.parts();
    for (int i = 0; i < parts.size(); i++) {
      PartPlan part = parts.get(i);
      part.rebased().stream().map(StackUse::stack).forEach(fixed::add);
      Walk.statements(
          combination.block().statements().get(i),
          statement -> {
            stops[0] |= stops(statement);
            if (statement instanceof Stmt.Complete complete) {
              part.exit(complete).adjusts().forEach(adjust -> add(adjust, exits, fixed));
            }
          });
    }
    boolean[] calls = {false};
    Walk.expressions(combination.block(), e -> calls[0] |= e instanceof Expr.CallExtern);
    if (stops[0] || calls[0]) {
      return NONE;
    }
    exits.keySet().removeAll(fixed);
    Map<Stack, Integer> lowered = new LinkedHashMap<>();
    exits.forEach(
        (stack, slots) -> {
          int last = slots.get(slots.size() - 1);
          if (last >= -1 || slots.size() > 1) {
            lowered.put(stack, last);
          }
        });
    return new Advance(lowered);
  }

  private static boolean stops(Stmt statement) {
    return statement instanceof Stmt.Throw
        || statement instanceof Stmt.TrapNow
        || statement instanceof Stmt.Guard
        || statement instanceof Stmt.Poll
        || statement instanceof Stmt.While
        || statement instanceof Stmt.Complete complete
            && (complete.exit() instanceof Stmt.Halt || complete.exit() instanceof Stmt.Yield);
  }

  /** Stacks of references are left alone, whose slots are cleared as they are popped. */
  private static void add(Adjust adjust, Map<Stack, List<Integer>> exits, Set<Stack> fixed) {
    if (adjust.lowered().isConstant() && adjust.stack().slotClass() != SlotClass.REFERENCE) {
      exits
          .computeIfAbsent(adjust.stack(), s -> new ArrayList<>())
          .add(adjust.lowered().constant());
    } else {
      fixed.add(adjust.stack());
    }
  }

  /** How far a pointer is lowered. */
  int lowered(Stack stack) {
    return lowered.getOrDefault(stack, 0);
  }
}
