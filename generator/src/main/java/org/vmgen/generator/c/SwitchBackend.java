package org.vmgen.generator.c;

/** The portable C engine: one switch. */
public final class SwitchBackend extends ThreadedC {
  /** For the {@link java.util.ServiceLoader}. */
  public SwitchBackend() {
    super(Dispatch.SWITCH);
  }

  @Override
  public String description() {
    return "C, one switch: any C99 compiler, 32 and 64 bits";
  }
}
