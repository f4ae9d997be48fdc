package org.vmgen.runtime;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Numbers constants: equal strings and numbers share one, other objects go by identity. */
final class ConstantPool {

  private final int first;
  private final List<Object> values = new ArrayList<>();
  private final Map<Object, Integer> numbers = new HashMap<>();

  /**
   * @param first the number of the first constant
   */
  ConstantPool(int first) {
    this.first = first;
  }

  int first() {
    return first;
  }

  List<Object> values() {
    return values;
  }

  int number(Object value) {
    boolean byValue = value instanceof String || value instanceof Long || value instanceof Double;
    return numbers.computeIfAbsent(
        byValue ? value : new Identity(value),
        key -> {
          values.add(value);
          return first + values.size() - 1;
        });
  }

  /** Key of a constant that is told apart by identity. */
  private static final class Identity {
    private final Object value;

    Identity(Object value) {
      this.value = value;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Identity identity && identity.value == value;
    }

    @Override
    public int hashCode() {
      return System.identityHashCode(value);
    }
  }
}
