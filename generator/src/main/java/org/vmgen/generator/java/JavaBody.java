package org.vmgen.generator.java;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
 * @param moved how far the text in the loop has the position and stack pointers moved before it
 * @param near variables of the loop's method that its bytecode reaches with one byte
 * @param inLoop its text in the loop
 * @param outlined its text in a method outside
 */
record JavaBody(
    String name,
    List<Composite.Part> parts,
    List<String> comment,
    int copies,
    Map<String, Integer> moved,
    List<String> near,
    String inLoop,
    String outlined) {
  /** Loops, and calls of methods that HotSpot does not surely put in their place. */
  private static final Pattern EXPENSIVE =
      Pattern.compile(
          "\\bwhile \\(|\\.setDepth\\(|\\bNumbers\\.(?!inRange|inBytes|fits)|\\bStrictMath\\."
              + "|\\bMath\\.floor(Div|Mod)\\(|\\bLong\\.(divide|remainder)Unsigned\\(");

  JavaBody {
    parts = List.copyOf(parts);
    comment = List.copyOf(comment);
    moved = Collections.unmodifiableMap(new LinkedHashMap<>(moved));
    near = List.copyOf(near);
  }

  /** The instructions of the parts. */
  List<Instruction> instructions() {
    return parts.stream().map(Composite.Part::instruction).toList();
  }

  /** Whether it is an instruction, whatever its immediates are. */
  boolean isPlain() {
    return parts.size() == 1 && parts.get(0).isOpen();
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

  /**
   * The text where the body has an opcode. In the loop it begins with statements that move the
   * pointers, and in longer bodies the position, and make of them values that no other case has:
   * the exclusive or of the opcode and what it is is 0, of the opcode and its complement -1.
   * HotSpot would compute {@code dataSp - 1}, if it were the same in many cases, once before the
   * switch, for each dispatch, with so many others that they do not fit registers.
   */
  String text(Mode mode, int opcode) {
    if (mode != Mode.LOOP) {
      return outlined;
    }
    StringBuilder text = new StringBuilder();
    moved.forEach((variable, by) -> text.append(moving(variable, by, opcode)));
    return text.append(inLoop).toString();
  }

  private String moving(String variable, int by, int opcode) {
    String operator = by > 0 ? " -= " : " += ";
    if (copies > 1) {
      return by == 0 ? "" : variable + operator + -Math.abs(by) + ";\n";
    } else if (by == 0) {
      return variable + operator + "opcode ^ " + opcode + ";\n";
    }
    String one = "opcode ^ " + ~opcode;
    String all = Math.abs(by) == 1 ? one : "(" + one + ") - " + (Math.abs(by) - 1);
    return variable + operator + all + ";\n";
  }

  /** The estimated bytes of bytecode, its entries in the switch's table included. */
  int bytes(Mode mode) {
    List<String> first = mode == Mode.LOOP ? near : List.of();
    return BytecodeEstimate.of(text(mode, 200), first) + 4 * copies;
  }
}
