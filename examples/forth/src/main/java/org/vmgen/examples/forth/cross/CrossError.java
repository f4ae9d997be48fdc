package org.vmgen.examples.forth.cross;

/** An error in the source that is compiled; its message starts with file, line and column. */
final class CrossError extends RuntimeException {

  private static final long serialVersionUID = 1;

  CrossError(String message) {
    super(message);
  }
}
