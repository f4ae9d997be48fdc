package org.vmgen.runtime;

/**
 * Where an instruction comes from in the front end's language.
 *
 * @param line from 1
 * @param column from 1
 */
public record SourcePosition(String file, int line, int column) {
  @Override
  public String toString() {
    return file + ":" + line + ":" + column;
  }
}
