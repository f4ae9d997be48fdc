package org.vmgen.harness.programs;

import java.util.Arrays;
import java.util.List;
import org.vmgen.runtime.ItemInfo;
import org.vmgen.runtime.ValueType;
import org.vmgen.runtime.verify.StackState;

/** Writes jumps to code values that lie on stacks. */
final class Jumps {
  private final Draft draft;
  private final Catalogue catalogue;

  Jumps(Draft draft) {
    this.draft = draft;
    this.catalogue = draft.catalogue;
  }

  /** Pushes a position and jumps there. */
  StackState computed(StackState start) {
    List<Template> all = catalogue.of(Template.Kind.COMPUTED);
    if (all.isEmpty()) {
      throw new Draft.DeadEnd();
    }
    Template template = draft.one(all);
    int label = draft.newLabel();
    List<Program.Operand> operands =
        draft.operands(template, start, false).orElseThrow(Draft.DeadEnd::new);
    StackState state = inputs(template, start, label, operands);
    StackState after = template.after(state, template.effect().ways().get(0), operands);
    draft.append(template.opcode(), operands, state);
    draft.mark(label);
    return after;
  }

  /** Pushes inputs one after the other, that of type code being a label. */
  StackState inputs(
      Template template, StackState start, int label, List<Program.Operand> operands) {
    StackState state = start;
    for (ItemInfo item : template.inputs(operands)) {
      if (item.type() == ValueType.CODE) {
        state = address(item.place(), label, state);
      } else {
        StackState wanted = state.copy();
        wanted.push(item.place(), template.expected(item));
        state = draft.become(state, wanted, false);
      }
    }
    return state;
  }

  private StackState address(int stack, int label, StackState state) {
    List<Template> all =
        catalogue.of(Template.Kind.ADDRESS).stream()
            .filter(t -> t.effect().ways().get(0).outputs().get(0).stack() == stack)
            .toList();
    if (all.isEmpty()) {
      throw new Draft.DeadEnd();
    }
    Template template = draft.one(all);
    return draft.emit(
        template, state, template.effect().ways().get(0), Arrays.asList(new Program.Target(label)));
  }
}
