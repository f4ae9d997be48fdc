package org.vmgen.generator.model;

import java.util.List;

/**
 * A function that the host implements.
 *
 * @param results none, one, or several
 * @param effects as declared; none means that anything may happen
 * @param standard whether it comes from {@code <std.vmg>}, implemented on every target
 */
public record Extern(
    String name,
    int index,
    List<Variable> parameters,
    List<Variable> results,
    List<EffectWord> effects,
    boolean standard,
    Documentation documentation) {
  public Extern {
    parameters = List.copyOf(parameters);
    results = List.copyOf(results);
    effects = List.copyOf(effects);
  }

  /** Whether the description says that this may happen, by a word or by saying nothing. */
  public boolean may(EffectWord.Kind kind) {
    return effects.isEmpty()
        ? kind != EffectWord.Kind.PURE
        : effects.stream().anyMatch(e -> e.kind() == kind);
  }
}
