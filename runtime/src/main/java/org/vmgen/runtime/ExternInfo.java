package org.vmgen.runtime;

import java.util.List;

/**
 * A function that the host implements.
 *
 * @param effects as written, such as {@code "reads host"}; none means that anything may happen
 * @param standard whether vmgen implements it on every target
 */
public record ExternInfo(
    String name,
    List<Variable> parameters,
    List<Variable> results,
    List<String> effects,
    boolean standard) {
  public ExternInfo {
    parameters = List.copyOf(parameters);
    results = List.copyOf(results);
    effects = List.copyOf(effects);
  }

  /** A parameter or result. */
  public record Variable(String name, String typeName, ValueType type) {}

  /** Such as {@code putchar(u8)} or {@code find(i64, i64) -> (i64, i64)}. */
  public String signature() {
    return name + list(parameters) + (results.isEmpty() ? "" : " -> " + list(results));
  }

  private static String list(List<Variable> variables) {
    return variables.stream()
        .map(v -> v.type() == ValueType.REF ? v.typeName() : v.type().text())
        .collect(java.util.stream.Collectors.joining(", ", "(", ")"));
  }
}
