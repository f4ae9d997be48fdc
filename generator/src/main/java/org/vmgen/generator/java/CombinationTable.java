package org.vmgen.generator.java;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.vmgen.generator.model.Instruction;
import org.vmgen.runtime.select.BodyTable;

/** The statements by which an engine tells the selection where its combinations fit. */
final class CombinationTable {
  /** The cost of a body in the loop: costs are in tenths of a dispatch. */
  static final int LOOP = 10;

  /** The cost of one outside: a way out of the loop and back. */
  static final int OUTSIDE = 40;

  /** How many statements a method that fills the table has. */
  private static final int STATEMENTS = 100;

  private CombinationTable() {}

  /** The statements that tell the selection of combinations and of instructions with copies. */
  static List<String> of(
      EngineLayout layout,
      List<JavaBody> instructions,
      Map<BodyTable.Combination, JavaBody> combinations) {
    List<String> table = new ArrayList<>();
    for (JavaBody body : instructions) {
      if (body.copies() > 1) {
        int opcode = layout.opcode(body).getAsInt();
        boolean outside = layout.isOutside(body);
        table.add(add(body.instructions().get(0), opcode, body.copies(), outside));
      }
    }
    combinations.forEach(
        (pattern, body) ->
            layout
                .opcode(body)
                .ifPresent(
                    opcode ->
                        table.add(add(pattern, opcode, body.copies(), layout.isOutside(body)))));
    return table;
  }

  /** A method that fills the table: not all statements need fit in one. */
  record Method(int number, List<String> statements) {}

  /** The methods that have these statements. */
  static List<Method> methods(List<String> statements) {
    List<Method> methods = new ArrayList<>();
    for (int from = 0; from < statements.size(); from += STATEMENTS) {
      int to = Math.min(from + STATEMENTS, statements.size());
      methods.add(new Method(methods.size(), statements.subList(from, to)));
    }
    return methods;
  }

  private static int cost(boolean outside) {
    return outside ? OUTSIDE : LOOP;
  }

  /** A call that adds an instruction that has several opcodes. */
  private static String add(Instruction instruction, int opcode, int copies, boolean outside) {
    return add("Combination.plain(" + instruction.opcode() + ")", opcode, copies, outside);
  }

  /** A call that adds a combination with its body. */
  private static String add(
      BodyTable.Combination pattern, int opcode, int copies, boolean outside) {
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
