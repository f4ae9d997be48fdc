package org.vmgen.generator.diagnostic;

import java.util.Optional;

/**
 * A piece of a file. Lines and columns count from 1, columns in characters (code points), a tab
 * being one.
 *
 * @param endLine the line of the last character
 * @param endColumn the column after the last character
 * @param expansion the instance of a family that the text was expanded for; the range itself is
 *     that of the template
 */
public record SourceRange(
    SourceFile file,
    int line,
    int column,
    int endLine,
    int endColumn,
    Optional<Expansion> expansion) {

  /**
   * One instance of a family.
   *
   * @param tuple where the instance's arguments stand
   * @param bindings the parameters with their arguments, such as {@code op = lt, sym = "<"}
   * @param outer the instance of the enclosing family
   */
  public record Expansion(SourceRange tuple, String bindings, Optional<Expansion> outer) {}

  /** From the start of this range to the end of {@code last}, if both are in one file in order. */
  public SourceRange to(SourceRange last) {
    boolean ordered =
        last.endLine > endLine || last.endLine == endLine && last.endColumn >= endColumn;
    return last.file == file && ordered
        ? new SourceRange(file, line, column, last.endLine, last.endColumn, expansion)
        : this;
  }

  /** The place after the last character; where something is missing. */
  public SourceRange after() {
    return new SourceRange(file, endLine, endColumn, endLine, endColumn, expansion);
  }

  /** {@code file:line:column}. */
  public String position() {
    return file.name() + ":" + line + ":" + column;
  }

  @Override
  public String toString() {
    return position();
  }
}
