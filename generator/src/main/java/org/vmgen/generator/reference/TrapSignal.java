package org.vmgen.generator.reference;

import org.vmgen.generator.model.Trap;

/** Ends the instruction that runs with a trap. */
final class TrapSignal extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** The detail of a trap that concerns no particular stack, region, memory or limit. */
  static final int NO_DETAIL = -1;

  private final transient Trap trap;
  private final int detail;

  /**
   * A trap.
   *
   * @param detail index of the stack, region, memory or limit that it concerns
   */
  TrapSignal(Trap trap, int detail) {
    super(trap.name(), null, false, false);
    this.trap = trap;
    this.detail = detail;
  }

  Trap trap() {
    return trap;
  }

  int detail() {
    return detail;
  }
}
