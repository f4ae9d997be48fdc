package org.vmgen.generator.model;

import java.util.List;
import java.util.Optional;

/**
 * An {@code example} line: a test of one instruction.
 *
 * @param arguments the immediates, an array as several values
 * @param given state before
 * @param before items on the stacks before
 * @param after items on the stacks after; empty and unused when the outcome is a throw or trap
 * @param expected state after, beyond the stacks
 * @param text the line as written, from {@code example} to the semicolon
 */
public record Example(
    Instruction instruction,
    List<List<Value>> arguments,
    List<Binding> given,
    List<Placed> before,
    List<Placed> after,
    Optional<Outcome> outcome,
    List<Binding> expected,
    String text,
    Documentation documentation) {

  /** A value in an example. */
  public sealed interface Value {
    /** An integer, a bool as 0 or 1, or the bits of a float, by {@code type}. */
    record Bits(Type type, long bits) implements Value {}

    /** A label: some position other than those of the example's own instruction. */
    record Label(String name) implements Value {}

    /** The position after the instruction. */
    record Next() implements Value {}

    /** A string for the host's reader of constants. */
    record Text(String text) implements Value {}

    /** The null reference. */
    record Null() implements Value {}
  }

  /** An item on a stack. */
  public record Placed(Stack stack, Value value) {}

  /**
   * A piece of state and its value.
   *
   * @param state a register, region or memory
   * @param width of a memory cell, else the slot's or register's type
   * @param index a memory address or region index; 0 for a register
   */
  public record Binding(State state, Type width, long index, Value value) {}

  /** How the instruction ends if not by falling through. */
  public sealed interface Outcome {
    record Jump(Value target) implements Outcome {}

    record Halt(Optional<Value> value) implements Outcome {}

    record Yield(Optional<Value> value) implements Outcome {}

    record Throw(Value value) implements Outcome {}

    record Trapped(Trap trap) implements Outcome {}
  }
}
