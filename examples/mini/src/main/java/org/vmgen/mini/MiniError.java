package org.vmgen.mini;

/**
 * What is wrong with a mini program.
 *
 * @param line from 1
 * @param column from 1
 */
record MiniError(int line, int column, String message) {

  /** {@code file:line:column: error: message}, then the source line and a caret under the place. */
  String text(MiniSource source) {
    String shown = source.line(line).replace('\t', ' ');
    return "%s:%d:%d: error: %s%n    %s%n    %s^"
        .formatted(source.name(), line, column, message, shown, " ".repeat(column - 1));
  }
}
