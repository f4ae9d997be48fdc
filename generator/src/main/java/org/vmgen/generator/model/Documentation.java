package org.vmgen.generator.model;

import java.util.List;

/**
 * What stands in documentation comments above a declaration, and where the declaration stands.
 *
 * @param lines the text, without slashes and the first space, a line each
 * @param file the file as the user named it
 * @param line from 1
 * @param column from 1
 */
public record Documentation(List<String> lines, String file, int line, int column) {
  public Documentation {
    lines = List.copyOf(lines);
  }

  /** The last part of the file's name: all that generated code says, wherever it was generated. */
  public String fileName() {
    return file.substring(Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1);
  }

  /** {@code fileName:line}. */
  public String position() {
    return fileName() + ":" + line;
  }
}
