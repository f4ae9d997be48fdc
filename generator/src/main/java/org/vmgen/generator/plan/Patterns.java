package org.vmgen.generator.plan;

import java.util.ArrayList;
import java.util.List;
import org.vmgen.generator.combine.Combination;
import org.vmgen.generator.model.Composite;
import org.vmgen.runtime.select.BodyTable;

/** Where combinations fit in portable code. */
public final class Patterns {
  private Patterns() {}

  /**
   * What the words of a combination have to be.
   *
   * @param combination its parts as they run: those that control cannot come to are no part of it
   */
  public static BodyTable.Combination of(Composite composite, Combination combination) {
    List<BodyTable.Test> tests = new ArrayList<>();
    int count = combination.parts().size();
    for (int k = 0; k < count; k++) {
      Composite.Part part = composite.parts().get(k);
      int offset = combination.parts().get(k).offset();
      if (k > 0) {
        tests.add(new BodyTable.Test(offset, false, opcode(part)));
      }
      for (int i = 0; i < part.operands().size(); i++) {
        Composite.Operand operand = part.operands().get(i);
        if (operand instanceof Composite.Operand.Bound bound) {
          tests.add(new BodyTable.Test(offset + 1 + i, false, bound.bits()));
        } else if (operand instanceof Composite.Operand.Same same) {
          tests.add(new BodyTable.Test(offset + 1 + i, true, offset + 1 + same.index()));
        }
      }
    }
    return new BodyTable.Combination(opcode(composite.parts().get(0)), count, tests);
  }

  private static int opcode(Composite.Part part) {
    return part.instruction().opcode();
  }
}
