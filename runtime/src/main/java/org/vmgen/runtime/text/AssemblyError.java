package org.vmgen.runtime.text;

/**
 * One error in assembler text.
 *
 * @param line from 1; 0 if the error has no place
 * @param column in code points, from 1
 * @param sourceLine the whole line
 */
public record AssemblyError(String file, int line, int column, String sourceLine, String message) {

  private static final int LONGEST_EXCERPT = 200;

  /** Position and message, the source line and a caret below; each line ended. */
  public String text() {
    if (line == 0) {
      return file + ": error: " + message + "\n";
    }
    String head = file + ":" + line + ":" + column + ": error: " + message + "\n";
    if (sourceLine.codePointCount(0, sourceLine.length()) > LONGEST_EXCERPT) {
      return head;
    }
    StringBuilder caret = new StringBuilder();
    sourceLine.codePoints().limit(column - 1L).forEach(c -> caret.append(c == '\t' ? '\t' : ' '));
    return head + sourceLine + "\n" + caret + "^\n";
  }
}
