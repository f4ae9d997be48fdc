package org.vmgen.generator.c;

/** The indirect-threaded C engine. */
public final class IndirectBackend extends ThreadedC {
  /** For the {@link java.util.ServiceLoader}. */
  public IndirectBackend() {
    super(Dispatch.INDIRECT);
  }
}
