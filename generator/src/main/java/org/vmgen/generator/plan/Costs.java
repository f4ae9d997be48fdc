package org.vmgen.generator.plan;

import java.util.List;
import java.util.Optional;
import org.vmgen.generator.action.Stmt;
import org.vmgen.generator.action.Walk;
import org.vmgen.generator.combine.Combination;
import org.vmgen.generator.stack.Load;
import org.vmgen.generator.stack.Location;
import org.vmgen.generator.stack.PartPlan;
import org.vmgen.generator.stack.StackExit;
import org.vmgen.generator.stack.StackPlan;
import org.vmgen.generator.stack.Value;
import org.vmgen.runtime.select.BodyTable;

/**
 * What bodies cost, in tenths of a dispatch. Only what differs between the ways to run the same
 * instructions counts: dispatches, and what moves between variables, registers and memory.
 */
final class Costs {
  static final int DISPATCH = 10;
  private static final int MEMORY = 3;
  private static final int POINTER = 2;
  private static final int MOVE = 1;
  private static final int IMMEDIATE = 1;

  /** A call of a function that runs one instruction, with all stacks written out and read again. */
  static final int BRIDGE = 100;

  private Costs() {}

  /**
   * Of a body, on the path on which every part goes on to the next; at most {@link
   * BodyTable#MOST_COST}, which is more than thousands of dispatches: among bodies that move so
   * many items the choice does not matter.
   */
  static int of(Combination combination, StackPlan plan) {
    int cost = DISPATCH + IMMEDIATE * combination.open().size();
    List<PartPlan> parts = plan.parts();
    for (PartPlan part : parts) {
      cost += MEMORY * part.spills().size();
      cost += MEMORY * (int) part.loads().stream().filter(Costs::fromMemory).count();
    }
    Optional<StackExit> exit = fall(combination, plan);
    if (exit.isPresent()) {
      cost += MEMORY * exit.get().stores().size();
      cost += MOVE * exit.get().moves().size() + POINTER * exit.get().adjusts().size();
      cost +=
          (MEMORY - MOVE)
              * (int) exit.get().moves().stream().filter(move -> loads(move.value())).count();
    }
    return Math.min(cost, BodyTable.MOST_COST);
  }

  private static boolean fromMemory(Load load) {
    return !(load.from() instanceof Location.Register);
  }

  private static boolean loads(Value value) {
    return value instanceof Value.In in && in.place() instanceof Location.Slot;
  }

  /** The last exit of the last part, which most often is the one that goes on. */
  private static Optional<StackExit> fall(Combination combination, StackPlan plan) {
    PartPlan last = plan.parts().get(plan.parts().size() - 1);
    Stmt[] found = new Stmt[1];
    Walk.statements(
        combination.last(),
        s -> {
          if (s instanceof Stmt.Complete complete
              && (complete.exit() instanceof Stmt.Done || found[0] == null)) {
            found[0] = complete;
          }
        });
    return Optional.ofNullable(found[0]).map(s -> last.exit((Stmt.Complete) s));
  }
}
