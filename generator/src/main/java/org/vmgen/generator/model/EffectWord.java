package org.vmgen.generator.model;

import java.util.Optional;

/**
 * One word of the closed table of effects.
 *
 * @param subject of READS and WRITES: the piece of state, empty for {@code host}
 */
public record EffectWord(Kind kind, Optional<State> subject) {

  /** The table. */
  public enum Kind {
    PURE,
    IO,
    READS,
    WRITES,
    READS_HOST,
    WRITES_HOST,
    ALLOCATES,
    THROWS,
    REENTERS,
    LOADS,
    SUSPENDS
  }
}
