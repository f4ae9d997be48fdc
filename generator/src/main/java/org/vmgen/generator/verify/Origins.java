package org.vmgen.generator.verify;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.vmgen.generator.model.ScalarType;
import org.vmgen.generator.model.Type;
import org.vmgen.generator.model.Variable;
import org.vmgen.runtime.verify.Source;

/** Where the values of an action's variables come from, at one place in it. */
final class Origins {
  private final Map<Integer, Source> known;
  private final List<String> references;

  Origins(List<String> references) {
    this(new HashMap<>(), references);
  }

  private Origins(Map<Integer, Source> known, List<String> references) {
    this.known = known;
    this.references = references;
  }

  Origins copy() {
    return new Origins(new HashMap<>(known), references);
  }

  Source of(Variable variable) {
    Source source = known.get(variable.id());
    return source == null ? unknown(variable.type()) : source;
  }

  void set(Variable variable, Source source) {
    known.put(variable.id(), source);
  }

  void forget(Variable variable) {
    set(variable, unknown(variable.type()));
  }

  /** Takes in what is known on another path to the same place. */
  void join(Origins other) {
    known.entrySet().removeIf(entry -> !entry.getValue().equals(other.known.get(entry.getKey())));
  }

  /** A value of which nothing but its type is known. */
  Source unknown(Type type) {
    if (!(type instanceof ScalarType scalar)) {
      return new Source(Source.Kind.REFERENCE, references.indexOf(type.text()));
    } else if (scalar == ScalarType.CODE) {
      return Source.of(Source.Kind.CODE);
    }
    return Source.of(scalar.isFloat() ? Source.Kind.FLOAT : Source.Kind.NUMBER);
  }
}
