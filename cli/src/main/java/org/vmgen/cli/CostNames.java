package org.vmgen.cli;

import java.util.ArrayList;
import java.util.Optional;
import org.vmgen.superinstructions.cost.CostModel;
import org.vmgen.superinstructions.cost.CostModels;

/** The names of all cost models, for help and messages. */
public final class CostNames extends ArrayList<String> {
  private static final long serialVersionUID = 1;

  CostNames() {
    super(CostModels.all().stream().map(CostModel::name).toList());
  }

  /** What is wrong with the name of a cost model; empty if nothing. */
  public static Optional<String> misuse(String name) {
    return CostModels.named(name).isPresent()
        ? Optional.empty()
        : Optional.of(
            "there are no costs '" + name + "': use " + String.join(", ", new CostNames()));
  }
}
