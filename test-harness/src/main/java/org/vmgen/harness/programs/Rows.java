package org.vmgen.harness.programs;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.vmgen.generator.model.Composite;
import org.vmgen.runtime.ItemInfo;
import org.vmgen.runtime.ValueType;
import org.vmgen.runtime.verify.StackState;
import org.vmgen.runtime.verify.Value;

/**
 * Writes the parts of combined instructions directly one after the other, with the immediates that
 * their definitions bind: random instructions would seldom stand so.
 */
final class Rows {
  /** In how many of a hundred rows a stack is full. */
  private static final int FULL = 4;

  private final Draft draft;
  private final Blocks blocks;
  private final StraightLine line;
  private final Functions functions;

  Rows(Draft draft, Blocks blocks, StraightLine line, Functions functions) {
    this.draft = draft;
    this.blocks = blocks;
    this.line = line;
    this.functions = functions;
  }

  private record Part(Template template, List<Program.Operand> operands) {}

  /** The parts of some combined instruction, and before them what pushes all that they take. */
  StackState row(StackState start, int nested) {
    Composite composite = draft.one(draft.catalogue.rows());
    List<Part> parts = new ArrayList<>();
    for (Composite.Part part : composite.parts()) {
      Template template = draft.catalogue.template(part.instruction().opcode());
      if (template.kind() == Template.Kind.PLAIN) {
        if (!line.isAllowed(template)) {
          throw new Draft.DeadEnd();
        }
        parts.add(new Part(template, operands(template, part.operands(), start)));
      }
    }
    StackState state = start;
    if (!parts.isEmpty()) {
      boolean small = parts.stream().anyMatch(p -> p.template().isDelicate()) && draft.chance(75);
      state = supply(parts, start, small);
    }
    for (Part part : parts) {
      if (!part.template().isReady(state, draft.floor(), part.template().inputs(part.operands()))) {
        throw new Draft.DeadEnd();
      }
      state =
          draft.emit(
              part.template(), state, part.template().falls().orElseThrow(), part.operands());
    }
    Composite.Part last = composite.parts().get(composite.parts().size() - 1);
    return end(draft.catalogue.template(last.instruction().opcode()), state, nested);
  }

  /** The last part, if it is one that can leave the straight line. */
  private StackState end(Template last, StackState state, int nested) {
    if (last.kind() == Template.Kind.BRANCH && nested <= 1) {
      return blocks.branch(last, state, nested);
    } else if (last.kind() == Template.Kind.CALL && functions.areCallable()) {
      return functions.call(state);
    }
    return state;
  }

  private List<Program.Operand> operands(
      Template template, List<Composite.Operand> known, StackState state) {
    List<Program.Operand> operands =
        new ArrayList<>(line.operands(template, state, template.isDelicate()));
    for (int i = 0; i < operands.size(); i++) {
      if (known.get(i) instanceof Composite.Operand.Bound bound) {
        boolean text = template.info().immediates().get(i).type() == ValueType.REF;
        operands.set(i, text ? new Program.Text(Optional.empty()) : new Program.Bits(bound.bits()));
      } else if (known.get(i) instanceof Composite.Operand.Same same) {
        operands.set(i, operands.get(same.index()));
      }
    }
    return operands;
  }

  /** Pushes what the parts take of what was there before them, unless that will do. */
  private StackState supply(List<Part> parts, StackState start, boolean small) {
    List<Deque<Value>> needed = needed(parts, start.count());
    StackState wanted = start.copy();
    if (draft.chance(FULL)) {
      fill(wanted, parts, needed);
    } else if (draft.chance(50) && lies(needed, start)) {
      return start;
    }
    for (int stack = 0; stack < needed.size(); stack++) {
      for (Value value : needed.get(stack)) {
        wanted.push(stack, value);
      }
    }
    return draft.become(start, wanted, small);
  }

  /** Pushes so much on a stack that the parts just have room on it, or lack one slot. */
  private void fill(StackState state, List<Part> parts, List<Deque<Value>> needed) {
    int stack = draft.random.nextInt(state.count());
    int most = draft.slots(stack) - rise(parts, stack) + (draft.chance(40) ? 1 : 0);
    while (state.depth(stack) + needed.get(stack).size() < most) {
      state.push(stack, draft.catalogue.anything(stack));
    }
  }

  /** By how many items a stack is higher at its highest, between two parts, than before them. */
  private static int rise(List<Part> parts, int stack) {
    int height = 0;
    int highest = 0;
    for (Part part : parts) {
      List<ItemInfo> items = part.template().inputs(part.operands());
      height -= (int) items.stream().filter(item -> item.place() == stack).count();
      height +=
          (int)
              part.template().falls().orElseThrow().outputs().stream()
                  .filter(output -> output.stack() == stack)
                  .count();
      highest = Math.max(highest, height);
    }
    return highest;
  }

  /** What parts take from below all that they leave themselves, by stack, the deepest first. */
  private static List<Deque<Value>> needed(List<Part> parts, int stacks) {
    List<Deque<Value>> needed = new ArrayList<>();
    for (int stack = 0; stack < stacks; stack++) {
      needed.add(new ArrayDeque<>());
    }
    StackState state = StackState.empty(stacks);
    for (Part part : parts) {
      List<ItemInfo> items = part.template().inputs(part.operands());
      StackState full = StackState.empty(stacks);
      for (int stack = 0; stack < stacks; stack++) {
        int place = stack;
        List<ItemInfo> own = items.stream().filter(item -> item.place() == place).toList();
        int missing = Math.max(0, own.size() - state.depth(stack));
        for (int i = missing - 1; i >= 0; i--) {
          needed.get(stack).addFirst(part.template().expected(own.get(i)));
        }
        for (int i = 0; i < missing; i++) {
          full.push(stack, part.template().expected(own.get(i)));
        }
        for (int i = state.depth(stack) - 1; i >= 0; i--) {
          full.push(stack, state.fromTop(stack, i));
        }
      }
      state = part.template().after(full, part.template().falls().orElseThrow(), part.operands());
    }
    return needed;
  }

  private boolean lies(List<Deque<Value>> needed, StackState state) {
    for (int stack = 0; stack < needed.size(); stack++) {
      int index = needed.get(stack).size();
      if (state.depth(stack) - index < draft.floor()[stack]) {
        return false;
      }
      for (Value value : needed.get(stack)) {
        Value there = state.fromTop(stack, --index);
        if (!there.equals(value) && !value.equals(Value.ANY)) {
          return false;
        }
      }
    }
    return true;
  }
}
