package org.vmgen.generator.syntax;

import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.vmgen.generator.action.Source;
import org.vmgen.generator.diagnostic.SourceRange;

/** Where tokens and pieces of the syntax tree stand. */
public final class Ranges {

  private Ranges() {}

  public static SourceRange of(Token token) {
    return SourceToken.of(token).range();
  }

  /** From the first to the last token. */
  public static SourceRange of(ParserRuleContext context) {
    SourceRange start = of(context.getStart());
    Token last = context.getStop();
    return last == null ? start : start.to(of(last));
  }

  public static Source source(Token token) {
    return source(of(token));
  }

  public static Source source(ParserRuleContext context) {
    return source(of(context.getStart()));
  }

  private static Source source(SourceRange range) {
    return new Source(range.file().name(), range.line(), range.column());
  }
}
