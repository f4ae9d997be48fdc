package org.vmgen.superinstructions.report;

import java.util.List;
import java.util.OptionalDouble;

/**
 * How fast the programs are with a number of combinations, as {@code vmgen tune} finds out.
 *
 * @param dispatches that are predicted, as a share of those of instructions one by one
 * @param cost that is predicted, as a share of that without combinations
 * @param time that was measured, as a share of that without combinations, geometric mean over the
 *     programs that run long enough; empty if none does
 * @param nanoseconds the least of each program, in the order of the report
 * @param chosen whether this is the choice of the report
 */
public record Measurement(
    int combinations,
    double dispatches,
    double cost,
    OptionalDouble time,
    List<Long> nanoseconds,
    boolean chosen) {
  public Measurement {
    nanoseconds = List.copyOf(nanoseconds);
  }
}
