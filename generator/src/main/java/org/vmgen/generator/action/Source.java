package org.vmgen.generator.action;

/**
 * Where a node of an action stands.
 *
 * @param line from 1
 * @param column from 1
 */
public record Source(String file, int line, int column) {
  /** Of a node that the generator made. */
  public static final Source NONE = new Source("", 0, 0);
}
