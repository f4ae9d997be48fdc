package org.vmgen.runtime;

/** What a slot of a stack, region or register holds. */
public enum SlotClass {
  /** Integers, bool and code, as 64 bits. */
  CELL,
  /** IEEE floats, as {@code double}; f32 values are kept exactly. */
  FLOAT,
  /** References of the host. */
  REFERENCE
}
