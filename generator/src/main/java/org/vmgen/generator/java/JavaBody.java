package org.vmgen.generator.java;

import java.util.List;
import org.vmgen.generator.model.Instruction;

/**
 * What the engine runs as one, as text: an instruction or a combination.
 *
 * @param name of the instruction or combination
 * @param parts its instructions
 * @param comment lines that say what it is
 * @param copies how many opcodes it has, which all run the same text: a switch has one dispatch
 * @param inLoop its text in the loop
 * @param outlined its text in a method outside
 */
record JavaBody(
    String name,
    List<Instruction> parts,
    List<String> comment,
    int copies,
    String inLoop,
    String outlined) {
  JavaBody {
    parts = List.copyOf(parts);
    comment = List.copyOf(comment);
  }

  /** Whether it calls externs, which is not to happen in the loop's method. */
  boolean callsExterns() {
    return parts.stream().anyMatch(part -> !part.properties().externs().isEmpty());
  }

  String text(Mode mode) {
    return mode == Mode.LOOP ? inLoop : outlined;
  }

  /** The estimated bytes of bytecode, its entries in the switch's table included. */
  int bytes(Mode mode) {
    return BytecodeEstimate.of(text(mode)) + 4 * copies;
  }
}
