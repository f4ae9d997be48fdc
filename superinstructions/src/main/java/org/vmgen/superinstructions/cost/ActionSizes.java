package org.vmgen.superinstructions.cost;

import org.vmgen.generator.action.Stmt;
import org.vmgen.generator.action.Walk;
import org.vmgen.generator.model.Body;
import org.vmgen.generator.model.Instruction;
import org.vmgen.generator.model.VmModel;

/** How large the actions of instructions are, in statements and expressions. */
final class ActionSizes {

  private final int[] sizes;

  ActionSizes(VmModel model) {
    sizes = new int[model.instructions().size()];
    for (Instruction instruction : model.instructions()) {
      if (instruction.body() instanceof Body.Action action) {
        sizes[instruction.opcode()] = size(action.block());
      }
    }
  }

  private static int size(Stmt.Block block) {
    int[] nodes = {0};
    Walk.statements(block, statement -> nodes[0]++);
    Walk.expressions(block, expression -> nodes[0]++);
    return nodes[0];
  }

  int of(int opcode) {
    return sizes[opcode];
  }
}
