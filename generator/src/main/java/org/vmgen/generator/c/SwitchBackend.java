package org.vmgen.generator.c;

/** The portable C engine: one switch. */
public final class SwitchBackend extends ThreadedC {
  /** For the {@link java.util.ServiceLoader}. */
  public SwitchBackend() {
    super(Dispatch.SWITCH);
  }
}
