package org.vmgen.generator.java;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.vmgen.format.profile.Profile;
import org.vmgen.generator.model.Instruction;

/** Which part of all executions each instruction makes in programs, as far as some are known. */
final class Usage {
  /**
   * What makes less than this of all executions is left outside the loop: each further case costs
   * the others registers.
   */
  private static final double RARE = 1.0 / 4_000;

  private final Map<String, Double> parts = new HashMap<>();

  /**
   * Of programs that weigh the same.
   *
   * @param programs the profile of each
   */
  Usage(List<Profile> programs) {
    for (Profile program : programs) {
      double all = Math.max(1, program.dispatches()) * (double) programs.size();
      program
          .executions()
          .forEach((mnemonic, count) -> parts.merge(mnemonic, count / all, Double::sum));
    }
  }

  /** Whether an instruction is worth its place in the loop; where no program is known, each is. */
  boolean isFrequent(Instruction instruction) {
    return parts.isEmpty() || part(instruction) >= RARE;
  }

  /** The bodies of such instructions, the most frequent first, else in their order. */
  List<JavaBody> frequent(List<JavaBody> instructions) {
    return instructions.stream()
        .filter(body -> isFrequent(body.parts().get(0)))
        .sorted(Comparator.comparingDouble(body -> -part(body.parts().get(0))))
        .toList();
  }

  private double part(Instruction instruction) {
    return parts.getOrDefault(instruction.mnemonic(), 0.0);
  }
}
