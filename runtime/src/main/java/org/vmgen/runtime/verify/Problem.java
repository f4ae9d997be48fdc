package org.vmgen.runtime.verify;

/** What stops the analysis of a path; becomes a {@link Finding}. */
final class Problem extends Exception {
  private static final long serialVersionUID = 1L;

  Problem(String message) {
    super(message, null, false, false);
  }
}
