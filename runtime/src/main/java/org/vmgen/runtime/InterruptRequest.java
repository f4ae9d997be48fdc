package org.vmgen.runtime;

/**
 * Whether some thread asked a machine to stop. An object of its own, so that a generated loop holds
 * nothing but it in a local variable to poll it.
 */
public final class InterruptRequest {
  private volatile boolean pending;

  InterruptRequest() {}

  /** Whether the machine is asked to stop; engines poll it at backward jumps and calls. */
  public boolean pending() {
    return pending;
  }

  void ask() {
    pending = true;
  }

  void clear() {
    pending = false;
  }
}
