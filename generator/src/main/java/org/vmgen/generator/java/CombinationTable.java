package org.vmgen.generator.java;

import java.util.ArrayList;
import java.util.List;
import org.vmgen.generator.model.Composite;
import org.vmgen.generator.model.Immediate;
import org.vmgen.generator.model.Instruction;

/** The statements by which an engine tells the selection where its combinations fit. */
final class CombinationTable {
  /** The cost of a body in the loop: costs are in tenths of a dispatch. */
  static final int LOOP = 10;

  /** The cost of one outside: a way out of the loop and back. */
  static final int OUTSIDE = 40;

  private CombinationTable() {}

  /**
   * Whether its places in portable code can be told: not if something is bound behind an array,
   * whose length is known only when code is loaded.
   */
  static boolean canTell(Composite composite) {
    for (Composite.Part part : composite.parts()) {
      List<Immediate> immediates = part.instruction().effect().immediates();
      boolean array = false;
      for (int i = 0; i < immediates.size(); i++) {
        if (array && !(part.operands().get(i) instanceof Composite.Operand.Open)) {
          return false;
        }
        array |= immediates.get(i).isArray();
      }
    }
    return true;
  }

  private static int cost(boolean outside) {
    return outside ? OUTSIDE : LOOP;
  }

  /** A call that adds an instruction that has several opcodes. */
  static String add(Instruction instruction, int opcode, int copies, boolean outside) {
    return "table.add(Combination.plain("
        + instruction.opcode()
        + "), "
        + opcode
        + ", "
        + copies
        + ", "
        + cost(outside)
        + ");";
  }

  /** A call that adds a combination with its body. */
  static String add(Composite composite, int opcode, int copies, boolean outside) {
    return "table.add("
        + pattern(composite)
        + ", "
        + opcode
        + ", "
        + copies
        + ", "
        + cost(outside)
        + ");";
  }

  /** What the words of portable code have to be, as an expression. */
  private static String pattern(Composite composite) {
    int first = composite.parts().get(0).instruction().opcode();
    List<String> tests = new ArrayList<>();
    int offset = 0;
    for (Composite.Part part : composite.parts()) {
      if (offset > 0) {
        tests.add(test(offset, false, part.instruction().opcode() + "L"));
      }
      for (int i = 0; i < part.operands().size(); i++) {
        int at = offset + 1 + i;
        Composite.Operand operand = part.operands().get(i);
        if (operand instanceof Composite.Operand.Bound bound) {
          tests.add(test(at, false, bound.bits() + "L"));
        } else if (operand instanceof Composite.Operand.Same same) {
          tests.add(test(at, true, offset + 1 + same.index() + "L"));
        }
      }
      offset += 1 + part.operands().size();
    }
    return "new Combination("
        + first
        + ", "
        + composite.parts().size()
        + ", List.of("
        + String.join(", ", tests)
        + "))";
  }

  private static String test(int offset, boolean same, String value) {
    return "new Test(" + offset + ", " + same + ", " + value + ")";
  }
}
