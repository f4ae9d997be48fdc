package org.vmgen.generator.stack;

import org.vmgen.generator.model.Variable;

/** What an exit stores. */
public sealed interface Value {

  /** The value of an item. */
  record Of(Variable variable) implements Value {}

  /** The position after the instruction. */
  record NextPosition() implements Value {}
}
