package org.vmgen.benchmarks;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * A ratio of minima with its spread.
 *
 * @param value from the minima over all builds
 * @param builds the same ratio of each single build
 */
record Ratio(double value, List<Double> builds) {

  Ratio {
    builds = List.copyOf(builds);
  }

  /** The geometric mean of ratios, of all builds and of each. */
  static Ratio mean(List<Ratio> ratios) {
    List<Double> builds = new ArrayList<>();
    for (int build = 0; build < ratios.get(0).builds().size(); build++) {
      int number = build;
      builds.add(geometric(ratios.stream().mapToDouble(r -> r.builds().get(number))));
    }
    return new Ratio(geometric(ratios.stream().mapToDouble(Ratio::value)), builds);
  }

  private static double geometric(DoubleStream values) {
    return Math.exp(values.map(Math::log).average().orElseThrow());
  }

  /** The ratio, with the smallest and the largest of a single build. */
  @Override
  public String toString() {
    return "%.2f (%.2f-%.2f)".formatted(value, Collections.min(builds), Collections.max(builds));
  }
}
