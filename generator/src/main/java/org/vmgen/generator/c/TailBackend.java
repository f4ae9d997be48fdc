package org.vmgen.generator.c;

/** The C engine of functions that end in tail calls. */
public final class TailBackend extends ThreadedC {
  /** For the {@link java.util.ServiceLoader}. */
  public TailBackend() {
    super(Dispatch.TAIL);
  }
}
