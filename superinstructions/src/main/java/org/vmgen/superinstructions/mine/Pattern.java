package org.vmgen.superinstructions.mine;

import java.util.Arrays;
import java.util.List;
import org.vmgen.superinstructions.corpus.Part;
import org.vmgen.superinstructions.cost.Costs;

/**
 * A candidate for a combination.
 *
 * @param costs of one execution, by part; see {@link Costs#parts}
 * @param bytes of code
 */
public record Pattern(List<Part> parts, List<Integer> costs, int bytes) {
  public Pattern {
    parts = List.copyOf(parts);
    costs = List.copyOf(costs);
  }

  /** A combination of these parts. */
  public static Pattern of(List<Part> parts, Costs costs) {
    List<Integer> each = Arrays.stream(costs.parts(parts)).boxed().toList();
    return new Pattern(parts, each, costs.bytes(parts));
  }

  /** Whether no immediate is bound. */
  public boolean isOpen() {
    return parts.stream().allMatch(Part::isOpen);
  }

  /** Whether this is just an instruction, of which there can be several bodies. */
  public boolean isPlain() {
    return parts.size() == 1 && isOpen();
  }
}
