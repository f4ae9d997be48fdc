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
  /** How many dispatches more an instruction takes outside the loop. */
  private static final double OUTSIDE = 20;

  /**
   * Which part of all executions an instruction is expected to make in other programs, beside what
   * it makes in those that are known.
   */
  private static final double UNKNOWN = 0.0001;

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

  /**
   * Bodies by what is saved for each byte of the loop's method if they stand there, the most first:
   * the way out and back of an instruction, the dispatches of a combination as if there were no
   * others and whatever its immediates are.
   */
  List<JavaBody> bySaving(List<JavaBody> bodies) {
    Map<JavaBody, Double> savings = new IdentityHashMap<>();
    List<JavaBody> combinations = bodies.stream().filter(b -> b.parts().size() > 1).toList();
    double[] saved = saved(combinations);
    for (int i = 0; i < saved.length; i++) {
      savings.put(combinations.get(i), saved[i] / programs.size());
    }
    for (JavaBody body : bodies) {
      double all = savings.computeIfAbsent(body, b -> OUTSIDE * (part(b.parts().get(0)) + UNKNOWN));
      savings.put(body, -all / body.bytes(Mode.LOOP));
    }
    return bodies.stream().sorted(Comparator.comparingDouble(savings::get)).toList();
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
