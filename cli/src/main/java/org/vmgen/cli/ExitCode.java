package org.vmgen.cli;

/** The exit codes of the {@code vmgen} command; scripts may rely on them. */
final class ExitCode {

  /** Everything went well. */
  static final int FINE = 0;

  /** The input has errors, each of which was reported with its place. */
  static final int INPUT = 1;

  /** The command line itself is wrong. */
  static final int USAGE = 2;

  /** A file could not be read or written. */
  static final int IO = 3;

  /** vmgen failed where no input should make it fail. */
  static final int INTERNAL = 70;

  private ExitCode() {}
}
