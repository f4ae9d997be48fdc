package org.vmgen.generator.model;

/** A piece of the machine's state; stacks, registers, regions and memories share one name space. */
public sealed interface State permits Stack, Register, Region, Memory {

  String name();

  /** Its number among the pieces of its kind, in the order of declaration, from 0. */
  int index();

  Documentation documentation();
}
