package org.vmgen.generator.java;

import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
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

  /** What makes so much of all executions stands in the loop before any combination. */
  private static final double HOT = 1.0 / 1_000;

  private final List<Profile> programs;
  private final Map<String, Double> parts = new HashMap<>();

  /**
   * Of programs that weigh the same.
   *
   * @param programs the profile of each
   */
  Usage(List<Profile> programs) {
    this.programs = List.copyOf(programs);
    for (Profile program : programs) {
      double all = Math.max(1, program.dispatches()) * (double) programs.size();
      program
          .executions()
          .forEach((mnemonic, count) -> parts.merge(mnemonic, count / all, Double::sum));
    }
  }

  /** Whether programs are known. */
  boolean isKnown() {
    return !programs.isEmpty();
  }

  /** Whether programs are known to run an instruction so often that it has to be in the loop. */
  boolean isHot(JavaBody body) {
    return part(body.parts().get(0)) >= HOT;
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

  /**
   * Combinations by the dispatches that they save for each byte of the loop's method, the most
   * first, as if there were no others and whatever their immediates are; where no program is known,
   * in their order.
   */
  List<JavaBody> combinations(List<JavaBody> combinations) {
    if (programs.isEmpty()) {
      return combinations;
    }
    double[] saved = saved(combinations);
    Map<JavaBody, Double> gains = new IdentityHashMap<>();
    for (int i = 0; i < saved.length; i++) {
      JavaBody body = combinations.get(i);
      gains.put(body, -saved[i] / body.bytes(Mode.LOOP));
    }
    return combinations.stream().sorted(Comparator.comparingDouble(gains::get)).toList();
  }

  /**
   * The part of the dispatches that each combination saves, summed over the programs. There may be
   * a million blocks: each is looked at once, for all combinations.
   */
  private double[] saved(List<JavaBody> combinations) {
    List<List<String>> sequences =
        combinations.stream()
            .map(body -> body.parts().stream().map(Instruction::mnemonic).toList())
            .toList();
    double[] saved = new double[sequences.size()];
    for (Profile program : programs) {
      double[] here = new double[saved.length];
      for (Profile.Block block : program.blocks()) {
        String[] steps =
            block.steps().stream()
                .map(step -> step.instruction().mnemonic())
                .toArray(String[]::new);
        long[] reach = block.reach();
        for (int i = 0; i < here.length; i++) {
          here[i] += executions(sequences.get(i), steps, reach);
        }
      }
      long all = Math.max(1, program.dispatches());
      for (int i = 0; i < here.length; i++) {
        saved[i] += here[i] * (sequences.get(i).size() - 1) / all;
      }
    }
    return saved;
  }

  /**
   * How often a sequence was executed in a block, up to its last instruction.
   *
   * @param reach how often each step was
   */
  private static double executions(List<String> mnemonics, String[] steps, long[] reach) {
    double executions = 0;
    int last = mnemonics.size() - 1;
    for (int i = 0; i + last < steps.length; i++) {
      if (isAt(i, mnemonics, steps)) {
        executions += reach[i + last];
        i += last;
      }
    }
    return executions;
  }

  private static boolean isAt(int start, List<String> mnemonics, String[] steps) {
    for (int i = 0; i < mnemonics.size(); i++) {
      if (!steps[start + i].equals(mnemonics.get(i))) {
        return false;
      }
    }
    return true;
  }

  private double part(Instruction instruction) {
    return parts.getOrDefault(instruction.mnemonic(), 0.0);
  }
}
