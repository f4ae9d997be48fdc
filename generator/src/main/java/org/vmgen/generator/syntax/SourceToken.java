package org.vmgen.generator.syntax;

import java.util.Optional;
import org.antlr.v4.runtime.CharStream;
import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.TokenSource;
import org.antlr.v4.runtime.misc.Pair;
import org.vmgen.generator.diagnostic.SourceFile;
import org.vmgen.generator.diagnostic.SourceRange;
import org.vmgen.generator.diagnostic.SourceRange.Expansion;

/** A token that knows its file and the instance of a family that it was expanded for. */
final class SourceToken extends CommonToken {
  private static final long serialVersionUID = 1L;

  private final transient SourceRange range;

  /** A token as the lexer found it. */
  SourceToken(
      Pair<TokenSource, CharStream> source, int type, int channel, SourceRange range, String text) {
    super(source, type, channel, -1, -1);
    this.range = range;
    setText(text);
    setLine(range.line());
    setCharPositionInLine(range.column() - 1);
  }

  /** The same place and channel, another type and text, in an instance of a family. */
  SourceToken(SourceToken template, int type, String text, Optional<Expansion> expansion) {
    this(
        template.source,
        type,
        template.getChannel(),
        new SourceRange(
            template.range.file(),
            template.range.line(),
            template.range.column(),
            template.range.endLine(),
            template.range.endColumn(),
            expansion),
        text);
  }

  SourceRange range() {
    return range;
  }

  SourceFile file() {
    return range.file();
  }

  /** Whether nothing, not even a blank, stands between this token and {@code following}. */
  boolean touches(SourceToken following) {
    return range.file() == following.range.file()
        && range.endLine() == following.range.line()
        && range.endColumn() == following.range.column();
  }

  /** Whether its text is made of letters, digits and underscores. */
  boolean isWord() {
    return getText().chars().allMatch(c -> c == '_' || Character.isLetterOrDigit(c));
  }

  boolean is(int type) {
    return getType() == type;
  }

  static SourceToken of(Token token) {
    return (SourceToken) token;
  }
}
