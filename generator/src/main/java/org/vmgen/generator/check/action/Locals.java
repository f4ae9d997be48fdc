package org.vmgen.generator.check.action;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.vmgen.generator.diagnostic.SourceRange;
import org.vmgen.generator.model.Type;
import org.vmgen.generator.model.Variable;

/** The variables that an action can name at a point: items, immediates, parameters, locals. */
final class Locals {

  /** A variable and where a local one is declared; no variable if its declaration is wrong. */
  private record Entry(Optional<Variable> variable, Optional<SourceRange> declared) {}

  /** A local variable that nothing reads. */
  record Unused(Variable variable, SourceRange declared) {}

  private final Deque<Map<String, Entry>> blocks = new ArrayDeque<>();
  private final Set<Variable> used = new HashSet<>();
  private final List<Unused> unused = new ArrayList<>();
  private int nextId;

  Locals(Collection<Variable> variables, int firstFreeId) {
    nextId = firstFreeId;
    enter();
    variables.forEach(v -> put(v.name(), new Entry(Optional.of(v), Optional.empty())));
  }

  void enter() {
    blocks.push(new LinkedHashMap<>());
  }

  void leave() {
    for (Entry entry : blocks.pop().values()) {
      if (entry.variable().isPresent() && entry.declared().isPresent()) {
        Variable variable = entry.variable().get();
        if (!used.contains(variable)) {
          unused.add(new Unused(variable, entry.declared().get()));
        }
      }
    }
  }

  private void put(String name, Entry entry) {
    blocks.element().put(name, entry);
  }

  private Optional<Entry> entry(String name) {
    return blocks.stream().filter(b -> b.containsKey(name)).map(b -> b.get(name)).findFirst();
  }

  boolean has(String name) {
    return entry(name).isPresent();
  }

  /** The variable of that name; empty if there is none or its declaration is wrong. */
  Optional<Variable> find(String name) {
    return entry(name).flatMap(Entry::variable);
  }

  Optional<SourceRange> declarationOf(String name) {
    return entry(name).flatMap(Entry::declared);
  }

  Variable declare(String name, Type type, Variable.Kind kind, SourceRange place) {
    Variable variable = new Variable(nextId++, name, type, kind, false);
    put(name, new Entry(Optional.of(variable), Optional.of(place)));
    return variable;
  }

  /** A result that nobody wants. */
  Variable unnamed(Type type) {
    return new Variable(nextId++, "unused", type, Variable.Kind.CONSTANT, false);
  }

  /** A name whose value could not be found out: uses of it say nothing more. */
  void declareBroken(String name) {
    put(name, new Entry(Optional.empty(), Optional.empty()));
  }

  void use(Variable variable) {
    used.add(variable);
  }

  /** Locals of the blocks left so far that nothing read. */
  List<Unused> unused() {
    return List.copyOf(unused);
  }

  List<String> names() {
    return blocks.stream().flatMap(b -> b.keySet().stream()).toList();
  }
}
