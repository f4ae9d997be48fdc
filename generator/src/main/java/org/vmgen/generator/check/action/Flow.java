package org.vmgen.generator.check.action;

import java.util.HashSet;
import java.util.Set;
import org.vmgen.generator.model.Variable;

/** What is known at a point of an action: whether it is reached, and which outputs have values. */
final class Flow {
  private boolean reachable;
  private final Set<Variable> assigned;

  private Flow(boolean reachable, Set<Variable> assigned) {
    this.reachable = reachable;
    this.assigned = new HashSet<>(assigned);
  }

  static Flow start() {
    return new Flow(true, Set.of());
  }

  Flow copy() {
    return new Flow(reachable, assigned);
  }

  boolean isReachable() {
    return reachable;
  }

  /** Control does not go on from here. */
  void stop() {
    reachable = false;
  }

  void assign(Variable variable) {
    assigned.add(variable);
  }

  /** Whether a variable has a value on every path to here. */
  boolean isAssigned(Variable variable) {
    return assigned.contains(variable);
  }

  /** The point where two paths meet. */
  static Flow join(Flow a, Flow b) {
    if (!a.reachable || !b.reachable) {
      return a.reachable ? a.copy() : b.copy();
    }
    Flow joined = a.copy();
    joined.assigned.retainAll(b.assigned);
    return joined;
  }
}
