package org.vmgen.generator.c;

/** The direct-threaded C engine. */
public final class DirectBackend extends ThreadedC {
  /** For the {@link java.util.ServiceLoader}. */
  public DirectBackend() {
    super(Dispatch.DIRECT);
  }
}
