package org.vmgen.generator.stack;

import org.vmgen.generator.action.Expr;
import org.vmgen.generator.model.Variable;

/** What an exit stores. */
public sealed interface Value {

  /** The value of an item. */
  record Of(Variable variable) implements Value {}

  /**
   * A value that is known when the engine is generated.
   *
   * @param expr an {@link Expr.Constant} or {@link Expr.Null}
   */
  record Known(Expr expr) implements Value {}

  /** What a place holds: a register, or for a move also a slot. */
  record In(Location place) implements Value {}

  /** The position after the instruction, of several after the last. */
  record NextPosition() implements Value {}
}
