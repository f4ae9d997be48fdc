package org.vmgen.generator.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.vmgen.generator.diagnostic.Diagnostics;
import org.vmgen.generator.diagnostic.Problem;
import org.vmgen.generator.diagnostic.Similar;
import org.vmgen.generator.model.ReferenceType;
import org.vmgen.generator.model.ScalarType;
import org.vmgen.generator.model.Type;
import org.vmgen.generator.syntax.Names;
import org.vmgen.generator.syntax.Ranges;
import org.vmgen.grammar.VmgParser;

/** The types of a description by name: built-in ones, references, and aliases in any order. */
final class Types {

  /** How many types may be declared by one another. */
  private static final int DEEPEST = 100;

  private static final Map<String, Type> BUILT_IN = builtIn();

  private final Diagnostics diagnostics;
  private final Map<String, VmgParser.TypeDeclContext> aliases = new LinkedHashMap<>();
  private final Map<String, ReferenceType> references = new LinkedHashMap<>();
  private final Map<String, Optional<Type>> resolved = new HashMap<>();
  private final Set<String> resolving = new LinkedHashSet<>();

  Types(Diagnostics diagnostics) {
    this.diagnostics = diagnostics;
  }

  private static Map<String, Type> builtIn() {
    Map<String, Type> types = new LinkedHashMap<>();
    for (ScalarType type : ScalarType.values()) {
      types.put(type.text(), type);
    }
    types.put(ReferenceType.ANY.text(), ReferenceType.ANY);
    return types;
  }

  static boolean isBuiltIn(String name) {
    return BUILT_IN.containsKey(name);
  }

  void declare(String name, VmgParser.TypeDeclContext declaration) {
    aliases.put(name, declaration);
  }

  void declare(ReferenceType type) {
    references.put(type.text(), type);
  }

  List<ReferenceType> references() {
    return List.copyOf(references.values());
  }

  /** The type that a name stands for; an error in its own declaration is reported. */
  Optional<Type> find(String name) {
    if (BUILT_IN.containsKey(name)) {
      return Optional.of(BUILT_IN.get(name));
    }
    if (references.containsKey(name)) {
      return Optional.of(references.get(name));
    }
    VmgParser.TypeDeclContext alias = aliases.get(name);
    if (alias == null) {
      return Optional.empty();
    }
    if (!resolved.containsKey(name)) {
      if (!resolving.add(name)) {
        reportCycle(name, alias);
        return Optional.empty();
      }
      Optional<Type> type = Optional.empty();
      if (resolving.size() > DEEPEST) {
        diagnostics.report(Problem.TOO_DEEP, Ranges.of(alias.name(0)), DEEPEST);
      } else {
        type = of(alias.typeRef());
      }
      resolving.remove(name);
      resolved.put(name, type);
    }
    return resolved.get(name);
  }

  private void reportCycle(String name, VmgParser.TypeDeclContext alias) {
    List<String> path = new ArrayList<>(resolving);
    List<String> cycle = new ArrayList<>(path.subList(path.indexOf(name), path.size()));
    cycle.add(name);
    diagnostics.report(
        Problem.TYPE_CYCLE, Ranges.of(alias.name(0)), name, String.join(" → ", cycle));
  }

  /** The type that is named there; an unknown one is reported. */
  Optional<Type> of(VmgParser.TypeRefContext reference) {
    return of(reference.name());
  }

  /** The type that is named there; an unknown one is reported. */
  Optional<Type> of(VmgParser.NameContext context) {
    String name = Names.text(context);
    if (!isKnown(name)) {
      diagnostics.report(Problem.UNKNOWN_TYPE, Ranges.of(context), name, adviceFor(name));
      return Optional.empty();
    }
    return find(name);
  }

  boolean isKnown(String name) {
    return BUILT_IN.containsKey(name) || references.containsKey(name) || aliases.containsKey(name);
  }

  private String adviceFor(String name) {
    String known =
        switch (name) {
          case "int" -> "i32 is C's and Java's int; cells are mostly i64";
          case "long" -> "write i64";
          case "short" -> "write i16";
          case "byte", "char" -> "write u8 or i8";
          case "float" -> "write f32";
          case "double" -> "write f64";
          case "boolean" -> "write bool";
          case "unsigned", "size_t" -> "write u64 or u32";
          default -> "";
        };
    String all =
        "declare it: 'type "
            + name
            + " : i64;'; built in are "
            + String.join(" ", BUILT_IN.keySet());
    return known.isEmpty() ? Similar.orElse(name, names(), all) : known;
  }

  /** Every type name, built-in ones included. */
  List<String> names() {
    List<String> names = new ArrayList<>(BUILT_IN.keySet());
    names.addAll(references.keySet());
    names.addAll(aliases.keySet());
    return names;
  }

  /**
   * The declared type name that types an item by its first letters: the longest one that is
   * followed by nothing, a digit, an underscore or a capital letter.
   */
  Optional<String> typing(String item) {
    return longest(item, true);
  }

  /** The longest declared type name that the item starts with, whatever follows. */
  Optional<String> starting(String item) {
    return longest(item, false);
  }

  private Optional<String> longest(String item, boolean separated) {
    for (int length = item.length(); length > 0; length--) {
      String start = item.substring(0, length);
      boolean ends =
          length == item.length()
              || item.charAt(length) == '_'
              || Character.isDigit(item.charAt(length))
              || Character.isUpperCase(item.charAt(length));
      boolean declared = aliases.containsKey(start) || references.containsKey(start);
      if (declared && (ends || !separated)) {
        return Optional.of(start);
      }
    }
    return Optional.empty();
  }
}
