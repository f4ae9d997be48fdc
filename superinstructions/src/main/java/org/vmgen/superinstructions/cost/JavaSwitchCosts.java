package org.vmgen.superinstructions.cost;

import org.vmgen.generator.model.VmModel;

/**
 * A switch in Java: one jump for all instructions, range tests of every access to arrays, and
 * methods that HotSpot compiles only up to 8,000 bytes.
 */
public final class JavaSwitchCosts implements CostModel {

  private static final Weights WEIGHTS = new Weights(20, 3, 3, 3, 1, 12, 4, 7, 0);

  /** For the service loader. */
  public JavaSwitchCosts() {}

  @Override
  public String name() {
    return "java-switch";
  }

  @Override
  public String description() {
    return "a switch in Java: dispatch 20, a load, store or immediate 3, a pointer 1";
  }

  @Override
  public Costs of(VmModel model) {
    return WEIGHTS.costs(model);
  }
}
