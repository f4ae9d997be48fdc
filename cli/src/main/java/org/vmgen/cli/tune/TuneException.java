package org.vmgen.cli.tune;

/** {@code vmgen tune} cannot go on: something is wrong with what it was given. A line a problem. */
final class TuneException extends Exception {
  private static final long serialVersionUID = 1L;

  TuneException(String message) {
    super(message);
  }
}
