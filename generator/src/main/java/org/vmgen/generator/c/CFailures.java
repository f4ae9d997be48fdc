package org.vmgen.generator.c;

import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import org.vmgen.generator.model.Trap;
import org.vmgen.generator.stack.PartPlan;
import org.vmgen.generator.stack.StackExit;
import org.vmgen.generator.stack.Store;

/**
 * How throws and traps leave a body: at once where nothing has changed, otherwise by way of a label
 * at its end, where what the parts have moved is put back.
 */
final class CFailures {
  /** Leaves the body as if it had not begun. */
  private static final String RETREAT = "goto retreat;";

  private final CTypes types;
  private final CNames names;
  private final BodySource source;
  private final CStacks stacks;
  private final CWriter out;
  private final Repeatable repeatable;
  private final Set<Integer> raises = new HashSet<>();
  private final Set<Integer> traps = new HashSet<>();
  private final Set<Integer> refuses = new HashSet<>();

  CFailures(CTypes types, BodySource source, CStacks stacks, CWriter out) {
    this.types = types;
    this.names = types.names();
    this.source = source;
    this.stacks = stacks;
    this.out = out;
    this.repeatable = Repeatable.of(source);
  }

  /** Whether the action of a part, as far as it is printed, throws or traps after a change. */
  boolean in(int part) {
    return raises.contains(part) || traps.contains(part);
  }

  void raise(int part) {
    if (repeatable.within(part)) {
      out.line(RETREAT);
      return;
    }
    raises.add(part);
    out.line("goto " + (restores(part) ? label("thrown", part) : "thrown") + ";");
  }

  /** Whether a thrown value is to be kept: one that is thrown again after a retreat is not. */
  boolean takesValue(int part) {
    return !repeatable.within(part);
  }

  /** Where a raw body's traps go. */
  String trappedLabel(int part) {
    traps.add(part);
    return restores(part) ? label("trapped", part) : "trapped";
  }

  /** The statement that traps in an action. */
  String trap(int part, Trap trap, String detail) {
    if (repeatable.within(part)) {
      return RETREAT;
    }
    traps.add(part);
    return restores(part)
        ? trapTo(label("trapped", part), trap, detail)
        : "TRAP(%s, %s);".formatted(names.trap(trap), detail);
  }

  /** Prints a test before the action of a part, which has moved no pointer yet. */
  void trapIf(int part, String test, Trap trap, String detail) {
    if (repeatable.before(part)) {
      out.line("if (" + test + ") " + RETREAT);
    } else if (source.selected() && plan(part).rebased().isEmpty()) {
      out.line("if (" + test + ") " + trap(part, trap, detail));
    } else if (source.selected()) {
      refuses.add(part);
      out.line("if (" + test + ") " + trapTo(label("refused", part), trap, detail));
    } else {
      out.line("if (%s) TRAP(%s, %s);".formatted(test, names.trap(trap), detail));
    }
  }

  /** Prints where throws and traps of a part put back what the parts have moved. */
  void undo(int part, Consumer<Store> store) {
    if (raises.contains(part) && restores(part)) {
      begin("thrown", part);
      stacks.restore(plan(part));
      end(part, plan(part).undo(), store, "thrown");
    }
    if (traps.contains(part) && restores(part)) {
      begin("trapped", part);
      stacks.restore(plan(part));
      end(part, plan(part).undo(), store, "trapped");
    }
    if (refuses.contains(part)) {
      begin("refused", part);
      end(part, plan(part).refusal(), store, "trapped");
    }
  }

  /** Says where in the body the run loop is left, and which stacks are in memory. */
  void leaving(int part) {
    if (source.selected()) {
      out.line("LEAVING(%d, %d);".formatted(source.named().getAsInt(), source.offset(part)));
    }
    if (types.counts() && part > 0) {
      // The parts before this one are completed.
      out.line("left -= " + part + ";");
    }
  }

  private void begin(String kind, int part) {
    if (source.selected()) {
      out.seldom(label(kind, part));
    } else {
      out.label(label(kind, part));
    }
  }

  private void end(int part, StackExit exit, Consumer<Store> store, String to) {
    exit.stores().forEach(store);
    exit.adjusts().forEach(stacks::adjust);
    leaving(part);
    out.line("goto " + to + ";");
  }

  /** Whether throws and traps of a part have something to put back or to say. */
  private boolean restores(int part) {
    return source.selected() || !plan(part).rebased().isEmpty();
  }

  private String trapTo(String label, Trap trap, String detail) {
    return "TRAP_TO(%s, %s, %s);".formatted(label, names.trap(trap), detail);
  }

  private String label(String kind, int part) {
    return kind + "_" + source.label() + (part == 0 ? "" : "_" + part);
  }

  private PartPlan plan(int part) {
    return source.plan().parts().get(part);
  }
}
