package org.vmgen.runtime.verify;

import java.util.ArrayList;
import java.util.List;

/** What is known of the slots of all stacks, from the bottom of the function that runs. */
public final class StackState {
  private final List<List<Value>> stacks;

  private StackState(List<List<Value>> stacks) {
    this.stacks = stacks;
  }

  /** So many empty stacks. */
  public static StackState empty(int count) {
    List<List<Value>> stacks = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      stacks.add(new ArrayList<>());
    }
    return new StackState(stacks);
  }

  public StackState copy() {
    List<List<Value>> copy = new ArrayList<>();
    stacks.forEach(stack -> copy.add(new ArrayList<>(stack)));
    return new StackState(copy);
  }

  /** The number of stacks. */
  public int count() {
    return stacks.size();
  }

  public int depth(int stack) {
    return stacks.get(stack).size();
  }

  /** The item so many slots below the top, 0 for the top. */
  public Value fromTop(int stack, int index) {
    List<Value> items = stacks.get(stack);
    return items.get(items.size() - 1 - index);
  }

  public void push(int stack, Value value) {
    stacks.get(stack).add(value);
  }

  public Value pop(int stack) {
    List<Value> items = stacks.get(stack);
    return items.remove(items.size() - 1);
  }

  /** Cuts a stack or fills it up with a value. */
  void resize(int stack, int depth, Value filling) {
    List<Value> items = stacks.get(stack);
    while (items.size() > depth) {
      items.remove(items.size() - 1);
    }
    while (items.size() < depth) {
      items.add(filling);
    }
  }

  /** Forgets which slots of a stack hold code values. */
  void blur(int stack) {
    stacks.get(stack).replaceAll(value -> value.isCode() ? Value.MIXED : value);
  }

  /** The first stack whose depth is another one in the other state; -1 if there is none. */
  int mismatch(StackState other) {
    for (int i = 0; i < stacks.size(); i++) {
      if (depth(i) != other.depth(i)) {
        return i;
      }
    }
    return -1;
  }

  /** Takes in a state with the same depths; whether that changed anything. */
  boolean join(StackState other) {
    boolean changed = false;
    for (int i = 0; i < stacks.size(); i++) {
      for (int k = 0; k < depth(i); k++) {
        Value joined = stacks.get(i).get(k).join(other.stacks.get(i).get(k));
        changed |= !joined.equals(stacks.get(i).set(k, joined));
      }
    }
    return changed;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof StackState state && stacks.equals(state.stacks);
  }

  @Override
  public int hashCode() {
    return stacks.hashCode();
  }

  @Override
  public String toString() {
    return stacks.toString();
  }
}
