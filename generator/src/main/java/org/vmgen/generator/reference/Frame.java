package org.vmgen.generator.reference;

import java.util.Arrays;
import org.vmgen.generator.model.Variable;

/**
 * The values of the variables of one action or function while it runs, by {@link Variable#id}. A
 * scalar is in the form of {@link Bits}; an array of scalars is a {@code long[]}, one of references
 * an {@code Object[]}.
 */
final class Frame {

  private long[] bits = new long[16];
  private Object[] references = new Object[16];
  private boolean[] assigned = new boolean[16];

  private int slot(Variable variable) {
    int id = variable.id();
    if (id >= bits.length) {
      int length = Math.max(id + 1, 2 * bits.length);
      bits = Arrays.copyOf(bits, length);
      references = Arrays.copyOf(references, length);
      assigned = Arrays.copyOf(assigned, length);
    }
    return id;
  }

  long bits(Variable variable) {
    return bits[slot(variable)];
  }

  Object reference(Variable variable) {
    return references[slot(variable)];
  }

  void set(Variable variable, long value) {
    int slot = slot(variable);
    bits[slot] = value;
    assigned[slot] = true;
  }

  /** Sets a reference or an array. */
  void setReference(Variable variable, Object value) {
    int slot = slot(variable);
    references[slot] = value;
    assigned[slot] = true;
  }

  /** Whether the variable has been set: an output that need not exist may not have been. */
  boolean isAssigned(Variable variable) {
    return assigned[slot(variable)];
  }
}
