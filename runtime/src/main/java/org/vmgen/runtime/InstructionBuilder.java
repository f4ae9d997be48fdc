package org.vmgen.runtime;

import java.util.ArrayList;
import java.util.List;

/** Collects one instruction of an {@link InstructionSet}; {@link #end} adds it. */
public final class InstructionBuilder {

  private final InstructionSet.Builder set;
  private final String name;
  private final String mnemonic;
  private final int opcode;
  private final String effect;
  private final List<ImmediateInfo> immediates = new ArrayList<>();
  private final List<ItemInfo> inputs = new ArrayList<>();
  private final List<ItemInfo> outputs = new ArrayList<>();
  private boolean readsNext;
  private boolean endsBlock;
  private boolean branches;

  InstructionBuilder(
      InstructionSet.Builder set, String name, String mnemonic, int opcode, String effect) {
    this.set = set;
    this.name = name;
    this.mnemonic = mnemonic;
    this.opcode = opcode;
    this.effect = effect;
  }

  /** The next immediate, of one word. */
  public InstructionBuilder immediate(String name, String typeName, ValueType type) {
    immediates.add(new ImmediateInfo(name, typeName, type, false));
    return this;
  }

  /** The next immediate, an array. */
  public InstructionBuilder array(String name, String typeName, ValueType type) {
    immediates.add(new ImmediateInfo(name, typeName, type, true));
    return this;
  }

  /** The next input, one slot of the stack of that index. */
  public InstructionBuilder in(int stack, String name, String typeName, ValueType type) {
    return in(ItemInfo.single(stack, name, typeName, type));
  }

  public InstructionBuilder in(ItemInfo item) {
    inputs.add(item);
    return this;
  }

  /** The next output, one slot of the stack of that index. */
  public InstructionBuilder out(int stack, String name, String typeName, ValueType type) {
    return out(ItemInfo.single(stack, name, typeName, type));
  }

  public InstructionBuilder out(ItemInfo item) {
    outputs.add(item);
    return this;
  }

  /** The position after it is a leader. */
  public InstructionBuilder readsNext() {
    readsNext = true;
    return this;
  }

  public InstructionBuilder endsBlock() {
    endsBlock = true;
    return this;
  }

  /** It is a conditional branch. */
  public InstructionBuilder branches() {
    branches = true;
    return this;
  }

  /** Adds the instruction to the set. */
  public InstructionSet.Builder end() {
    return set.add(
        new InstructionInfo(
            name,
            mnemonic,
            opcode,
            effect,
            immediates,
            inputs,
            outputs,
            readsNext,
            endsBlock,
            branches));
  }
}
