package org.vmgen.runtime;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/** What a machine holds, as what another one starts with. */
final class Snapshot {

  /** So many zeros in a row are left out: a range of its own costs less. */
  private static final int ZEROS = 64;

  private final MachineState machine;
  private final CodeParts code;

  private Snapshot(MachineState machine, CodeParts code) {
    this.machine = machine;
    this.code = code;
  }

  static CodeParts of(MachineState machine, CodeParts code, MemoryPart... parts) {
    Snapshot snapshot = new Snapshot(machine, code);
    return code.withState(snapshot.memories(parts), snapshot.registers());
  }

  private List<Code.MemoryRange> memories(MemoryPart... parts) {
    List<Code.MemoryRange> now = new ArrayList<>();
    BitSet named = new BitSet();
    for (MemoryPart part : parts) {
      int index =
          code.set()
              .memoryIndex(part.memory())
              .orElseThrow(() -> new IllegalArgumentException("no memory " + part.memory()));
      named.set(index);
      LinearMemory memory = machine.memory(index);
      if (part.from() < 0 || part.from() > part.to() || part.to() > memory.size()) {
        throw new IllegalArgumentException(
            "bytes from "
                + part.from()
                + " to "
                + part.to()
                + " of memory "
                + part.memory()
                + " do not lie in its "
                + memory.size()
                + " bytes");
      }
      addRanges(index, memory.bytes, (int) part.from(), (int) part.to(), now);
    }
    List<Code.MemoryRange> all = new ArrayList<>(code.memories());
    all.removeIf(range -> named.get(range.memory()));
    all.addAll(now);
    return all;
  }

  private static void addRanges(
      int memory, byte[] bytes, int from, int to, List<Code.MemoryRange> ranges) {
    int at = from;
    while (at < to) {
      if (bytes[at] == 0) {
        at++;
        continue;
      }
      int end = at + 1;
      for (int next = end; next < to && next - end < ZEROS; next++) {
        end = bytes[next] == 0 ? end : next + 1;
      }
      ranges.add(new Code.MemoryRange(memory, at, Arrays.copyOfRange(bytes, at, end)));
      at = end;
    }
  }

  private List<Code.RegisterValue> registers() {
    List<Code.RegisterValue> values = new ArrayList<>();
    List<RegisterInfo> infos = code.set().registers();
    for (int i = 0; i < infos.size(); i++) {
      ValueType type = infos.get(i).type();
      long bits = machine.register(i);
      if (type == ValueType.CODE && !LeaderBits.contains(code.leaders(), bits)) {
        bits = 0;
      }
      if (type != ValueType.REF) {
        values.add(new Code.RegisterValue(i, bits));
      }
    }
    return values;
  }
}
