package org.vmgen.generator.check.action;

import org.antlr.v4.runtime.ParserRuleContext;
import org.vmgen.generator.diagnostic.SourceRange;
import org.vmgen.generator.syntax.Ranges;

/** The text of a piece of the description, as a message quotes it. */
final class Snippet {
  private static final int LONGEST = 40;

  private Snippet() {}

  /** As written if it stands in one line outside of families; long ones are cut. */
  static String of(ParserRuleContext context) {
    SourceRange range = Ranges.of(context);
    boolean asWritten = range.line() == range.endLine() && range.expansion().isEmpty();
    String text = asWritten ? written(range) : context.getText();
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST - 1) + "…";
  }

  private static String written(SourceRange range) {
    String line = range.file().line(range.line());
    int start = line.offsetByCodePoints(0, range.column() - 1);
    int end = line.offsetByCodePoints(0, range.endColumn() - 1);
    return line.substring(start, end);
  }
}
