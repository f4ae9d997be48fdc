package org.vmgen.generator.reference;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.vmgen.generator.model.Instruction;
import org.vmgen.generator.model.Memory;
import org.vmgen.generator.model.Region;
import org.vmgen.generator.model.Register;
import org.vmgen.generator.model.ScalarType;
import org.vmgen.generator.model.Stack;
import org.vmgen.generator.model.State;
import org.vmgen.generator.model.Trap;
import org.vmgen.generator.model.VmModel;
import org.vmgen.runtime.ExternException;

/** The machine's state as actions see it; every access is tested and traps if it is not allowed. */
final class MachineState {

  private final VmModel model;
  private final ReferenceMachine machine;
  private final ExternTable externs;
  private final List<Slots> stacks = new ArrayList<>();
  private final List<Slots> regions = new ArrayList<>();
  private final List<MemoryAccess> memories = new ArrayList<>();
  private int[] pushed;

  MachineState(VmModel model, ReferenceMachine machine, Optional<Object> externs) {
    this.model = model;
    this.machine = machine;
    this.externs = new ExternTable(machine, model.externs(), externs);
    for (Stack stack : model.stacks()) {
      stacks.add(new Slots(machine.stacks().get(stack.index()), stack.slot()));
    }
    for (Region region : model.regions()) {
      regions.add(new Slots(machine.regions().get(region.index()), region.slot()));
    }
    for (Memory memory : model.memories()) {
      memories.add(new MemoryAccess(memory, machine.memory(memory.index()).bytes));
    }
    pushed = new int[stacks.size()];
  }

  // ---- code -------------------------------------------------------------------------------------

  long word(int position) {
    return machine.codeView().word(position);
  }

  Object constant(int index) {
    return machine.codeView().constant(index);
  }

  void requireLeader(long position) {
    if (!machine.codeView().isLeader(position)) {
      throw new TrapSignal(Trap.CODE, TrapSignal.NO_DETAIL);
    }
  }

  /** Asks for an interrupt at the head of a loop of an action. */
  void poll() {
    if (machine.isInterrupted()) {
      throw new TrapSignal(Trap.LIMIT, TrapSignal.NO_DETAIL);
    }
  }

  ExternTable externs() {
    return externs;
  }

  ExternException noAction(Instruction instruction) {
    return new ExternException(
        instruction.documentation().position()
            + ": the body of "
            + instruction.name()
            + " is written for single targets; the reference engine executes actions only");
  }

  // ---- stacks -----------------------------------------------------------------------------------

  List<Stack> stacks() {
    return model.stacks();
  }

  Slots stack(Stack stack) {
    return stacks.get(stack.index());
  }

  /** The stack of {@code call} and {@code return}. */
  Stack returnStack() {
    return model.returnStack().orElseThrow();
  }

  int[] depths() {
    int[] depths = new int[stacks.size()];
    for (int i = 0; i < depths.length; i++) {
      depths[i] = stacks.get(i).depth();
    }
    return depths;
  }

  void restoreDepths(int[] depths) {
    for (int i = 0; i < depths.length; i++) {
      stacks.get(i).restoreDepth(depths[i]);
    }
  }

  /** Says how many items the running instruction pushes on each stack when it completes. */
  void setPushed(int[] counts) {
    pushed = counts;
  }

  int[] pushed() {
    return pushed;
  }

  int pushed(Stack stack) {
    return pushed[stack.index()];
  }

  void requireRoom(Stack stack, int count) {
    if (stack(stack).depth() + (long) count > stack(stack).limit()) {
      throw new TrapSignal(Trap.OVERFLOW, stack.index());
    }
  }

  /** Pops the position that {@code return} goes to. */
  long popReturn() {
    Stack stack = returnStack();
    Slots slots = stack(stack);
    int top = slots.depth() - 1;
    if (top < slots.floor()) {
      throw new TrapSignal(Trap.UNDERFLOW, stack.index());
    }
    long position = (Long) slots.toItem(ScalarType.CODE, slots.raw(top));
    requireLeader(position);
    slots.setDepth(top);
    return position;
  }

  /** The slot that {@code stack[index]} or {@code stack.at[index]} names. */
  int stackSlot(Stack stack, boolean fromBottom, long index) {
    int depth = stack(stack).depth();
    if (index < 0 || index >= depth) {
      throw new TrapSignal(Trap.UNDERFLOW, stack.index());
    }
    return (int) (fromBottom ? index : depth - 1 - index);
  }

  // ---- regions ----------------------------------------------------------------------------------

  Slots slots(Region region) {
    return regions.get(region.index());
  }

  /** The slot that {@code region[index]} names. */
  int regionSlot(Region region, long index) {
    return regionSlot(region, index, 0);
  }

  /**
   * The slot that {@code region[index]} names.
   *
   * @param below how many items of its stack the instruction has still to pop
   */
  int regionSlot(Region region, long index, long below) {
    long slot = index + region.window().map(Register::index).map(machine::register).orElse(0L);
    long end = slots(region).depth() - below - (region.on().isPresent() ? region.reserve() : 0);
    if (slot < 0 || slot >= end) {
      throw new TrapSignal(Trap.REGION, region.index());
    }
    return (int) slot;
  }

  long depth(State state) {
    return state instanceof Stack stack ? stack(stack).depth() : slots((Region) state).depth();
  }

  void setDepth(State state, long depth) {
    if (state instanceof Stack stack) {
      Slots slots = stack(stack);
      if (depth < slots.floor()) {
        throw new TrapSignal(Trap.UNDERFLOW, stack.index());
      } else if (depth > slots.limit() - pushed(stack)) {
        throw new TrapSignal(Trap.OVERFLOW, stack.index());
      }
      slots.setDepth((int) depth);
    } else {
      Slots slots = slots((Region) state);
      if (depth < 0 || depth > slots.limit()) {
        throw new TrapSignal(Trap.REGION, state.index());
      }
      slots.resize((int) depth);
    }
  }

  // ---- registers and memories -------------------------------------------------------------------

  long registerBits(int index) {
    return machine.register(index);
  }

  void setRegisterBits(int index, long bits) {
    machine.setRegister(index, bits);
  }

  Object registerReference(int index) {
    return machine.reference(index);
  }

  void setRegisterReference(int index, Object value) {
    machine.setReference(index, value);
  }

  MemoryAccess memory(Memory memory) {
    return memories.get(memory.index());
  }
}
