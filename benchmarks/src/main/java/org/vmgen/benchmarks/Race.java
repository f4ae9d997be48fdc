package org.vmgen.benchmarks;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Interleaved runs of several contenders: each round runs every contender once, so that a slow
 * moment of the machine hits all of them. The minimum of a contender's runs stands for it.
 */
final class Race {
  private final Map<String, List<Double>> minima = new LinkedHashMap<>();

  /**
   * Lets the contenders of one build run.
   *
   * @param rounds how often each of them runs
   * @param once names of those that run in the first round only: what they give is an impression
   * @throws IllegalStateException if two contenders compute different results
   */
  void build(List<? extends Contender> contenders, int rounds, Set<String> once) {
    Map<String, Double> best = new LinkedHashMap<>();
    for (int round = 0; round < rounds; round++) {
      Long result = null;
      for (Contender contender : contenders) {
        if (round > 0 && once.contains(contender.name())) {
          continue;
        }
        Contender.Run run = contender.run();
        if (result != null && result != run.result()) {
          throw new IllegalStateException(
              contender.name() + " computes " + run.result() + " instead of " + result);
        }
        result = run.result();
        best.merge(contender.name(), run.nanoseconds(), Math::min);
      }
    }
    best.forEach((name, ns) -> minima.computeIfAbsent(name, n -> new ArrayList<>()).add(ns));
  }

  /** Whether a contender took part. */
  boolean has(String name) {
    return minima.containsKey(name);
  }

  /** The smallest time of a contender over all builds, in seconds. */
  double seconds(String name) {
    return minima.get(name).stream().mapToDouble(Double::doubleValue).min().orElseThrow() / 1e9;
  }

  /**
   * How fast a contender is beside a rival: the rival's time divided by its own, from the minima
   * over all builds, with the smallest and largest such ratio of a single build.
   */
  Ratio speed(String name, String rival) {
    List<Double> own = minima.get(name);
    List<Double> other = minima.get(rival);
    List<Double> builds = new ArrayList<>();
    for (int build = 0; build < own.size(); build++) {
      builds.add(other.get(build) / own.get(build));
    }
    return new Ratio(seconds(rival) / seconds(name), builds);
  }
}
