package org.vmgen.generator.java;

import java.util.List;
import org.vmgen.format.profile.Profile;
import org.vmgen.format.profile.Profile.Operand;
import org.vmgen.generator.model.Composite;

/** The parts of a combination, to be found in blocks of profiles. */
record Sequence(List<Composite.Part> parts, String[] mnemonics) {

  static Sequence of(JavaBody combination) {
    return new Sequence(
        combination.parts(),
        combination.parts().stream()
            .map(part -> part.instruction().mnemonic())
            .toArray(String[]::new));
  }

  /**
   * How often it was executed in a block, up to its last part, without overlaps.
   *
   * @param steps the mnemonics of the block's steps
   * @param reach how often each step was executed
   */
  double executions(Profile.Block block, String[] steps, long[] reach) {
    double executions = 0;
    int last = mnemonics.length - 1;
    for (int i = 0; i + last < steps.length; i++) {
      if (isAt(i, block, steps)) {
        executions += reach[i + last];
        i += last;
      }
    }
    return executions;
  }

  private boolean isAt(int start, Profile.Block block, String[] steps) {
    for (int i = 0; i < mnemonics.length; i++) {
      if (!steps[start + i].equals(mnemonics[i])) {
        return false;
      }
    }
    for (int i = 0; i < mnemonics.length; i++) {
      if (!holds(parts.get(i).operands(), block.steps().get(start + i).operands())) {
        return false;
      }
    }
    return true;
  }

  /** Whether what a part demands of its immediates is true of those of a step. */
  private static boolean holds(List<Composite.Operand> demanded, List<Operand> known) {
    for (int i = 0; i < demanded.size(); i++) {
      boolean holds =
          demanded.get(i) instanceof Composite.Operand.Open
              || demanded.get(i) instanceof Composite.Operand.Bound bound
                  && known.get(i).equals(new Operand.Value(bound.bits()))
              || demanded.get(i) instanceof Composite.Operand.Same same
                  && value(known, i).equals(value(known, same.index()));
      if (!holds) {
        return false;
      }
    }
    return true;
  }

  /** What is equal for immediates that are known to be equal. */
  private static Object value(List<Operand> known, int index) {
    Operand operand = known.get(index);
    if (operand instanceof Operand.Value) {
      return operand;
    }
    return operand instanceof Operand.Same same ? same.index() : index;
  }
}
