package org.vmgen.generator.reference;

import java.util.ArrayList;
import java.util.List;
import org.vmgen.generator.model.Body;
import org.vmgen.generator.model.Immediate;
import org.vmgen.generator.model.Instruction;
import org.vmgen.generator.model.Item;
import org.vmgen.generator.model.ScalarType;
import org.vmgen.generator.model.Stack;
import org.vmgen.generator.model.Trap;
import org.vmgen.generator.model.Type;
import org.vmgen.generator.model.Variable;

/**
 * One execution of one instruction: decodes its immediates, tests and pops its inputs, executes its
 * action, pushes its outputs. If the action throws or traps, {@link #restore} undoes what the
 * instruction did to the stacks.
 */
final class Step {

  private record Saved(Slots slots, int index, Object raw) {}

  private final MachineState state;
  private final Instruction instruction;
  private final Frame frame = new Frame();
  private final int next;
  private final long[] popped;
  private final int[] depths;
  private final List<Saved> saved = new ArrayList<>();
  private final List<Integer> inputOperands = new ArrayList<>();
  private final List<Integer> outputOperands = new ArrayList<>();
  private long target;

  Step(MachineState state, Instruction instruction, int position) {
    this.state = state;
    this.instruction = instruction;
    popped = new long[state.stacks().size()];
    depths = state.depths();
    next = decode(position + 1);
  }

  /** The position after the instruction. */
  int next() {
    return next;
  }

  /** The position to go to, or the value halted with or yielded. */
  long target() {
    return target;
  }

  private int decode(int first) {
    int position = first;
    for (Immediate immediate : instruction.effect().immediates()) {
      Variable variable = immediate.variable();
      if (!immediate.isArray()) {
        set(variable, immediateValue(immediate, state.word(position++)));
        continue;
      }
      int length = (int) state.word(position++);
      Object[] elements = new Object[length];
      for (int i = 0; i < length; i++) {
        elements[i] = immediateValue(immediate, state.word(position++));
      }
      frame.setReference(variable, array(variable, elements));
      immediate.length().ifPresent(k -> frame.set(k, length));
    }
    return position;
  }

  private Object immediateValue(Immediate immediate, long word) {
    return Evaluator.isReference(immediate.type())
        ? state.constant((int) word)
        : (Object) Bits.canonical((ScalarType) immediate.type(), word);
  }

  private static Object array(Variable variable, Object[] elements) {
    if (Evaluator.isReference(variable.type())) {
      return elements;
    }
    long[] bits = new long[elements.length];
    for (int i = 0; i < bits.length; i++) {
      bits[i] = (Long) elements[i];
    }
    return bits;
  }

  private void set(Variable variable, Object boxed) {
    if (Evaluator.isReference(variable.type())) {
      frame.setReference(variable, boxed);
    } else {
      frame.set(variable, (Long) boxed);
    }
  }

  /**
   * Executes the instruction.
   *
   * @throws TrapSignal if it traps
   * @throws org.vmgen.runtime.VmThrow if it throws
   */
  Executor.Completion execute() {
    testDepths();
    loadItems();
    testCodeItems();
    operands(instruction.effect().inputs(), inputOperands);
    operands(instruction.effect().outputs(), outputOperands);
    loadOperands();
    pop();
    Executor executor = new Executor(state, frame, next);
    if (instruction.body() instanceof Body.Action action) {
      executor.execute(action.block());
    } else {
      throw state.noAction(instruction);
    }
    target = executor.value();
    complete(executor.completion());
    return executor.completion();
  }

  private void testDepths() {
    int[] pushed = new int[popped.length];
    for (Item item : instruction.effect().inputs()) {
      if (item instanceof Item.Single single) {
        popped[single.stack().index()] += 1;
      } else if (item instanceof Item.Many many) {
        long length = frame.bits(many.length().variable());
        long sum = popped[many.stack().index()] + length;
        popped[many.stack().index()] = length < 0 || sum < 0 ? Long.MAX_VALUE : sum;
      }
    }
    for (Item item : instruction.effect().outputs()) {
      if (item instanceof Item.Single single) {
        pushed[single.stack().index()]++;
      }
    }
    for (Stack stack : state.stacks()) {
      Slots slots = state.stack(stack);
      if (slots.depth() - slots.floor() < popped[stack.index()]) {
        throw new TrapSignal(Trap.UNDERFLOW, stack.index());
      }
    }
    for (Stack stack : state.stacks()) {
      int i = stack.index();
      if (state.stack(stack).depth() - popped[i] + pushed[i] > state.stack(stack).limit()) {
        throw new TrapSignal(Trap.OVERFLOW, i);
      }
    }
    state.setPushed(pushed);
  }

  private void loadItems() {
    int[] at = new int[popped.length];
    for (int i = 0; i < at.length; i++) {
      at[i] = (int) (depths[i] - popped[i]);
    }
    for (Item item : instruction.effect().inputs()) {
      if (item instanceof Item.Single single) {
        Slots slots = state.stack(single.stack());
        set(item.variable(), load(slots, at[single.stack().index()]++, item));
      } else if (item instanceof Item.Many many) {
        Slots slots = state.stack(many.stack());
        Object[] elements = new Object[(int) frame.bits(many.length().variable())];
        for (int i = 0; i < elements.length; i++) {
          elements[i] = load(slots, at[many.stack().index()]++, item);
        }
        frame.setReference(item.variable(), array(item.variable(), elements));
      }
    }
  }

  private Object load(Slots slots, int index, Item item) {
    Object raw = slots.raw(index);
    saved.add(new Saved(slots, index, raw));
    return slots.toItem(item.type(), raw);
  }

  private void testCodeItems() {
    for (Item item : instruction.effect().inputs()) {
      if (item.type() == ScalarType.CODE) {
        if (item instanceof Item.Single) {
          state.requireLeader(frame.bits(item.variable()));
        } else if (item instanceof Item.Many) {
          for (long position : (long[]) frame.reference(item.variable())) {
            state.requireLeader(position);
          }
        }
      }
    }
  }

  /** Tests the region operands among the items and notes their slots. */
  private void operands(List<Item> items, List<Integer> slots) {
    for (Item item : items) {
      if (item instanceof Item.Operand operand) {
        long index = frame.bits(operand.index().variable());
        long below = operand.region().on().map(s -> popped[s.index()]).orElse(0L);
        slots.add(state.regionSlot(operand.region(), index, below));
      }
    }
  }

  private void loadOperands() {
    int number = 0;
    for (Item item : instruction.effect().inputs()) {
      if (item instanceof Item.Operand operand) {
        Slots slots = state.slots(operand.region());
        Object value = slots.toItem(item.type(), slots.raw(inputOperands.get(number++)));
        if (item.type() == ScalarType.CODE) {
          state.requireLeader((Long) value);
        }
        set(item.variable(), value);
      }
    }
  }

  private void pop() {
    for (Stack stack : state.stacks()) {
      if (popped[stack.index()] != 0) {
        state.stack(stack).setDepth((int) (depths[stack.index()] - popped[stack.index()]));
      }
    }
  }

  private void complete(Executor.Completion completion) {
    switch (completion) {
      case CALL -> {
        Stack returns = state.returnStack();
        state.requireRoom(returns, state.pushed(returns) + 1);
      }
      case RETURN -> target = state.popReturn();
      default -> {}
    }
    state.stacks().forEach(stack -> state.requireRoom(stack, state.pushed(stack)));
    pushOutputs();
    if (completion == Executor.Completion.CALL) {
      push(state.returnStack(), ScalarType.CODE, (Long) (long) next);
    }
    for (Stack stack : state.stacks()) {
      state.stack(stack).forgetBelow(depths[stack.index()]);
    }
  }

  /** Stores operands in regions, then pushes: a region may name slots of a stack. */
  private void pushOutputs() {
    int number = 0;
    for (Item item : instruction.effect().outputs()) {
      if (item instanceof Item.Operand operand) {
        Slots slots = state.slots(operand.region());
        slots.setRaw(outputOperands.get(number++), slots.fromItem(item.type(), value(item)));
      }
    }
    for (Item item : instruction.effect().outputs()) {
      if (item instanceof Item.Single single
          && (!single.optional() || frame.isAssigned(item.variable()))) {
        push(single.stack(), item.type(), value(item));
      }
    }
  }

  private Object value(Item output) {
    return Evaluator.isReference(output.type())
        ? frame.reference(output.variable())
        : (Object) frame.bits(output.variable());
  }

  private void push(Stack stack, Type type, Object value) {
    Slots slots = state.stack(stack);
    int top = slots.depth();
    slots.setDepth(top + 1);
    slots.setRaw(top, slots.fromItem(type, value));
  }

  /** Brings depths and input items back to what they were before the instruction. */
  void restore() {
    state.restoreDepths(depths);
    saved.forEach(item -> item.slots().setRaw(item.index(), item.raw()));
  }
}
