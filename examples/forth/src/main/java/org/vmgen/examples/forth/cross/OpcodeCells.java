package org.vmgen.examples.forth.cross;

import java.util.HashMap;
import java.util.Map;
import org.vmgen.runtime.InstructionInfo;

/**
 * Cells in memory that hold opcodes, each between the address of the one before and the
 * instruction's counted mnemonic. The system refreshes them when it starts, so that an image does
 * not depend on how its machine numbers instructions.
 */
final class OpcodeCells {

  private final TargetMemory memory;
  private final Map<String, Long> cells = new HashMap<>();
  private final int returnStack;
  private long last;

  OpcodeCells(TargetMemory memory, int returnStack) {
    this.memory = memory;
    this.returnStack = returnStack;
  }

  /** The address of the cell that holds an instruction's opcode. */
  long of(InstructionInfo instruction) {
    Long known = cells.get(instruction.mnemonic());
    if (known != null) {
      return known;
    }
    memory.align();
    memory.cell(last);
    last = memory.here();
    memory.cell(instruction.opcode());
    memory.cell(ShortBody.size(instruction, returnStack));
    memory.counted(instruction.mnemonic());
    memory.align();
    cells.put(instruction.mnemonic(), last);
    return last;
  }

  /** The address of the cell made last. */
  long last() {
    return last;
  }
}
