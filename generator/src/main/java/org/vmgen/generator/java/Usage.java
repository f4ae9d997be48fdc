package org.vmgen.generator.java;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.vmgen.format.profile.Profile;
import org.vmgen.generator.model.Composite;
import org.vmgen.generator.model.Instruction;

/** Which part of all executions each instruction makes in programs, as far as some are known. */
final class Usage {
  /** How many dispatches more an instruction takes outside the loop. */
  private static final double OUTSIDE = 20;

  /**
   * Dispatches that are saved where one part follows another in a body: one, and what is not stored
   * and loaded again, by the cost model of the engine.
   */
  private static final double JOINT = 1.35;

  /** The same where an immediate is not read. */
  private static final double KNOWN = 0.15;

  /** The least that {@link #unknown} is: what the programs tell of others is little. */
  private static final double UNKNOWN = 0.00003;

  private final List<Profile> programs;
  private final Map<String, Double> parts = new HashMap<>();

  /**
   * Which part of all executions an instruction is expected to make in other programs, beside what
   * it makes in those that are known.
   */
  private final double unknown;

  /**
   * Of programs that weigh the same.
   *
   * @param programs the profile of each
   * @param instructions how many the machine has
   */
  Usage(List<Profile> programs, int instructions) {
    this.programs = List.copyOf(programs);
    for (Profile program : programs) {
      double all = Math.max(1, program.dispatches()) * (double) programs.size();
      program
          .executions()
          .forEach((mnemonic, count) -> parts.merge(mnemonic, count / all, Double::sum));
    }
    unknown = Math.max(UNKNOWN, programs.size() < 2 ? 0 : unknown(instructions));
  }

  /**
   * What an instruction that no program executes makes of another program: as much as those make of
   * each program that all others do not execute (leaving one out, as I. J. Good, The population
   * frequencies of species, 1953, estimates what has not been seen from what was seen once). The
   * median of the programs, since a single one that is different tells little of others.
   */
  private double unknown(int instructions) {
    Map<String, Integer> users = new HashMap<>();
    for (Profile program : programs) {
      executed(program).forEach(mnemonic -> users.merge(mnemonic, 1, Integer::sum));
    }
    double[] shares = new double[programs.size()];
    for (int i = 0; i < shares.length; i++) {
      Profile program = programs.get(i);
      List<String> own = executed(program).filter(mnemonic -> users.get(mnemonic) == 1).toList();
      double executions = own.stream().mapToLong(program.executions()::get).sum();
      int unseen = instructions - users.size() + own.size();
      shares[i] = executions / Math.max(1, program.dispatches()) / Math.max(1, unseen);
    }
    Arrays.sort(shares);
    return shares[shares.length / 2];
  }

  private static Stream<String> executed(Profile program) {
    return program.executions().entrySet().stream()
        .filter(entry -> entry.getValue() > 0)
        .map(Map.Entry::getKey);
  }

  /** Whether programs are known. */
  boolean isKnown() {
    return !programs.isEmpty();
  }

  /**
   * Bodies by what is saved for each byte of the loop's method if they stand there, the most first:
   * the way out and back of an instruction; of a combination what its parts take less together, as
   * if there were no others.
   */
  List<JavaBody> bySaving(List<JavaBody> bodies) {
    Map<JavaBody, Double> savings = new IdentityHashMap<>();
    List<JavaBody> combinations = bodies.stream().filter(body -> !body.isPlain()).toList();
    double[] executions = executions(combinations);
    for (int i = 0; i < executions.length; i++) {
      JavaBody combination = combinations.get(i);
      savings.put(combination, saved(combination.parts()) * executions[i] / programs.size());
    }
    for (JavaBody body : bodies) {
      double all = savings.computeIfAbsent(body, b -> saved(b.instructions().get(0)));
      savings.put(body, -all / body.bytes(Mode.LOOP));
    }
    return bodies.stream().sorted(Comparator.comparingDouble(savings::get)).toList();
  }

  /** The dispatches that parts save together. */
  private static double saved(List<Composite.Part> parts) {
    long known =
        parts.stream()
            .flatMap(part -> part.operands().stream())
            .filter(operand -> !(operand instanceof Composite.Operand.Open))
            .count();
    return JOINT * (parts.size() - 1) + KNOWN * known;
  }

  /**
   * The executions of each combination as a part of all executions, summed over the programs. There
   * may be a million blocks: each is looked at once, for all combinations.
   */
  private double[] executions(List<JavaBody> combinations) {
    List<Sequence> sequences = combinations.stream().map(Sequence::of).toList();
    double[] executions = new double[sequences.size()];
    if (sequences.isEmpty()) {
      return executions;
    }
    for (Profile program : programs) {
      double[] here = new double[executions.length];
      for (Profile.Block block : program.blocks()) {
        String[] mnemonics =
            block.steps().stream()
                .map(step -> step.instruction().mnemonic())
                .toArray(String[]::new);
        long[] reach = block.reach();
        for (int i = 0; i < here.length; i++) {
          here[i] += sequences.get(i).executions(block, mnemonics, reach);
        }
      }
      long all = Math.max(1, program.dispatches());
      for (int i = 0; i < here.length; i++) {
        executions[i] += here[i] / all;
      }
    }
    return executions;
  }

  /**
   * The dispatches that are saved for each executed instruction if one of the machine's stands in
   * the loop.
   */
  double saved(Instruction instruction) {
    return OUTSIDE * (parts.getOrDefault(instruction.mnemonic(), 0.0) + unknown);
  }
}
