package org.vmgen.generator.stack;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.vmgen.generator.model.Stack;
import org.vmgen.generator.model.Variable;

/** Where variables lie that were loaded, as long as nothing else is stored there. */
final class Homes {
  private final Map<Variable, Location> places;
  private final Map<Location, Set<Variable>> variables = new HashMap<>();

  Homes() {
    this(Map.of());
  }

  private Homes(Map<Variable, Location> places) {
    this.places = new HashMap<>();
    putAll(places);
  }

  Homes copy() {
    return new Homes(places);
  }

  void putAll(Map<Variable, Location> loaded) {
    loaded.forEach(
        (variable, place) -> {
          Location before = places.put(variable, place);
          if (before != null) {
            variables.get(before).remove(variable);
          }
          variables.computeIfAbsent(place, p -> new HashSet<>()).add(variable);
        });
  }

  boolean isAt(Variable variable, Location place) {
    return place.equals(places.get(variable));
  }

  /** Something else is stored there. */
  void overwrite(Location place) {
    Set<Variable> gone = variables.remove(place);
    if (gone != null) {
      gone.forEach(places::remove);
    }
  }

  /** The pointer moved from which the places of a stack count. */
  void forget(Stack stack) {
    List<Location> gone =
        variables.keySet().stream()
            .filter(place -> place instanceof Location.Slot slot && slot.stack().equals(stack))
            .toList();
    gone.forEach(this::overwrite);
  }
}
