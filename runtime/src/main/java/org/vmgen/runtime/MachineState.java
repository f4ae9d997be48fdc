package org.vmgen.runtime;

import java.util.List;
import java.util.NoSuchElementException;

/** The state of a machine: stacks, registers, regions and memories, by index and by name. */
public abstract sealed class MachineState permits MachineCode {

  private final InstructionSet set;
  private final Limits limits;
  private final Host host;
  final State state;

  /** Registers of cells and floats by index, as the 64 bits of an immediate word. */
  protected final long[] registers;

  /** Registers of references by index. */
  protected final Object[] references;

  MachineState(InstructionSet set, Limits limits, Host host) {
    limits.check(set);
    this.set = set;
    this.limits = limits;
    this.host = host;
    state = new State(set, limits);
    registers = new long[set.registers().size()];
    references = new Object[set.registers().size()];
  }

  // ---- for engines
  // -------------------------------------------------------------------------------

  /** The storage of a stack of cells, by the stack's index. */
  protected final CellStack cellStack(int index) {
    return (CellStack) state.stacks[index];
  }

  protected final FloatStack floatStack(int index) {
    return (FloatStack) state.stacks[index];
  }

  protected final ReferenceStack referenceStack(int index) {
    return (ReferenceStack) state.stacks[index];
  }

  /** The storage of a region of cells, by the region's index; that of its stack if it is on one. */
  protected final CellStack cellRegion(int index) {
    return (CellStack) state.regions[index];
  }

  protected final FloatStack floatRegion(int index) {
    return (FloatStack) state.regions[index];
  }

  protected final ReferenceStack referenceRegion(int index) {
    return (ReferenceStack) state.regions[index];
  }

  // ---- for everybody ----------------------------------------------------------------------------

  public final InstructionSet instructionSet() {
    return set;
  }

  public final Limits limits() {
    return limits;
  }

  public final Host host() {
    return host;
  }

  /** Every stack by index. */
  public final List<SlotStorage> stacks() {
    return List.of(state.stacks);
  }

  /** Every region by index; one on a stack is that stack's storage. */
  public final List<SlotStorage> regions() {
    return List.of(state.regions);
  }

  /**
   * The stack of cells of that name.
   *
   * @throws NoSuchElementException if there is none
   */
  public final CellStack cells(String stack) {
    return (CellStack) stack(stack, SlotClass.CELL);
  }

  /**
   * The stack of floats of that name.
   *
   * @throws NoSuchElementException if there is none
   */
  public final FloatStack floats(String stack) {
    return (FloatStack) stack(stack, SlotClass.FLOAT);
  }

  /**
   * The stack of references of that name.
   *
   * @throws NoSuchElementException if there is none
   */
  public final ReferenceStack referencesOf(String stack) {
    return (ReferenceStack) stack(stack, SlotClass.REFERENCE);
  }

  private SlotStorage stack(String name, SlotClass wanted) {
    int index =
        set.stackIndex(name).orElseThrow(() -> new NoSuchElementException("no stack " + name));
    if (state.stacks[index].type().slotClass() != wanted) {
      throw new NoSuchElementException("stack " + name + " is no stack of that class");
    }
    return state.stacks[index];
  }

  /**
   * A region's slots.
   *
   * @throws NoSuchElementException if there is none of that name
   */
  public final SlotStorage region(String name) {
    return state
        .regions[
        set.regionIndex(name).orElseThrow(() -> new NoSuchElementException("no region " + name))];
  }

  /**
   * @throws NoSuchElementException if there is none of that name
   */
  public final LinearMemory memory(String name) {
    return state
        .memories[
        set.memoryIndex(name).orElseThrow(() -> new NoSuchElementException("no memory " + name))];
  }

  /** A memory by index. */
  public final LinearMemory memory(int index) {
    return state.memories[index];
  }

  /** The 64 bits of a register of cells or floats, by index. */
  public final long register(int index) {
    return registers[index];
  }

  /** Sets a register of cells or floats, by index, to the 64 bits of an immediate word. */
  public final void setRegister(int index, long bits) {
    registers[index] = set.registers().get(index).type().normalize(bits);
  }

  /** A register of references, by index; null is the null reference. */
  public final Object reference(int index) {
    return references[index];
  }

  public final void setReference(int index, Object value) {
    references[index] = value;
  }
}
