package org.vmgen.superinstructions.cost;

import org.vmgen.generator.model.VmModel;

/**
 * What bodies cost on an engine. Implementations are found by {@link java.util.ServiceLoader}, so
 * that one of another engine takes a class and a line in {@code META-INF/services}.
 */
public interface CostModel {

  /** The name that users choose it by: that of an engine, or what it counts. */
  String name();

  /** What it counts, in a few words. */
  String description();

  /** The costs of one machine's bodies. */
  Costs of(VmModel model);
}
