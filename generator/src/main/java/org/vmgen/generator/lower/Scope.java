package org.vmgen.generator.lower;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.vmgen.generator.action.Expr;
import org.vmgen.generator.model.Variable;

/** What variables mean in an action, or in a function inlined into one. */
final class Scope {
  private final Map<Variable, Expr> values = new HashMap<>();
  private final Optional<Returns> returns;
  private final boolean inlined;

  /** Where the values of an inlined function go, and the block that its returns leave. */
  record Returns(int label, List<Variable> results) {}

  private Scope(boolean inlined, Optional<Returns> returns) {
    this.inlined = inlined;
    this.returns = returns;
  }

  /** Of an action or of a function that is kept. */
  static Scope outer() {
    return new Scope(false, Optional.empty());
  }

  /** Of an inlined function; without {@code returns} its only return stands at its end. */
  static Scope inlined(Optional<Returns> returns) {
    return new Scope(true, returns);
  }

  boolean isInlined() {
    return inlined;
  }

  Optional<Returns> returns() {
    return returns;
  }

  void bind(Variable variable, Expr value) {
    values.put(variable, value);
  }

  Expr value(Variable variable) {
    return values.getOrDefault(variable, new Expr.Read(variable));
  }

  /** The variable itself or what it was renamed to. */
  Variable renamed(Variable variable) {
    return value(variable) instanceof Expr.Read read ? read.variable() : variable;
  }
}
