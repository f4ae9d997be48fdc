package org.vmgen.superinstructions.corpus;

import java.util.Arrays;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.vmgen.format.profile.Profile;

/** Makes the text of programs. */
public final class CorpusBuilder {

  /** How much a program weighs in all, if all weigh the same. */
  private static final long WEIGHT = 1L << 40;

  /** All executions of a text whose costs are added up: above it sums might not fit 64 bits. */
  private static final long MOST = 1L << 50;

  /** How the weights of programs relate. */
  public enum Weighting {
    /** Each program weighs the same, however long it ran. */
    EQUAL,
    /** Each executed instruction weighs the same: 1, or less where there are more than 2^50. */
    COUNTS,
    /**
     * What combinations can save, all dispatches but one for each block, weighs the same in each
     * program; one in which they can save nothing weighs nothing. For programs in which they can
     * save a thousandth at least: sums of others' weights may not fit 64 bits.
     */
    SAVINGS
  }

  private final Joints joints;
  private final Constants constants;
  private final Segments segments = new Segments();
  private long dispatches;
  private long entries;

  private CorpusBuilder(Joints joints, Constants constants) {
    this.joints = joints;
    this.constants = constants;
  }

  /**
   * The text of programs.
   *
   * @param programs whose profiles are of this machine
   * @param constants the values of immediates to keep
   */
  public static Corpus build(
      Joints joints, List<Program> programs, Weighting weighting, Constants constants) {
    CorpusBuilder builder = new CorpusBuilder(joints, constants);
    double scale = scale(programs, weighting);
    for (Program program : programs) {
      double factor = factor(program.profile(), weighting, scale);
      if (factor > 0) {
        builder.add(program.profile(), factor);
      }
    }
    return builder.segments.corpus(builder.dispatches, builder.entries);
  }

  /**
   * The text of programs with what profiles count: for numbers that users see. Costs of such a text
   * need not fit 64 bits.
   *
   * @param programs that executed less than 2^63 instructions all together
   */
  public static Corpus counted(Joints joints, List<Program> programs, Constants constants) {
    CorpusBuilder builder = new CorpusBuilder(joints, constants);
    programs.forEach(program -> builder.add(program.profile(), 1));
    return builder.segments.corpus(builder.dispatches, builder.entries);
  }

  /** The constants that are worth looking at in programs. */
  public static Constants frequentConstants(
      Joints joints, List<Program> programs, Weighting weighting, int most) {
    double scale = scale(programs, weighting);
    Map<Constants.Constant, Long> executions = new HashMap<>();
    long sum = 0;
    for (Program program : programs) {
      double factor = factor(program.profile(), weighting, scale);
      sum += scaled(program.profile().dispatches(), factor);
      for (Profile.Block block : program.profile().blocks()) {
        long[] reach = block.reach();
        for (int i = 0; i < reach.length; i++) {
          count(joints, block.steps().get(i), scaled(reach[i], factor), executions);
        }
      }
    }
    return Constants.frequent(executions, sum, most);
  }

  private static void count(
      Joints joints, Profile.Step step, long weight, Map<Constants.Constant, Long> executions) {
    int opcode = joints.opcode(step.instruction().mnemonic());
    for (int i = 0; i < step.operands().size(); i++) {
      if (step.operands().get(i) instanceof Profile.Operand.Value value) {
        executions.merge(new Constants.Constant(opcode, i, value.bits()), weight, Long::sum);
      }
    }
  }

  private static double scale(List<Program> programs, Weighting weighting) {
    double sum = programs.stream().mapToDouble(p -> p.profile().dispatches()).sum();
    return weighting == Weighting.COUNTS && sum > MOST ? MOST / sum : 1;
  }

  private static double factor(Profile profile, Weighting weighting, double scale) {
    long all =
        switch (weighting) {
          case EQUAL -> profile.dispatches();
          case SAVINGS -> profile.dispatches() - profile.entries();
          case COUNTS -> 0;
        };
    return weighting == Weighting.COUNTS ? scale : all == 0 ? 0 : (double) WEIGHT / all;
  }

  private static long scaled(long count, double factor) {
    return factor == 1 ? count : Math.round(count * factor);
  }

  private void add(Profile profile, double factor) {
    Map<Profile.Step, Integer> known = new IdentityHashMap<>();
    for (Profile.Block block : profile.blocks()) {
      List<Profile.Step> steps = block.steps();
      int[] text = new int[steps.size()];
      for (int i = 0; i < text.length; i++) {
        text[i] = known.computeIfAbsent(steps.get(i), this::symbol);
      }
      long[] reach = block.reach();
      for (int i = 0; i < reach.length; i++) {
        reach[i] = scaled(reach[i], factor);
        dispatches += reach[i];
      }
      entries += reach[0];
      cut(text, reach);
    }
  }

  private int symbol(Profile.Step step) {
    int opcode = joints.opcode(step.instruction().mnemonic());
    return segments.symbol(constants.restrict(new Part(opcode, step.operands())));
  }

  private void cut(int[] text, long[] reach) {
    int from = 0;
    for (int i = 1; i <= text.length; i++) {
      boolean joined = i < text.length && joins(text[i - 1], text[i]);
      if (!joined) {
        segments.add(Arrays.copyOfRange(text, from, i), reach, from);
        from = i;
      }
    }
  }

  private boolean joins(int symbol, int next) {
    return joints.joins(segments.opcode(symbol), segments.opcode(next));
  }
}
