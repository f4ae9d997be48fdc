package org.vmgen.runtime;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * Whether some thread asked a machine to stop. An object of its own, so that a generated loop holds
 * nothing but it in a local variable to poll it.
 */
public final class InterruptRequest {
  /**
   * What {@link #pending()} asks, for the loops of engines: HotSpot puts it in the place of its
   * calls in any method, but not methods that call it in a large one.
   */
  public static final VarHandle PENDING;

  static {
    try {
      PENDING =
          MethodHandles.lookup().findVarHandle(InterruptRequest.class, "pending", boolean.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private volatile boolean pending;

  InterruptRequest() {}

  /**
   * Whether the machine is asked to stop; engines poll it at backward jumps and calls.
   *
   * <p>The read is opaque, which is enough as it guards no other data. HotSpot would share volatile
   * reads of several instructions, and so make one before the switch, for every instruction.
   */
  public boolean pending() {
    return (boolean) PENDING.getOpaque(this);
  }

  void ask() {
    pending = true;
  }

  void clear() {
    pending = false;
  }
}
