package org.vmgen.superinstructions.corpus;

import java.util.ArrayList;
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

  /** Above it sums of costs might not fit 64 bits. */
  private static final long MOST = 1L << 50;

  /** How the weights of programs relate. */
  public enum Weighting {
    /** Each program weighs the same, however long it ran. */
    EQUAL,
    /** Each executed instruction weighs the same. */
    COUNTS
  }

  private static final class Segment {
    private final int[] symbols;
    private final long[] weights;
    private long programs;

    private Segment(int[] symbols) {
      this.symbols = symbols;
      this.weights = new long[symbols.length];
    }
  }

  /** A key of a map; the array is not changed. */
  private static final class Key {
    private final int[] symbols;
    private final int hash;

    private Key(int[] symbols) {
      this.symbols = symbols;
      this.hash = Arrays.hashCode(symbols);
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Key key && Arrays.equals(symbols, key.symbols);
    }

    @Override
    public int hashCode() {
      return hash;
    }
  }

  private final Joints joints;
  private final Constants constants;
  private final Map<Part, Integer> numbers = new HashMap<>();
  private final List<Part> symbols = new ArrayList<>();
  private final Map<Key, Segment> segments = new HashMap<>();
  private final List<Segment> order = new ArrayList<>();
  private long dispatches;
  private long entries;
  private int size;
  private long program = 1;

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
      long all = program.profile().dispatches();
      if (all > 0) {
        builder.add(
            program.profile(), weighting == Weighting.EQUAL ? (double) WEIGHT / all : scale);
      }
    }
    return builder.corpus();
  }

  /** The constants that are worth looking at in programs. */
  public static Constants frequentConstants(
      Joints joints, List<Program> programs, Weighting weighting, int most) {
    double scale = scale(programs, weighting);
    Map<Constants.Constant, Long> executions = new HashMap<>();
    long sum = 0;
    for (Program program : programs) {
      long all = Math.max(1, program.profile().dispatches());
      double factor = weighting == Weighting.EQUAL ? (double) WEIGHT / all : scale;
      sum += scaled(all, factor);
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
    program = Long.rotateLeft(program, 1);
  }

  private int symbol(Profile.Step step) {
    int opcode = joints.opcode(step.instruction().mnemonic());
    Part part = constants.restrict(new Part(opcode, step.operands()));
    return numbers.computeIfAbsent(
        part,
        p -> {
          symbols.add(p);
          return symbols.size() - 1;
        });
  }

  private void cut(int[] text, long[] reach) {
    int from = 0;
    for (int i = 1; i <= text.length; i++) {
      boolean joined = i < text.length && joints.joins(opcode(text[i - 1]), opcode(text[i]));
      if (!joined) {
        segment(Arrays.copyOfRange(text, from, i), reach, from);
        from = i;
      }
    }
  }

  private int opcode(int symbol) {
    return symbols.get(symbol).opcode();
  }

  private void segment(int[] text, long[] reach, int from) {
    Segment segment =
        segments.computeIfAbsent(
            new Key(text),
            key -> {
              Segment made = new Segment(text);
              order.add(made);
              size += text.length;
              return made;
            });
    segment.programs |= program;
    for (int i = 0; i < text.length; i++) {
      segment.weights[i] += reach[from + i];
    }
  }

  private Corpus corpus() {
    int[] text = new int[size];
    long[] weights = new long[size];
    long[] programs = new long[order.size()];
    int[] starts = new int[order.size() + 1];
    int at = 0;
    for (int i = 0; i < order.size(); i++) {
      Segment segment = order.get(i);
      starts[i] = at;
      programs[i] = segment.programs;
      System.arraycopy(segment.symbols, 0, text, at, segment.symbols.length);
      System.arraycopy(segment.weights, 0, weights, at, segment.symbols.length);
      at += segment.symbols.length;
    }
    starts[order.size()] = at;
    return new Corpus(symbols, text, starts, weights, programs, dispatches, entries);
  }
}
