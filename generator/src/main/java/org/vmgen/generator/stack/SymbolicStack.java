package org.vmgen.generator.stack;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.vmgen.generator.model.Item;
import org.vmgen.generator.model.Stack;
import org.vmgen.generator.model.Variable;

/**
 * What a stack holds while effects are applied to it, relative to its pointer at the start. Values
 * that are pushed stay symbolic until {@link #stores} tells which of them have to be written; a
 * value that was popped from a slot and comes to lie there again has not.
 */
final class SymbolicStack {

  /** A value that is known without looking into a slot. */
  private record Held(Value value, Optional<Distance> home) {}

  private final Stack stack;
  private final Map<Variable, Distance> homes;
  private final List<Held> held;
  private Distance reached;

  /**
   * @param homes where the inputs of the effect lie on this stack
   */
  SymbolicStack(Stack stack, Map<Variable, Distance> homes) {
    this(stack, homes, new ArrayList<>(), Distance.ZERO);
  }

  private SymbolicStack(
      Stack stack, Map<Variable, Distance> homes, List<Held> held, Distance reached) {
    this.stack = stack;
    this.homes = homes;
    this.held = held;
    this.reached = reached;
  }

  SymbolicStack copy() {
    return new SymbolicStack(stack, homes, new ArrayList<>(held), reached);
  }

  /** Pops one value. Gives the slot where it lies, or the value that was pushed. */
  Optional<Value> popHeld() {
    if (!held.isEmpty()) {
      return Optional.of(held.remove(held.size() - 1).value());
    }
    reached = reached.plus(1);
    return Optional.empty();
  }

  /** Pops the item; slots count from here on as far as needed. */
  void pop(Item item) {
    if (!held.isEmpty()) {
      throw new IllegalStateException("an array or input above pushed values: " + item.name());
    }
    reached =
        item instanceof Item.Many many ? reached.plus(many.length().variable()) : reached.plus(1);
  }

  /** The distance of the lowest slot popped so far. */
  Distance reached() {
    return reached;
  }

  void push(Value value) {
    Optional<Distance> home =
        value instanceof Value.Of of
            ? Optional.ofNullable(homes.get(of.variable()))
            : Optional.empty();
    held.add(new Held(value, home));
  }

  /** What is to be written so that the slots are true, in the order of the slots upward. */
  List<Store> stores() {
    List<Store> stores = new ArrayList<>();
    Distance place = reached;
    for (Held value : held) {
      if (!value.home().equals(Optional.of(place))) {
        stores.add(new Store(new Location.Slot(stack, place), value.value()));
      }
      place = place.plus(-1);
    }
    return stores;
  }

  /** The distance of the top after all from the pointer at the start; negative if it rose. */
  Distance top() {
    return reached.plus(-held.size());
  }
}
