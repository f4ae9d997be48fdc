package org.vmgen.superinstructions.cost;

import org.vmgen.generator.model.VmModel;

/**
 * Threaded code in C: loading the next address and jumping, which stalls where the jump is not
 * predicted, against loads and stores that mostly hit the cache. Processors that predict by the
 * history of jumps miss few of those that the last target does not tell (E. Rohou, B. N. Swamy, A.
 * Seznec, Branch prediction and the performance of interpreters, CGO 2015), so these weigh little.
 */
public final class CDirectCosts implements CostModel {

  static final Weights WEIGHTS = new Weights(10, 2, 2, 1, 1, 16, 3, 4, 1);

  /** For the service loader. */
  public CDirectCosts() {}

  @Override
  public String name() {
    return "c-direct";
  }

  @Override
  public String description() {
    return "threaded code in C: dispatch 10, a load or store 2, an immediate or pointer 1,"
        + " a target that is not the last one 1";
  }

  @Override
  public Costs of(VmModel model) {
    return WEIGHTS.costs(model);
  }
}
