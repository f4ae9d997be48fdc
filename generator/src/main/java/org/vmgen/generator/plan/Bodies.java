package org.vmgen.generator.plan;

import java.util.List;
import org.vmgen.generator.combine.Combination;
import org.vmgen.generator.model.Composite;
import org.vmgen.generator.model.Stack;

/**
 * All bodies of one instruction or combination.
 *
 * @param composite what it consists of, a single instruction being the one part
 * @param combination what it runs
 * @param named the cached stacks whose state its bodies depend on: those that its parts name, and
 *     all if it can leave by a jump, since they are in their canonical state at leaders
 * @param bodies at least one, unless there were to be fewer bodies than instructions
 */
public record Bodies(
    Composite composite, Combination combination, List<Stack> named, List<EngineBody> bodies) {
  public Bodies {
    named = List.copyOf(named);
    bodies = List.copyOf(bodies);
  }

  /** The name of the instruction or combination. */
  public String name() {
    return composite.name();
  }
}
