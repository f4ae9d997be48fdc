package org.vmgen.generator.combine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.vmgen.generator.action.ActionPrinter;
import org.vmgen.generator.action.Expr;
import org.vmgen.generator.action.Stmt;
import org.vmgen.generator.action.Walk;
import org.vmgen.generator.lower.VariableNames;
import org.vmgen.generator.model.Variable;
import org.vmgen.generator.stack.Distance;
import org.vmgen.generator.stack.Load;
import org.vmgen.generator.stack.Location;
import org.vmgen.generator.stack.PartPlan;
import org.vmgen.generator.stack.StackExit;
import org.vmgen.generator.stack.StackPlan;
import org.vmgen.generator.stack.StackUse;
import org.vmgen.generator.stack.Store;
import org.vmgen.generator.stack.Value;

/** A combination as text, everything being in memory before and after. */
final class CombinationText {
  private final VariableNames names;
  private final List<String> lines = new ArrayList<>();
  private final Map<Variable, Variable> renamed = new HashMap<>();

  CombinationText(Combination combination) {
    names = VariableNames.of(combination.variables(), combination.block(), name -> false);
    StackPlan plan = combination.plan(StackPlan.States.MEMORY);
    for (StackUse use : plan.entry()) {
      lines.add(
          "needs " + text(use.required()) + " on " + use.stack().name() + ", then " + use.pushed());
    }
    for (Combination.Open open : combination.open()) {
      lines.add("#" + names.get(open.immediate().variable()) + " at " + open.offset());
    }
    Rewriter rewriter =
        new Rewriter(v -> new Expr.Read(renamed.computeIfAbsent(v, this::named)), () -> 9);
    for (int i = 0; i < plan.parts().size(); i++) {
      Stmt.Part part = (Stmt.Part) combination.block().statements().get(i);
      part(plan.parts().get(i), part, rewriter, i < plan.parts().size() - 1);
    }
  }

  private Variable named(Variable v) {
    return new Variable(v.id(), names.get(v), v.type(), v.kind(), v.array());
  }

  private void part(PartPlan plan, Stmt.Part part, Rewriter rewriter, boolean goesOn) {
    lines.add("part " + (part.index() + 1));
    plan.spills().forEach(s -> lines.add("  spill " + text(s)));
    for (Load load : plan.loads()) {
      lines.add("  " + names.get(load.variable()) + " <- " + text(load.from()));
    }
    ActionPrinter.print(rewriter.block(part.body())).lines().forEach(l -> lines.add("  | " + l));
    Walk.statements(
        part.body(),
        s -> {
          if (s instanceof Stmt.Complete complete) {
            String kind = complete.exit().getClass().getSimpleName().toLowerCase();
            lines.add("  " + kind + ": " + text(plan.exit(complete)));
          }
        });
    if (goesOn) {
      plan.ends().forEach(s -> lines.add("  then " + text(s)));
    }
    if (!text(plan.undo()).equals("nothing")) {
      lines.add("  undo: " + text(plan.undo()));
    }
  }

  private String text(StackExit exit) {
    List<String> parts = new ArrayList<>();
    exit.stores().forEach(s -> parts.add(text(s)));
    exit.adjusts().forEach(a -> parts.add(a.stack().name() + " -= " + text(a.lowered())));
    return parts.isEmpty() ? "nothing" : String.join(", ", parts);
  }

  private String text(Store store) {
    return text(store.to()) + " = " + text(store.value());
  }

  private String text(Value value) {
    if (value instanceof Value.Of of) {
      return names.get(of.variable());
    } else if (value instanceof Value.Known known) {
      return ActionPrinter.print(known.expr());
    }
    return value instanceof Value.In in ? text(in.place()) : "next";
  }

  private String text(Location location) {
    if (location instanceof Location.Slot slot) {
      String below = text(new Distance(-slot.below().constant(), slot.below().lengths()));
      return slot.stack().name() + "[" + below + "]";
    } else if (location instanceof Location.RegionSlot slot) {
      return slot.region().name() + "[#" + names.get(slot.index().variable()) + "]";
    }
    Location.Register register = (Location.Register) location;
    return register.stack().name() + "." + register.index();
  }

  private static String text(Distance distance) {
    return distance.constant() + (distance.isConstant() ? "" : " + lengths");
  }

  @Override
  public String toString() {
    return String.join("\n", lines) + "\n";
  }
}
