package org.vmgen.generator.syntax;

import org.antlr.v4.runtime.misc.ParseCancellationException;

/** Leaves the parsing of a declaration after its first error, which has been reported. */
final class ParseStopped extends ParseCancellationException {
  private static final long serialVersionUID = 1L;
}
