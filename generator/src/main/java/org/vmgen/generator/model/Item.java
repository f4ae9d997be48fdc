package org.vmgen.generator.model;

/** One item of a stack effect. */
public sealed interface Item {

  Variable variable();

  /** The type as the description names it. */
  String typeName();

  default String name() {
    return variable().name();
  }

  default Type type() {
    return variable().type();
  }

  /**
   * One slot of a stack.
   *
   * @param optional an output {@code r?}: exists only on paths that assign it
   */
  record Single(Variable variable, String typeName, Stack stack, boolean optional)
      implements Item {}

  /**
   * {@code args: w[k]}: k slots of a stack, the deepest being {@code args[0]}; inputs only.
   *
   * @param length the immediate that says how many
   */
  record Many(Variable variable, String typeName, Stack stack, Immediate length) implements Item {}

  /**
   * {@code x: r[#a]}: the slot of a region that an immediate names; a register machine's operand.
   */
  record Operand(Variable variable, String typeName, Region region, Immediate index)
      implements Item {}
}
