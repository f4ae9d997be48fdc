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
 * @param pointers the variables with the stacks' depths that its text has to do with
 * @param inLoop its text in the loop
 * @param outlined its text in a method outside
 */
record JavaBody(
    String name,
    List<Instruction> parts,
    List<String> comment,
    int copies,
    List<String> pointers,
    String inLoop,
    String outlined) {
  /** By how many bits opcodes are shifted: distances from the pointers are smaller than that. */
  static final int SALT = 5;

  JavaBody {
    parts = List.copyOf(parts);
    comment = List.copyOf(comment);
    pointers = List.copyOf(pointers);
  }

  /** Whether it calls externs, which is not to happen in the loop's method. */
  boolean callsExterns() {
    return parts.stream().anyMatch(part -> !part.properties().externs().isEmpty());
  }

  String text(Mode mode) {
    return mode == Mode.LOOP ? inLoop : outlined;
  }

  /**
   * The text where the body has an opcode. In the loop it begins with statements that leave the
   * pointers as they are, but make of them values that no other case has: {@code salt} is the
   * opcode shifted. HotSpot would compute {@code dataSp - 1}, if it were the same in many cases,
   * once before the switch, for each dispatch, with so many others that they do not fit registers.
   */
  String text(Mode mode, int opcode) {
    if (mode != Mode.LOOP || copies > 1) {
      return text(mode);
    }
    StringBuilder text = new StringBuilder();
    for (String pointer : pointers) {
      text.append(pointer).append(" += salt - ").append(opcode << SALT).append(";\n");
    }
    return text.append(text(mode)).toString();
  }

  /** The estimated bytes of bytecode, its entries in the switch's table included. */
  int bytes(Mode mode) {
    return BytecodeEstimate.of(text(mode, 1)) + 4 * copies;
  }
}
