package org.vmgen.generator.syntax;

import java.util.Optional;
import org.antlr.v4.runtime.CharStream;
import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.TokenSource;
import org.antlr.v4.runtime.misc.Pair;
import org.vmgen.generator.diagnostic.SourceRange;
import org.vmgen.generator.diagnostic.SourceRange.Expansion;

/** A token that knows its file and the instance of a family that it was expanded for. */
final class SourceToken extends CommonToken {
  private static final long serialVersionUID = 1L;
  private static final Pair<TokenSource, CharStream> NO_SOURCE = new Pair<>(null, null);

  private final transient SourceRange range;
  private boolean faulty;

  SourceToken(int type, int channel, SourceRange range, String text) {
    super(NO_SOURCE, type, channel, -1, -1);
    this.range = range;
    setText(text);
    setLine(range.line());
    setCharPositionInLine(range.column() - 1);
  }

  /** Another text at the same place, in an instance of a family. */
  SourceToken instance(int type, String text, Optional<Expansion> expansion) {
    SourceRange instance =
        new SourceRange(
            range.file(),
            range.line(),
            range.column(),
            range.endLine(),
            range.endColumn(),
            expansion);
    SourceToken token = new SourceToken(type, getChannel(), instance, text);
    token.faulty = faulty;
    return token;
  }

  /** This word and the following one as one. */
  SourceToken joined(SourceToken following, int type, String text) {
    SourceToken token = new SourceToken(type, getChannel(), range.to(following.range), text);
    token.faulty = faulty || following.faulty;
    return token;
  }

  SourceRange range() {
    return range;
  }

  /**
   * Says that something near this token was reported: what does not parse there follows from it.
   */
  void markFaulty() {
    faulty = true;
  }

  boolean isFaulty() {
    return faulty;
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
