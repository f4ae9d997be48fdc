package org.vmgen.cli;

/** The exit codes of the {@code vmgen} command; scripts may rely on them. */
public final class ExitCode {

  /** Everything went well. */
  public static final int FINE = 0;

  /** The input has errors, each of which was reported with its place. */
  public static final int INPUT = 1;

  /** The command line itself is wrong. */
  public static final int USAGE = 2;

  /** A file could not be read or written. */
  public static final int IO = 3;

  /** vmgen failed where no input should make it fail. */
  public static final int INTERNAL = 70;

  private ExitCode() {}
}
