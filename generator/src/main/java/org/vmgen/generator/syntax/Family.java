package org.vmgen.generator.syntax;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.vmgen.generator.diagnostic.SourceRange.Expansion;

/**
 * One instance of a family: what its parameters and those of the enclosing families stand for.
 *
 * @param arguments the tokens of each parameter
 */
record Family(Map<String, List<SourceToken>> arguments, Optional<Expansion> expansion) {

  /** Outside of any family. */
  static final Family NONE = new Family(Map.of(), Optional.empty());

  boolean isNone() {
    return expansion.isEmpty();
  }
}
