package org.vmgen.generator.example;

import java.util.ArrayList;
import java.util.List;
import org.vmgen.generator.model.Memory;
import org.vmgen.generator.model.Region;
import org.vmgen.generator.model.Register;
import org.vmgen.generator.model.ScalarType;
import org.vmgen.generator.reference.InstructionSets;
import org.vmgen.runtime.CellStack;
import org.vmgen.runtime.Exit;
import org.vmgen.runtime.FloatStack;
import org.vmgen.runtime.Machine;
import org.vmgen.runtime.ReferenceStack;
import org.vmgen.runtime.SlotStorage;

/**
 * A machine after the instruction of an example. Slots and registers are boxed 64 bits in the form
 * of constants of their type, or references.
 */
public interface Observation {

  Exit exit();

  /** The slots of a stack from the bottom. */
  List<Object> stack(int index);

  /** The slots of a region from the bottom; of one on a stack, those of the stack. */
  List<Object> region(Region region);

  Object register(Register register);

  /**
   * The bits of a memory cell.
   *
   * @throws IndexOutOfBoundsException if it does not lie in memory
   */
  long memory(Memory memory, ScalarType width, long address);

  /** What a machine in this process shows after a run. */
  static Observation of(Machine machine, Exit exit) {
    return new Observation() {
      @Override
      public Exit exit() {
        return exit;
      }

      @Override
      public List<Object> stack(int index) {
        return slots(machine.stacks().get(index));
      }

      @Override
      public List<Object> region(Region region) {
        return slots(machine.regions().get(region.index()));
      }

      @Override
      public Object register(Register register) {
        return register.type() instanceof ScalarType
            ? (Object) machine.register(register.index())
            : machine.reference(register.index());
      }

      @Override
      public long memory(Memory memory, ScalarType width, long address) {
        return machine.memory(memory.index()).read(InstructionSets.valueType(width), address);
      }
    };
  }

  private static List<Object> slots(SlotStorage storage) {
    List<Object> slots = new ArrayList<>();
    for (int i = 0; i < storage.depth(); i++) {
      if (storage instanceof CellStack cells) {
        slots.add(cells.get(i));
      } else if (storage instanceof FloatStack floats) {
        slots.add(storage.type().floatBits(floats.get(i)));
      } else if (storage instanceof ReferenceStack references) {
        slots.add(references.get(i));
      }
    }
    return slots;
  }
}
