package org.vmgen.runtime;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/** What memories and registers hold when a machine starts with code that is being built. */
final class StartState {

  private final List<Code.MemoryRange> memories = new ArrayList<>();
  private final Map<Integer, Long> registers = new TreeMap<>();
  private final Map<Integer, Label> codeRegisters = new LinkedHashMap<>();

  void memory(int memory, long address, byte[] bytes) {
    memories.add(new Code.MemoryRange(memory, address, bytes));
  }

  void register(int register, long bits) {
    registers.put(register, bits);
  }

  void register(int register, Label label) {
    codeRegisters.put(register, label);
  }

  void forEachLabel(BiConsumer<Integer, Label> action) {
    codeRegisters.forEach(action);
  }

  List<Code.MemoryRange> memories() {
    return memories;
  }

  /** In the order of the description, so that equal programs have equal images. */
  List<Code.RegisterValue> registers() {
    Map<Integer, Long> values = new TreeMap<>(registers);
    codeRegisters.forEach((register, label) -> values.put(register, (long) label.position));
    return values.entrySet().stream()
        .map(value -> new Code.RegisterValue(value.getKey(), value.getValue()))
        .toList();
  }
}
