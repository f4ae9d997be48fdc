package org.vmgen.generator.syntax;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.vmgen.generator.diagnostic.Diagnostics;
import org.vmgen.generator.diagnostic.Problem;
import org.vmgen.generator.diagnostic.Similar;
import org.vmgen.generator.diagnostic.SourceFile;
import org.vmgen.generator.diagnostic.SourceRange;

/** The options of a description: its defaults and what the user says instead. */
final class Options {

  private enum Kind {
    BOOLEAN("true and false"),
    NUMBER("numbers"),
    WORD("words of letters, digits and '_'");

    private final String values;

    Kind(String values) {
      this.values = values;
    }

    static Optional<Kind> of(String value) {
      if (value.equals("true") || value.equals("false")) {
        return Optional.of(BOOLEAN);
      }
      if (value.matches("-?[0-9]+")) {
        return Optional.of(NUMBER);
      }
      return value.matches("[a-zA-Z_][a-zA-Z_0-9]*") ? Optional.of(WORD) : Optional.empty();
    }
  }

  private final Map<String, String> overrides;
  private final Diagnostics diagnostics;
  private final Map<String, String> values = new LinkedHashMap<>();
  private final Map<String, SourceRange> declared = new LinkedHashMap<>();

  Options(Map<String, String> overrides, Diagnostics diagnostics) {
    this.overrides = Map.copyOf(overrides);
    this.diagnostics = diagnostics;
  }

  /** All options with their values, in the order of declaration. */
  Map<String, String> values() {
    return values;
  }

  Optional<String> value(String name) {
    return Optional.ofNullable(values.get(name));
  }

  void declare(String name, String value, SourceRange range) {
    SourceRange first = declared.putIfAbsent(name, range);
    if (first != null) {
      diagnostics.reportWithNote(
          Problem.DUPLICATE_OPTION, range, "first declared here", first, name);
      return;
    }
    String override = overrides.getOrDefault(name, value);
    Optional<Kind> kind = Kind.of(value);
    if (kind.isPresent() && !Kind.of(override).equals(kind)) {
      diagnostics.report(
          Problem.OPTION_VALUE,
          range,
          name,
          override,
          kind.get().values + ", as in -D" + name + "=" + value);
      override = value;
    }
    values.put(name, override);
  }

  /** Reports an option that is used and not declared before. */
  void reportUnknown(String name, SourceRange range) {
    diagnostics.report(Problem.UNKNOWN_OPTION, range, name, adviceFor(name));
  }

  /** Reports what the user sets and the description does not declare. */
  void reportUnknownOverrides(SourceFile main) {
    for (String name : new TreeMap<>(overrides).keySet()) {
      if (!declared.containsKey(name)) {
        diagnostics.report(Problem.UNKNOWN_OPTION, main.start(), name, adviceFor(name));
      }
    }
  }

  private String adviceFor(String name) {
    if (values.isEmpty()) {
      return "declare it before: 'option " + name + " = true;'";
    }
    String all = "the options declared are " + String.join(", ", values.keySet());
    return Similar.orElse(name, values.keySet(), all);
  }
}
