package org.vmgen.superinstructions.evaluate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.vmgen.format.profile.Profile;
import org.vmgen.superinstructions.corpus.Program;

/**
 * Programs in groups of which none is told anything about by the others: programs that mostly run
 * the same blocks are near-duplicates and share a group, or the judgement about unseen programs
 * would be one about seen ones.
 */
public final class Folds {

  /** From this share of common execution on, two programs are near-duplicates. */
  public static final double DUPLICATE = 0.7;

  private Folds() {}

  /** The groups, each and all in the order of the programs. */
  public static List<List<Program>> of(List<Program> programs) {
    int[] group = new int[programs.size()];
    List<Map<List<String>, Double>> shares =
        programs.stream().map(p -> shares(p.profile())).toList();
    for (int i = 0; i < group.length; i++) {
      group[i] = i;
      for (int k = 0; k < i; k++) {
        if (common(shares.get(i), shares.get(k)) >= DUPLICATE) {
          unite(group, group[k], i);
        }
      }
    }
    Map<Integer, List<Program>> folds = new TreeMap<>();
    for (int i = 0; i < group.length; i++) {
      folds.computeIfAbsent(group[i], g -> new ArrayList<>()).add(programs.get(i));
    }
    return List.copyOf(folds.values());
  }

  /** All of the groups of two programs become the earlier one. */
  private static void unite(int[] group, int with, int program) {
    int from = group[program];
    int to = Math.min(with, from);
    int other = Math.max(with, from);
    for (int i = 0; i <= program; i++) {
      group[i] = group[i] == other ? to : group[i];
    }
  }

  /**
   * By block, its part of all execution. Blocks are the same if their instructions are: values of
   * immediates, such as addresses, differ between programs that are otherwise equal.
   */
  private static Map<List<String>, Double> shares(Profile profile) {
    Map<List<String>, Double> shares = new HashMap<>();
    double all = Math.max(1, profile.dispatches());
    for (Profile.Block block : profile.blocks()) {
      List<String> instructions =
          block.steps().stream().map(step -> step.instruction().mnemonic()).toList();
      shares.merge(instructions, block.dispatches() / all, Double::sum);
    }
    return shares;
  }

  /** The part of their execution that two programs have in common, from 0 to 1. */
  private static double common(Map<List<String>, Double> left, Map<List<String>, Double> right) {
    double sum = 0;
    for (Map.Entry<List<String>, Double> entry : left.entrySet()) {
      sum += Math.min(entry.getValue(), right.getOrDefault(entry.getKey(), 0.0));
    }
    return sum;
  }
}
