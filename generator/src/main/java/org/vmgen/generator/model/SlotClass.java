package org.vmgen.generator.model;

/** What a slot of a stack, region or register can hold; an item of another class is an error. */
public enum SlotClass {
  /** Integers, bool and code: narrow types extend on push by their own sign, truncate on pop. */
  CELL,
  /** IEEE floats. */
  FLOAT,
  /** References of the host. */
  REFERENCE
}
