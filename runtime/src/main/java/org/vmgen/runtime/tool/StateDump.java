package org.vmgen.runtime.tool;

import java.util.List;
import org.vmgen.runtime.CellStack;
import org.vmgen.runtime.Exit;
import org.vmgen.runtime.InstructionSet;
import org.vmgen.runtime.LinearMemory;
import org.vmgen.runtime.Machine;
import org.vmgen.runtime.NumberText;
import org.vmgen.runtime.RegisterInfo;
import org.vmgen.runtime.Shown;
import org.vmgen.runtime.SlotStorage;

/**
 * All observable state of a machine as text, the same bytes on every engine: what tests compare.
 */
public final class StateDump {

  private static final int BYTES_IN_ROW = 16;

  private final Machine machine;
  private final InstructionSet set;
  private final StringBuilder out = new StringBuilder();

  private StateDump(Machine machine) {
    this.machine = machine;
    this.set = machine.instructionSet();
  }

  /** The lines of exit, stacks, registers, regions and memories. */
  public static String of(Exit exit, Machine machine) {
    return new StateDump(machine).dump(exit);
  }

  private String dump(Exit exit) {
    out.append("exit ").append(exit.describe(set)).append('\n');
    for (int i = 0; i < set.stacks().size(); i++) {
      slots("stack", machine.stacks().get(i), set.stacks().get(i).typeName());
    }
    for (int i = 0; i < set.registers().size(); i++) {
      RegisterInfo register = set.registers().get(i);
      out.append("register ").append(register.name()).append(": ");
      out.append(register(register, i)).append('\n');
    }
    List<SlotStorage> regions = machine.regions();
    for (int i = 0; i < regions.size(); i++) {
      if (set.regions().get(i).isOwn()) {
        slots("region", regions.get(i), set.regions().get(i).typeName());
      }
    }
    for (int i = 0; i < set.memories().size(); i++) {
      memory(machine.memory(i));
    }
    return out.toString();
  }

  private void slots(String kind, SlotStorage storage, String typeName) {
    out.append(kind).append(' ').append(storage.name()).append(':');
    Shown shown = set.shown(typeName);
    for (int i = 0; i < storage.depth(); i++) {
      out.append(' ');
      out.append(
          storage instanceof CellStack cells
              ? SlotText.both(cells.get(i), shown)
              : SlotText.slot(storage, i, shown));
    }
    out.append('\n');
  }

  private String register(RegisterInfo register, int index) {
    return switch (register.type().slotClass()) {
      case CELL -> SlotText.both(machine.register(index), set.shown(register.typeName()));
      case FLOAT -> NumberText.literal(register.type().floatValue(machine.register(index)));
      case REFERENCE -> SlotText.reference(machine.reference(index));
    };
  }

  private void memory(LinearMemory memory) {
    out.append("memory ").append(memory.name()).append(":\n");
    for (int row = 0; row < memory.size(); row += BYTES_IN_ROW) {
      int end = Math.min(row + BYTES_IN_ROW, memory.size());
      if (!isZero(memory.bytes, row, end)) {
        out.append(String.format("  %08x:", row));
        for (int i = row; i < end; i++) {
          out.append(String.format(" %02x", memory.bytes[i]));
        }
        out.append('\n');
      }
    }
  }

  private static boolean isZero(byte[] bytes, int from, int to) {
    for (int i = from; i < to; i++) {
      if (bytes[i] != 0) {
        return false;
      }
    }
    return true;
  }
}
