package org.vmgen.runtime;

import java.util.List;

/**
 * An instruction as the tools see it.
 *
 * @param name the identifier that code sees
 * @param mnemonic what the machine's users see
 * @param opcode its portable number: its index in the instruction set
 * @param effect the stack effect as written, for people
 * @param readsNext whether the position after it is a leader: its action reads {@code next} or
 *     calls
 * @param endsBlock whether it never falls through into a block that goes on
 * @param branches whether it may jump elsewhere instead of falling through into a block that goes
 *     on: a conditional branch
 */
public record InstructionInfo(
    String name,
    String mnemonic,
    int opcode,
    String effect,
    List<ImmediateInfo> immediates,
    List<ItemInfo> inputs,
    List<ItemInfo> outputs,
    boolean readsNext,
    boolean endsBlock,
    boolean branches) {
  public InstructionInfo {
    immediates = List.copyOf(immediates);
    inputs = List.copyOf(inputs);
    outputs = List.copyOf(outputs);
  }

  /** Whether it has an array immediate, so that its size differs from use to use. */
  public boolean hasArray() {
    return immediates.stream().anyMatch(ImmediateInfo::array);
  }
}
