package org.vmgen.harness.programs;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.vmgen.runtime.ValueType;
import org.vmgen.runtime.verify.Source;
import org.vmgen.runtime.verify.StackState;
import org.vmgen.runtime.verify.Way;

/** Writes the pieces of which routines consist. Each takes stacks and gives those after it. */
final class Blocks {
  private static final int MOST_NESTED = 2;

  private final Draft draft;
  private final Catalogue catalogue;
  private final Functions functions;
  private final StraightLine line;
  private final Jumps jumps;
  private final Rows rows;
  private final CodeChanges changes;
  private final Optional<Template> goTo;

  Blocks(Draft draft, Functions functions, CodeChanges changes) {
    this.draft = draft;
    this.catalogue = draft.catalogue;
    this.functions = functions;
    this.line = new StraightLine(draft, functions);
    this.jumps = new Jumps(draft);
    this.rows = new Rows(draft, this, line, functions);
    this.changes = changes;
    this.goTo =
        catalogue.of(Template.Kind.BRANCH).stream()
            .filter(t -> t.info().inputs().isEmpty() && t.info().outputs().isEmpty())
            .filter(t -> t.effect().ways().size() == 1 && t.info().immediates().size() == 1)
            .filter(t -> t.effect().ways().get(0).target().kind() == Source.Kind.IMMEDIATE)
            .findFirst();
  }

  /** So many pieces; what does not go is left out. */
  StackState block(StackState start, int pieces, int nested) {
    StackState state = start;
    for (int i = 0; i < pieces; i++) {
      int mark = draft.lines.size();
      try {
        state = piece(shallow(state), nested);
      } catch (Draft.DeadEnd e) {
        draft.lines.subList(mark, draft.lines.size()).clear();
      }
    }
    return state;
  }

  private StackState piece(StackState state, int nested) {
    int choice = draft.random.nextInt(100);
    if (choice < 6 && functions.areCallable()) {
      return functions.call(state);
    } else if (nested < MOST_NESTED && choice < 16) {
      return branch(state, nested);
    } else if (nested < MOST_NESTED && choice < 22) {
      return loop(state, nested);
    } else if (choice < 25) {
      return jumps.computed(state);
    } else if (choice < 40 && !catalogue.rows().isEmpty()) {
      return rows.row(state, nested);
    } else if (choice < 45) {
      return line.held(state);
    } else if (choice < 48 && changes.arePossible()) {
      return changes.some(state, line);
    }
    return line.plain(state);
  }

  /** Drops items of stacks that have become deep. */
  private StackState shallow(StackState state) {
    StackState wanted = state.copy();
    for (int stack = 0; stack < state.count(); stack++) {
      int above = state.depth(stack) - draft.floor()[stack];
      if (above > draft.deep() && draft.chance(60)) {
        for (int i = draft.random.nextInt(above); i > 0; i--) {
          wanted.pop(stack);
        }
      }
    }
    return wanted.equals(state) ? state : draft.become(state, wanted, false);
  }

  /** An instruction after which stacks are not known, and something on top of what it leaves. */
  boolean ragged(StackState state) {
    List<Template> all =
        catalogue.of(Template.Kind.RAGGED).stream().filter(line::isAllowed).toList();
    if (all.isEmpty()) {
      return false;
    }
    Template template = draft.one(all);
    List<Program.Operand> operands = line.operands(template, state, true);
    StackState ready = draft.supply(template, state, operands, draft.chance(50));
    draft.append(template.opcode(), operands, ready);
    draft.inside(new int[state.count()], 0, 0);
    block(StackState.empty(state.count()), draft.random.nextInt(6), 0);
    return true;
  }

  /** Makes regions deep enough that something can be done with them. */
  StackState regions(StackState start) {
    return line.regions(start);
  }

  /** The end of the main part. */
  void stop(StackState state) {
    draft.append(catalogue.machine().stop(), List.of(), state);
  }

  // ---- branches ---------------------------------------------------------------------------------

  private record Arm(int label, StackState state) {}

  private StackState branch(StackState before, int nested) {
    List<Template> all = catalogue.of(Template.Kind.BRANCH);
    if (all.isEmpty()) {
      throw new Draft.DeadEnd();
    }
    return branch(draft.one(all), before, nested);
  }

  /** The branch, and code on its ways up to where they meet. */
  StackState branch(Template template, StackState before, int nested) {
    List<Program.Operand> operands = line.operands(template, before, true);
    StackState state = draft.supply(template, before, operands, draft.chance(30));
    List<Arm> arms = new ArrayList<>();
    List<Program.Operand> named = name(template, operands, state, arms);
    draft.append(template.opcode(), named, state);
    Optional<StackState> fall = template.falls().map(way -> template.after(state, way, operands));
    if (arms.isEmpty()) {
      return fall.orElseThrow(Draft.DeadEnd::new);
    } else if (arms.size() == 1 && fall.isPresent() && (goTo.isEmpty() || draft.chance(60))) {
      StackState end = arms.get(0).state();
      draft.become(body(fall.get(), nested), end, false);
      draft.mark(arms.get(0).label());
      return end;
    }
    StackState end = arms.get(0).state();
    int label = draft.newLabel();
    if (fall.isPresent()) {
      finish(body(fall.get(), nested), end, label);
    }
    for (int i = 0; i < arms.size(); i++) {
      draft.mark(arms.get(i).label());
      StackState last = body(arms.get(i).state(), nested);
      if (i < arms.size() - 1) {
        finish(last, end, label);
      } else {
        draft.become(last, end, false);
      }
    }
    draft.mark(label);
    return end;
  }

  private StackState body(StackState state, int nested) {
    return block(state, draft.random.nextInt(4), nested + 1);
  }

  /** Makes the stacks of the end and goes there. */
  private void finish(StackState state, StackState end, int label) {
    StackState there = draft.become(state, end, false);
    Template template = goTo.orElseThrow(Draft.DeadEnd::new);
    draft.append(template.opcode(), List.of(new Program.Target(label)), there);
  }

  /** Gives each code immediate a label, and each label the stacks with which it is reached. */
  private List<Program.Operand> name(
      Template template, List<Program.Operand> operands, StackState state, List<Arm> arms) {
    List<Program.Operand> named = new ArrayList<>(operands);
    Map<Integer, StackState> states = new HashMap<>();
    for (Way way : template.effect().ways()) {
      if (way.kind() == Way.Kind.JUMP) {
        StackState after = template.after(state, way, operands);
        StackState other = states.putIfAbsent(way.target().index(), after);
        if (other != null && !other.equals(after)) {
          throw new Draft.DeadEnd();
        }
      }
    }
    for (int i = 0; i < named.size(); i++) {
      if (template.info().immediates().get(i).type() == ValueType.CODE) {
        if (!states.containsKey(i)) {
          throw new Draft.DeadEnd();
        }
        named.set(i, label(operands.get(i), states.get(i), arms));
      }
    }
    return named;
  }

  private Program.Operand label(Program.Operand operand, StackState state, List<Arm> arms) {
    if (operand instanceof Program.Many many) {
      List<Program.Operand> elements = new ArrayList<>();
      List<Arm> own = new ArrayList<>();
      for (int i = 0; i < many.elements().size(); i++) {
        if (own.isEmpty() || own.size() < 3 && draft.chance(70)) {
          own.add(new Arm(draft.newLabel(), state));
        }
        elements.add(new Program.Target(draft.one(own).label()));
      }
      arms.addAll(own);
      return new Program.Many(elements);
    }
    Arm arm = new Arm(draft.newLabel(), state);
    arms.add(arm);
    return new Program.Target(arm.label());
  }

  // ---- loops ------------------------------------------------------------------------------------

  private StackState loop(StackState start, int nested) {
    List<Template> all =
        catalogue.of(Template.Kind.BRANCH).stream()
            .filter(
                t -> t.effect().ways().stream().filter(w -> w.kind() == Way.Kind.JUMP).count() == 1)
            .filter(t -> t.effect().ways().get(0).target().kind() != Source.Kind.ELEMENT)
            .toList();
    if (all.isEmpty()) {
      throw new Draft.DeadEnd();
    }
    Template back = draft.one(all);
    Way jump =
        back.effect().ways().stream()
            .filter(way -> way.kind() == Way.Kind.JUMP)
            .findFirst()
            .orElseThrow();
    if (jump.target().kind() != Source.Kind.IMMEDIATE) {
      throw new Draft.DeadEnd();
    }
    int head = draft.newLabel();
    int exit = draft.newLabel();
    draft.mark(head);
    boolean early = draft.chance(50);
    StackState leaving = start;
    if (early) {
      fuel(exit, start);
    }
    StackState state = block(start, 1 + draft.random.nextInt(4), nested + 1);
    if (!early) {
      fuel(exit, state);
      leaving = state;
    }
    List<Program.Operand> operands = new ArrayList<>(line.operands(back, start, false));
    operands.set(jump.target().index(), new Program.Target(head));
    StackState ready = draft.become(state, before(back, jump, start, operands), false);
    draft.append(back.opcode(), operands, ready);
    if (back.falls().isPresent()) {
      draft.become(back.after(ready, back.falls().get(), operands), leaving, false);
    }
    draft.mark(exit);
    return leaving;
  }

  private void fuel(int exit, StackState state) {
    draft.append(catalogue.machine().fuel(), List.of(new Program.Target(exit)), state);
  }

  /** The stacks from which a jump leads to given ones. */
  private StackState before(
      Template template, Way jump, StackState after, List<Program.Operand> operands) {
    StackState state = after.copy();
    for (int i = jump.outputs().size() - 1; i >= 0; i--) {
      int stack = jump.outputs().get(i).stack();
      if (state.depth(stack) <= draft.floor()[stack]) {
        throw new Draft.DeadEnd();
      }
      state.pop(stack);
    }
    template.inputs(operands).forEach(item -> state.push(item.place(), template.expected(item)));
    return state;
  }
}
