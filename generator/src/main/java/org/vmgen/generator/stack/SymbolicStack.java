package org.vmgen.generator.stack;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.vmgen.generator.model.Stack;
import org.vmgen.generator.model.Variable;

/**
 * What a stack holds while effects are applied to it, relative to its pointer at the start. Values
 * above those in memory stay symbolic until {@link #leave} or {@link #spill} tells which of them
 * have to be written; a value that was loaded from a place and comes to lie there again has not.
 */
final class SymbolicStack {
  private final Stack stack;
  private final List<Value> held;
  private Distance reached;

  private SymbolicStack(Stack stack, List<Value> held, Distance reached) {
    this.stack = stack;
    this.held = held;
    this.reached = reached;
  }

  /** With its topmost items in registers. */
  static SymbolicStack entered(Stack stack, int registers) {
    List<Value> held = new ArrayList<>();
    for (int i = 0; i < registers; i++) {
      held.add(new Value.In(new Location.Register(stack, i)));
    }
    return new SymbolicStack(stack, held, Distance.ZERO);
  }

  SymbolicStack copy() {
    return new SymbolicStack(stack, new ArrayList<>(held), reached);
  }

  /** The values above those in memory, the deepest first. */
  List<Value> held() {
    return List.copyOf(held);
  }

  /** Pops one item: the value that was pushed, or what is in its place. */
  Value pop() {
    if (!held.isEmpty()) {
      return held.remove(held.size() - 1);
    }
    reached = reached.plus(1);
    return new Value.In(new Location.Slot(stack, reached));
  }

  /**
   * Pops an array, which lies in memory.
   *
   * @return the place of its deepest element
   */
  Location.Slot popArray(Variable length) {
    if (!held.isEmpty()) {
      throw new IllegalStateException("an array below values that are not in memory");
    }
    reached = reached.plus(length);
    return new Location.Slot(stack, reached);
  }

  void push(Value value) {
    held.add(value);
  }

  /** Takes over that the pointer was lowered to where the top is; everything is in memory. */
  Distance rebase() {
    if (!held.isEmpty()) {
      throw new IllegalStateException("a pointer moves below values that are not in memory");
    }
    Distance lowered = reached;
    reached = Distance.ZERO;
    return lowered;
  }

  /** Writes the deepest values to memory until at most {@code keep} are left above it. */
  List<Store> spill(int keep, Homes homes) {
    List<Store> stores = new ArrayList<>();
    while (held.size() > keep) {
      store(held.remove(0), homes).ifPresent(stores::add);
      reached = reached.plus(-1);
    }
    return stores;
  }

  /** The distance of the top from the pointer at the start; negative if it is above. */
  Distance top() {
    return reached.plus(-held.size());
  }

  /** Makes the stack true with so many items in registers; gives how far the pointer lowers. */
  Distance leave(int registers, Homes homes, List<Store> stores, List<Move> moves) {
    Distance lowered = top().plus(registers);
    stores.addAll(spill(registers, homes));
    int loaded = registers - held.size();
    List<Move> others = new ArrayList<>();
    List<Move> shifts = new ArrayList<>();
    for (int i = 0; i < registers; i++) {
      Location.Register to = new Location.Register(stack, i);
      Value value =
          i < loaded
              ? new Value.In(new Location.Slot(stack, reached.plus(loaded - i)))
              : held.get(i - loaded);
      if (value instanceof Value.In in && in.place() instanceof Location.Register from) {
        if (from.index() < i) {
          shifts.add(0, new Move(to, value));
        } else if (from.index() > i) {
          shifts.add(new Move(to, value));
        }
      } else if (!isAt(value, to, homes)) {
        others.add(new Move(to, value));
      }
    }
    moves.addAll(shifts);
    moves.addAll(others);
    return lowered;
  }

  private Optional<Store> store(Value value, Homes homes) {
    Location place = new Location.Slot(stack, reached);
    if (isAt(value, place, homes)) {
      return Optional.empty();
    }
    homes.overwrite(place);
    return Optional.of(new Store(place, value));
  }

  private static boolean isAt(Value value, Location place, Homes homes) {
    return value instanceof Value.Of of && homes.isAt(of.variable(), place);
  }
}
