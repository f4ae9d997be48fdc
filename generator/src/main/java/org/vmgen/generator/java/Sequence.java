package org.vmgen.generator.java;

import java.util.List;
import org.vmgen.format.profile.Profile;
import org.vmgen.format.profile.Profile.Operand;
import org.vmgen.generator.model.Composite;

/** The parts of a combination, to be found in blocks of profiles. */
record Sequence(List<List<Operand>> operands, String[] mnemonics) {

  static Sequence of(JavaBody combination) {
    return new Sequence(
        combination.parts().stream().map(Composite.Part::known).toList(),
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
      if (!Operand.fit(operands.get(i), block.steps().get(start + i).operands())) {
        return false;
      }
    }
    return true;
  }
}
