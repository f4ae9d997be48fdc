package org.vmgen.harness.programs;

import java.util.List;
import org.vmgen.generator.action.Stmt;
import org.vmgen.generator.action.Target;
import org.vmgen.generator.action.Walk;
import org.vmgen.generator.lower.Lowering;
import org.vmgen.generator.model.Region;
import org.vmgen.runtime.ItemInfo;
import org.vmgen.runtime.verify.StackState;

/** Writes instructions that run one after the other. */
final class StraightLine {
  private static final int TRIES = 8;

  private final Draft draft;
  private final Catalogue catalogue;
  private final Functions functions;

  StraightLine(Draft draft, Functions functions) {
    this.draft = draft;
    this.catalogue = draft.catalogue;
    this.functions = functions;
  }

  /** An instruction, and before it what pushes what it takes. */
  StackState plain(StackState state) {
    if (draft.chance(1) && !catalogue.of(Template.Kind.STOP).isEmpty()) {
      Template template = draft.one(catalogue.of(Template.Kind.STOP));
      if (isAllowed(template)) {
        List<Program.Operand> operands = operands(template, state, false);
        StackState ready = draft.supply(template, state, operands, draft.chance(20));
        draft.append(template.opcode(), operands, ready);
        return state(ready, template, operands);
      }
    }
    List<Template> all = catalogue.of(Template.Kind.PLAIN);
    if (all.isEmpty()) {
      throw new Draft.DeadEnd();
    }
    for (int i = 0; i < TRIES; i++) {
      Template template = draft.one(all);
      if (!isAllowed(template) || Catalogue.mayYield(template) && !draft.chance(25)) {
        continue;
      }
      List<Program.Operand> operands = operands(template, state, template.isDelicate());
      boolean fresh = draft.chance(template.isDelicate() ? 50 : 15);
      boolean ready = template.isReady(state, draft.floor(), template.inputs(operands));
      if (ready || fresh || i == TRIES - 1) {
        StackState supplied = draft.supply(template, state, operands, fresh);
        return draft.emit(template, supplied, template.falls().orElseThrow(), operands);
      }
    }
    throw new Draft.DeadEnd();
  }

  /**
   * Instructions that take what lies there, and among them one that looks at slots: items that
   * engines hold back have to be in their slots then.
   */
  StackState held(StackState start) {
    StackState state = start;
    for (int i = draft.random.nextInt(5); i > 0; i--) {
      state = ready(state, catalogue.safe());
    }
    for (int i = 1 + draft.random.nextInt(2); i > 0; i--) {
      state = ready(state, catalogue.looking());
      state = ready(state, catalogue.safe());
    }
    return state;
  }

  /** One for which all lies there; none if none is found. */
  private StackState ready(StackState state, List<Template> templates) {
    for (int i = 0; i < TRIES && !templates.isEmpty(); i++) {
      Template template = draft.one(templates);
      List<Program.Operand> operands = operands(template, state, true);
      if (isAllowed(template)
          && template.isReady(state, draft.floor(), template.inputs(operands))) {
        return draft.emit(template, state, template.falls().orElseThrow(), operands);
      }
    }
    return state;
  }

  /** Behind an instruction that always ends the run, its inputs popped. */
  private static StackState state(
      StackState before, Template template, List<Program.Operand> operands) {
    StackState state = before.copy();
    template.inputs(operands).forEach(item -> state.pop(item.place()));
    return state;
  }

  List<Program.Operand> operands(Template template, StackState state, boolean small) {
    return draft
        .operands(template, state, small && draft.chance(75))
        .orElseThrow(Draft.DeadEnd::new);
  }

  /** In functions the slots are left alone among which the return position is. */
  boolean isAllowed(Template template) {
    boolean ranged =
        template.info().immediates().stream()
            .anyMatch(
                immediate ->
                    catalogue
                        .settings()
                        .ranges()
                        .containsKey(template.info().name() + "." + immediate.name()));
    return ranged || !catalogue.seesCode(template) || !functions.isInside();
  }

  /** Makes regions deep enough that something can be done with them. */
  StackState regions(StackState start) {
    StackState state = start;
    for (Region region : catalogue.model().regions()) {
      for (Template template : catalogue.of(Template.Kind.PLAIN)) {
        if (region.on().isEmpty() && resizes(template, region) && draft.chance(90)) {
          List<Program.Operand> operands =
              draft.operands(template, state, true).orElseThrow(Draft.DeadEnd::new);
          StackState wanted = state.copy();
          for (ItemInfo item : template.inputs(operands)) {
            wanted.push(item.place(), template.expected(item));
          }
          StackState ready = draft.become(state, wanted, true);
          state = draft.emit(template, ready, template.falls().orElseThrow(), operands);
        }
      }
    }
    return state;
  }

  private boolean resizes(Template template, Region region) {
    if (!template.instruction().properties().writes().contains(region)) {
      return false;
    }
    boolean[] found = {false};
    Walk.statements(
        Lowering.instruction(catalogue.model(), template.instruction(), true),
        statement ->
            found[0] |=
                statement instanceof Stmt.Assign assign
                    && assign.target() instanceof Target.ToDepth depth
                    && depth.stackOrRegion().equals(region));
    return found[0];
  }
}
