package org.vmgen.runtime;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A machine as all tools see it: plain data, immutable. Every list is in the order of the
 * description, and an index into it is what the rest of this package calls the index of a stack,
 * register, region or memory.
 */
public final class InstructionSet {

  private final String machine;
  private final List<StackInfo> stacks;
  private final List<RegisterInfo> registers;
  private final List<RegionInfo> regions;
  private final List<MemoryInfo> memories;
  private final List<TrapInfo> traps;
  private final List<ExternInfo> externs;
  private final List<InstructionInfo> instructions;
  private final Map<String, Shown> shown;
  private final Map<String, InstructionInfo> byName;
  private final Map<String, InstructionInfo> byMnemonic;
  private final boolean[] readsNext;
  private final int[] sizes;

  private InstructionSet(Builder builder) {
    machine = builder.machine;
    stacks = List.copyOf(builder.stacks);
    registers = List.copyOf(builder.registers);
    regions = List.copyOf(builder.regions);
    memories = List.copyOf(builder.memories);
    traps = List.copyOf(builder.traps);
    externs = List.copyOf(builder.externs);
    instructions = List.copyOf(builder.instructions);
    shown = Map.copyOf(builder.shown);
    byName = index(instructions, InstructionInfo::name);
    byMnemonic = index(instructions, InstructionInfo::mnemonic);
    readsNext = new boolean[instructions.size()];
    sizes = new int[instructions.size()];
    for (InstructionInfo instruction : instructions) {
      readsNext[instruction.opcode()] = instruction.readsNext();
      sizes[instruction.opcode()] =
          instruction.hasArray() ? 0 : 1 + instruction.immediates().size();
    }
  }

  /** By opcode, whether the position after the instruction is a leader; not to be changed. */
  boolean[] readsNext() {
    return readsNext;
  }

  /** By opcode, the instruction's size in words, 0 if it has an array; not to be changed. */
  int[] sizes() {
    return sizes;
  }

  /** The size in words of the instruction at a position of portable code. */
  int sizeAt(long[] words, int position) {
    int size = 1;
    for (ImmediateInfo immediate : instructions.get((int) words[position]).immediates()) {
      size += immediate.array() ? 1 + (int) words[position + size] : 1;
    }
    return size;
  }

  /** Whether code for the other set is code for this one. */
  boolean matches(InstructionSet other) {
    return this == other
        || machine.equals(other.machine)
            && instructions.equals(other.instructions)
            && registers.equals(other.registers)
            && memories.equals(other.memories);
  }

  private static Map<String, InstructionInfo> index(
      List<InstructionInfo> instructions, Function<InstructionInfo, String> key) {
    Map<String, InstructionInfo> map = new HashMap<>();
    for (InstructionInfo instruction : instructions) {
      if (map.put(key.apply(instruction), instruction) != null) {
        throw new IllegalArgumentException("two instructions are called " + key.apply(instruction));
      }
    }
    return Map.copyOf(map);
  }

  /** Starts the description of a machine of that name. */
  public static Builder builder(String machine) {
    return new Builder(machine);
  }

  /** The machine's name. */
  public String machine() {
    return machine;
  }

  public List<StackInfo> stacks() {
    return stacks;
  }

  public List<RegisterInfo> registers() {
    return registers;
  }

  public List<RegionInfo> regions() {
    return regions;
  }

  public List<MemoryInfo> memories() {
    return memories;
  }

  /** Built-in kinds of traps, then the declared ones. */
  public List<TrapInfo> traps() {
    return traps;
  }

  public List<ExternInfo> externs() {
    return externs;
  }

  /** How values are shown whose type has that name in the description. */
  public Shown shown(String typeName) {
    return shown.getOrDefault(typeName, Shown.NUMBER);
  }

  /** The names of types that are not shown in decimal, and how they are. */
  public Map<String, Shown> shownTypes() {
    return shown;
  }

  /** The instructions by opcode. */
  public List<InstructionInfo> instructions() {
    return instructions;
  }

  /** Number of instructions: opcodes are 0 to {@code size() - 1}. */
  public int size() {
    return instructions.size();
  }

  /**
   * The instruction of an opcode.
   *
   * @throws IndexOutOfBoundsException if there is none
   */
  public InstructionInfo instruction(int opcode) {
    return instructions.get(opcode);
  }

  /** The instruction of that identifier. */
  public Optional<InstructionInfo> named(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  /** The instruction of that mnemonic. */
  public Optional<InstructionInfo> mnemonic(String mnemonic) {
    return Optional.ofNullable(byMnemonic.get(mnemonic));
  }

  /** The name of a trap code; {@code trap 99} if the machine has no such trap. */
  public String trapName(int code) {
    return traps.stream()
        .filter(t -> t.code() == code)
        .map(TrapInfo::name)
        .findFirst()
        .orElse("trap " + code);
  }

  public OptionalInt stackIndex(String name) {
    return indexOf(stacks, StackInfo::name, name);
  }

  public OptionalInt registerIndex(String name) {
    return indexOf(registers, RegisterInfo::name, name);
  }

  public OptionalInt regionIndex(String name) {
    return indexOf(regions, RegionInfo::name, name);
  }

  public OptionalInt memoryIndex(String name) {
    return indexOf(memories, MemoryInfo::name, name);
  }

  private static <T> OptionalInt indexOf(List<T> list, Function<T, String> key, String name) {
    for (int i = 0; i < list.size(); i++) {
      if (key.apply(list.get(i)).equals(name)) {
        return OptionalInt.of(i);
      }
    }
    return OptionalInt.empty();
  }

  /**
   * The stack effect of an instruction by types and places, without the names of its items: what
   * must be equal for an image to run. Such as {@code data.i64 data.i64 -- ret.code}; {@code
   * data.i64[#0]} for an array whose length is immediate 0, {@code r.i64[#1]} for an operand in a
   * region, {@code data.i64?} for an optional output.
   */
  public String signature(InstructionInfo instruction) {
    String inputs = items(instruction.inputs());
    String outputs = items(instruction.outputs());
    return (inputs + " -- " + outputs).strip();
  }

  private String items(List<ItemInfo> items) {
    return items.stream().map(this::item).collect(Collectors.joining(" "));
  }

  private String item(ItemInfo item) {
    String type = item.type() == ValueType.REF ? item.typeName() : item.type().text();
    return switch (item.kind()) {
      case SINGLE -> stacks.get(item.place()).name() + "." + type + (item.optional() ? "?" : "");
      case MANY -> stacks.get(item.place()).name() + "." + type + "[#" + item.immediate() + "]";
      case OPERAND -> regions.get(item.place()).name() + "." + type + "[#" + item.immediate() + "]";
    };
  }

  /** Collects a description; everything in the order of the description. */
  public static final class Builder {

    private final String machine;
    private final List<StackInfo> stacks = new ArrayList<>();
    private final List<RegisterInfo> registers = new ArrayList<>();
    private final List<RegionInfo> regions = new ArrayList<>();
    private final List<MemoryInfo> memories = new ArrayList<>();
    private final List<TrapInfo> traps = new ArrayList<>(TrapInfo.BUILT_IN);
    private final List<ExternInfo> externs = new ArrayList<>();
    private final List<InstructionInfo> instructions = new ArrayList<>();
    private final Map<String, Shown> shown = new HashMap<>();

    private Builder(String machine) {
      this.machine = machine;
    }

    /** A stack without prefix and maximum. */
    public Builder stack(String name, ValueType slot) {
      return stack(new StackInfo(name, slot.text(), slot, "", OptionalLong.empty()));
    }

    /** A stack with a prefix and without maximum. */
    public Builder stack(String name, ValueType slot, String prefix) {
      return stack(new StackInfo(name, slot.text(), slot, prefix, OptionalLong.empty()));
    }

    public Builder stack(StackInfo stack) {
      stacks.add(stack);
      return this;
    }

    public Builder register(String name, ValueType type) {
      return register(new RegisterInfo(name, type.text(), type));
    }

    public Builder register(RegisterInfo register) {
      registers.add(register);
      return this;
    }

    public Builder region(RegionInfo region) {
      regions.add(region);
      return this;
    }

    public Builder memory(MemoryInfo memory) {
      memories.add(memory);
      return this;
    }

    /** How values of a type are shown. */
    public Builder shown(String typeName, Shown how) {
      shown.put(typeName, how);
      return this;
    }

    /** A declared trap; its code is the next free one. */
    public Builder trap(String name) {
      int declared = traps.size() - TrapInfo.BUILT_IN.size();
      traps.add(new TrapInfo(name, TrapInfo.FIRST_DECLARED + declared));
      return this;
    }

    public Builder extern(ExternInfo extern) {
      externs.add(extern);
      return this;
    }

    /** Starts the next instruction; its opcode is the next free one. */
    public InstructionBuilder instruction(String name, String mnemonic, String effect) {
      return new InstructionBuilder(this, name, mnemonic, instructions.size(), effect);
    }

    Builder add(InstructionInfo instruction) {
      instructions.add(instruction);
      return this;
    }

    /**
     * @throws IllegalArgumentException if two instructions share a name or a mnemonic
     */
    public InstructionSet build() {
      return new InstructionSet(this);
    }
  }
}
