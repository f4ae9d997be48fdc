package org.vmgen.runtime;

/**
 * An extern failed with an exception that is no {@link VmThrow}; it is the cause. The machine can
 * be used again after {@link Machine#reset}.
 */
public final class ExternException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public ExternException(String message, Throwable cause) {
    super(message, cause);
  }

  public ExternException(String message) {
    super(message);
  }
}
