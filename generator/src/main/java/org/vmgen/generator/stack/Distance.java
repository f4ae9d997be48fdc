package org.vmgen.generator.stack;

import java.util.ArrayList;
import java.util.List;
import org.vmgen.generator.model.Variable;

/**
 * A number of slots that is known but for the lengths of array items: {@code constant + sum of
 * lengths}. As a place it counts from a stack pointer downward: 1 is the topmost slot, 0 and below
 * lie above the top.
 *
 * @param lengths the variables that hold lengths, one for each array
 */
public record Distance(int constant, List<Variable> lengths) {
  public static final Distance ZERO = new Distance(0, List.of());

  public Distance {
    lengths = List.copyOf(lengths);
  }

  public static Distance of(int constant) {
    return new Distance(constant, List.of());
  }

  public Distance plus(int slots) {
    return new Distance(constant + slots, lengths);
  }

  public Distance plus(Variable length) {
    List<Variable> more = new ArrayList<>(lengths);
    more.add(length);
    return new Distance(constant, more);
  }

  /**
   * The difference to a distance whose lengths are among this one's.
   *
   * @throws IllegalArgumentException if they are not
   */
  public Distance minus(Distance other) {
    List<Variable> left = new ArrayList<>(lengths);
    for (Variable length : other.lengths) {
      if (!left.remove(length)) {
        throw new IllegalArgumentException(length.name() + " is not in " + this);
      }
    }
    return new Distance(constant - other.constant, left);
  }

  public boolean isZero() {
    return constant == 0 && lengths.isEmpty();
  }

  public boolean isConstant() {
    return lengths.isEmpty();
  }
}
