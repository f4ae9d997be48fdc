package org.vmgen.generator.c;

/** The token-threaded C engine. */
public final class TokenBackend extends ThreadedC {
  /** For the {@link java.util.ServiceLoader}. */
  public TokenBackend() {
    super(Dispatch.TOKEN);
  }
}
