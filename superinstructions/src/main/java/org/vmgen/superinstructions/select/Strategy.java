package org.vmgen.superinstructions.select;

import java.util.List;

/**
 * A way to choose. Implementations are found by {@link java.util.ServiceLoader}; they give the same
 * answer to the same problem.
 */
public interface Strategy {

  /** The name that users choose it by. */
  String name();

  /** What it does, and from which publication it comes. */
  String description();

  /** The numbers of the chosen patterns, within the limits. */
  List<Integer> choose(Problem problem, Limits limits, Progress progress);
}
