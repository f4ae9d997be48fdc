package org.vmgen.generator.java;

import java.util.stream.Collectors;
import org.vmgen.generator.model.Instruction;
import org.vmgen.runtime.select.BodyTable;

/** The statements by which an engine tells the selection where its combinations fit. */
final class CombinationTable {
  /** The cost of a body in the loop: costs are in tenths of a dispatch. */
  static final int LOOP = 10;

  /** The cost of one outside: a way out of the loop and back. */
  static final int OUTSIDE = 40;

  private CombinationTable() {}

  private static int cost(boolean outside) {
    return outside ? OUTSIDE : LOOP;
  }

  /** A call that adds an instruction that has several opcodes. */
  static String add(Instruction instruction, int opcode, int copies, boolean outside) {
    return add("Combination.plain(" + instruction.opcode() + ")", opcode, copies, outside);
  }

  /** A call that adds a combination with its body. */
  static String add(BodyTable.Combination pattern, int opcode, int copies, boolean outside) {
    return add(expression(pattern), opcode, copies, outside);
  }

  private static String add(String combination, int opcode, int copies, boolean outside) {
    return "table.add(%s, %d, %d, %d);".formatted(combination, opcode, copies, cost(outside));
  }

  private static String expression(BodyTable.Combination pattern) {
    String tests =
        pattern.tests().stream()
            .map(t -> "new Test(" + t.offset() + ", " + t.same() + ", " + t.value() + "L)")
            .collect(Collectors.joining(", "));
    return "new Combination("
        + pattern.opcode()
        + ", "
        + pattern.parts()
        + ", List.of("
        + tests
        + "))";
  }
}
