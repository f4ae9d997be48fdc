package org.vmgen.generator.object;

/** Machine code cannot be shown on this computer, or not of this kind; the message says why. */
public final class UnknownObjectException extends Exception {
  private static final long serialVersionUID = 1L;

  UnknownObjectException(String message) {
    super(message);
  }
}
