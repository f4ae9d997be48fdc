package org.vmgen.generator.model;

/**
 * A named value of one action or function: item, immediate, local, parameter or temporary.
 * Variables are distinguished by {@code id}, unique within their instruction or function; names may
 * repeat in disjoint scopes.
 *
 * @param array whether it is a sequence of {@code type} (an array immediate or array item)
 */
public record Variable(int id, String name, Type type, Kind kind, boolean array) {

  /** What a variable stands for. */
  public enum Kind {
    /** A popped item; one with the same name on the right is the same variable. */
    INPUT,
    OUTPUT,
    IMMEDIATE,
    /** {@code let}: assigned once. */
    CONSTANT,
    /** {@code var}. */
    LOCAL,
    /** Of a function. */
    PARAMETER,
    /** Made by the generator. */
    TEMPORARY
  }

  public boolean assignable() {
    return kind == Kind.OUTPUT || kind == Kind.LOCAL || kind == Kind.TEMPORARY;
  }
}
