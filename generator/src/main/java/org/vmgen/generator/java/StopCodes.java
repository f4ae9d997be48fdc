package org.vmgen.generator.java;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.vmgen.generator.action.Expr;
import org.vmgen.generator.action.Stmt;
import org.vmgen.generator.model.State;
import org.vmgen.generator.model.Trap;

/**
 * The constants by which generated code says why it stops: a kind in the lowest four bits, then
 * twelve bits of trap code, then the number of the stack, memory or region plus one.
 */
final class StopCodes {
  /** Leaves a combination that did not begin, for its first instruction alone. */
  static final String PLAIN = "PLAIN";

  /** The reasons that the method tells apart which ends a run. */
  static final Set<String> ENDS = Set.of("HALT", "YIELD", "THROW", "BUDGET", "INTERRUPT");

  private final Map<Integer, String> names = new TreeMap<>();

  StopCodes() {
    plain("HALT", 1);
    plain("YIELD", 2);
    plain("THROW", 3);
    plain("TRAP", 4);
    plain("BUDGET", 5);
    plain("INTERRUPT", 6);
    plain("OUTSIDE", 7);
    plain(PLAIN, 8);
    trap(Trap.CODE);
  }

  /** The constant of a trap that concerns no piece of state. */
  String trap(Trap trap) {
    return add(JavaNames.constant(trap.name()), trap.code(), -1);
  }

  /** The constant of a trap that concerns a piece of state. */
  String trap(Trap trap, State state) {
    String name = JavaNames.constant(trap.name()) + "_" + JavaNames.constant(state.name());
    return add(name, trap.code(), state.index());
  }

  /** The constant of a guard's trap. */
  String trap(Stmt.Guard guard) {
    return guard.condition() instanceof Expr.InBounds bounds && bounds.state().isPresent()
        ? trap(guard.trap(), bounds.state().get())
        : trap(guard.trap());
  }

  /** Declarations of all constants asked for, a line each. */
  Map<Integer, String> names() {
    return names;
  }

  private String add(String name, int code, int detail) {
    int value = 4 | code << 4 | detail + 1 << 16;
    String known = names.get(value);
    if (known != null) {
      return known;
    }
    String unique = name;
    while (names.containsValue(unique)) {
      unique += "_";
    }
    names.put(value, unique);
    return unique;
  }

  private void plain(String name, int value) {
    names.put(value, name);
  }
}
