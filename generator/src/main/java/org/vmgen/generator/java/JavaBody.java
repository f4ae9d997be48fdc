package org.vmgen.generator.java;

import java.util.List;
import java.util.regex.Pattern;
import org.vmgen.generator.model.Composite;
import org.vmgen.generator.model.Instruction;

/**
 * What the engine runs as one, as text: an instruction or a combination.
 *
 * @param name of the instruction or combination
 * @param parts its instructions, with what is known of their immediates
 * @param comment lines that say what it is
 * @param copies how many opcodes it has, which all run the same text: a switch has one dispatch
 * @param pointers the variables with the stacks' depths that its text has to do with
 * @param near variables of the loop's method that its bytecode reaches with one byte
 * @param inLoop its text in the loop
 * @param outlined its text in a method outside
 */
record JavaBody(
    String name,
    List<Composite.Part> parts,
    List<String> comment,
    int copies,
    List<String> pointers,
    List<String> near,
    String inLoop,
    String outlined) {
  /** Loops, and calls of methods that HotSpot does not surely put in their place. */
  private static final Pattern EXPENSIVE =
      Pattern.compile(
          "\\bwhile \\(|\\bNumbers\\.(?!inRange|inBytes|fits)|\\bStrictMath\\."
              + "|\\bMath\\.floor(Div|Mod)\\(|\\bLong\\.(divide|remainder)Unsigned\\(");

  /** Positions behind the first word after an opcode. */
  private static final Pattern FAR = Pattern.compile("\\bip \\+=? ");

  JavaBody {
    parts = List.copyOf(parts);
    comment = List.copyOf(comment);
    pointers = List.copyOf(pointers);
    near = List.copyOf(near);
  }

  /** The instructions of the parts. */
  List<Instruction> instructions() {
    return parts.stream().map(Composite.Part::instruction).toList();
  }

  /** Whether it is an instruction, whatever its immediates are. */
  boolean isPlain() {
    return parts.size() == 1
        && parts.get(0).operands().stream().allMatch(Composite.Operand.Open.class::isInstance);
  }

  /**
   * Whether it is not to stand in the loop's method. Calls lose all registers: if HotSpot leaves a
   * single one in the loop, it keeps the positions and pointers of all instructions in memory.
   * Loops are compiled as if they were what the method spends its time in.
   */
  boolean standsOutside() {
    return EXPENSIVE.matcher(inLoop).find()
        || instructions().stream().anyMatch(part -> !part.properties().externs().isEmpty());
  }

  String text(Mode mode) {
    return mode == Mode.LOOP ? inLoop : outlined;
  }

  /**
   * The text where the body has an opcode. In the loop it begins with statements that leave the
   * pointers as they are, and in longer bodies the position, but make of them values that no other
   * case has: the exclusive or of the opcode and what it is. HotSpot would compute {@code dataSp -
   * 1}, if it were the same in many cases, once before the switch, for each dispatch, with so many
   * others that they do not fit registers.
   */
  String text(Mode mode, int opcode) {
    if (mode != Mode.LOOP || copies > 1) {
      return text(mode);
    }
    StringBuilder text = new StringBuilder();
    if (FAR.matcher(text(mode)).find()) {
      text.append("ip += opcode ^ %d;\n".formatted(opcode));
    }
    for (String pointer : pointers) {
      text.append("%s += opcode ^ %d;\n".formatted(pointer, opcode));
    }
    return text.append(text(mode)).toString();
  }

  /** The estimated bytes of bytecode, its entries in the switch's table included. */
  int bytes(Mode mode) {
    List<String> first = mode == Mode.LOOP ? near : List.of();
    return BytecodeEstimate.of(text(mode, 100), first) + 4 * copies;
  }
}
