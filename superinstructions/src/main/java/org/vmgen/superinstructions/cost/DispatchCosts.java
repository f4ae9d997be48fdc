package org.vmgen.superinstructions.cost;

import java.util.List;
import org.vmgen.generator.model.VmModel;
import org.vmgen.superinstructions.corpus.Part;

/** Counts dispatches and nothing else. */
public final class DispatchCosts implements CostModel {

  /** For the service loader. */
  public DispatchCosts() {}

  @Override
  public String name() {
    return "dispatches";
  }

  @Override
  public String description() {
    return "one for each body that is run";
  }

  @Override
  public Costs of(VmModel model) {
    ActionSizes sizes = new ActionSizes(model);
    return new Costs() {
      @Override
      public int[] parts(List<Part> parts) {
        int[] costs = new int[parts.size()];
        costs[0] = 1;
        return costs;
      }

      @Override
      public int bytes(List<Part> parts) {
        return CDirectCosts.WEIGHTS.bytes(parts, sizes, StackTraffic.of(model, parts));
      }
    };
  }
}
