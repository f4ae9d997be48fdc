package org.vmgen.runtime;

import java.util.Arrays;

/** Stacks, regions and memories of one machine. */
final class State {

  final SlotStorage[] stacks;
  final SlotStorage[] regions;
  final LinearMemory[] memories;

  State(InstructionSet set, Limits limits) {
    stacks =
        set.stacks().stream()
            .map(info -> storage(info.name(), info.slot(), limits.stack(info), true))
            .toArray(SlotStorage[]::new);
    regions =
        set.regions().stream()
            .map(
                info ->
                    info.isOwn()
                        ? storage(info.name(), info.slot(), limits.region(info), false)
                        : stacks[info.stack().getAsInt()])
            .toArray(SlotStorage[]::new);
    memories =
        set.memories().stream()
            .map(info -> new LinearMemory(info.name(), info.bigEndian(), limits.memory(info)))
            .toArray(LinearMemory[]::new);
  }

  private static SlotStorage storage(String name, ValueType type, int limit, boolean whole) {
    int capacity = whole ? limit : Math.min(limit, 16);
    return switch (type.slotClass()) {
      case CELL -> new CellStack(name, type, limit, capacity);
      case FLOAT -> new FloatStack(name, type, limit, capacity);
      case REFERENCE -> new ReferenceStack(name, type, limit, capacity);
    };
  }

  void reset(Code code, long[] registers) {
    for (SlotStorage stack : stacks) {
      stack.clear();
    }
    for (SlotStorage region : regions) {
      region.clear();
    }
    for (LinearMemory memory : memories) {
      memory.clear();
    }
    for (Code.MemoryRange range : code.memories()) {
      LinearMemory memory = memories[range.memory()];
      byte[] bytes = range.bytes();
      if (range.address() > memory.size() - bytes.length) {
        throw new IllegalArgumentException(
            "the code fills memory "
                + memory.name()
                + " up to "
                + (range.address() + bytes.length)
                + " bytes, but its limit is "
                + memory.size());
      }
      System.arraycopy(bytes, 0, memory.bytes, (int) range.address(), bytes.length);
    }
    Arrays.fill(registers, 0);
    for (Code.RegisterValue value : code.registers()) {
      registers[value.register()] = value.bits();
    }
  }

  /** Makes the present depths the floors; gives the floors before. */
  int[] raiseFloors() {
    int[] floors = new int[stacks.length];
    for (int i = 0; i < floors.length; i++) {
      floors[i] = stacks[i].floor;
      stacks[i].floor = stacks[i].depth;
    }
    return floors;
  }

  void restoreFloors(int[] floors) {
    for (int i = 0; i < floors.length; i++) {
      stacks[i].floor = floors[i];
    }
  }

  int[] depths() {
    return Arrays.stream(stacks).mapToInt(SlotStorage::depth).toArray();
  }

  /** Cuts stacks back to depths that they had. */
  void restoreDepths(int[] depths) {
    for (int i = 0; i < depths.length; i++) {
      stacks[i].resize(depths[i]);
    }
  }
}
