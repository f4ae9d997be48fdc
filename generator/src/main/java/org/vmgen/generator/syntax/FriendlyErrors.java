package org.vmgen.generator.syntax;

import java.util.List;
import org.antlr.v4.runtime.DefaultErrorStrategy;
import org.antlr.v4.runtime.InputMismatchException;
import org.antlr.v4.runtime.NoViableAltException;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.atn.ATNState;
import org.antlr.v4.runtime.misc.IntervalSet;
import org.vmgen.generator.diagnostic.Diagnostics;
import org.vmgen.generator.diagnostic.Problem;
import org.vmgen.generator.diagnostic.SourceRange;
import org.vmgen.grammar.VmgLexer;

/** Reports the first syntax error of a declaration in words that help, and stops there. */
final class FriendlyErrors extends DefaultErrorStrategy {

  private final Diagnostics diagnostics;

  private int firstToken;

  FriendlyErrors(Diagnostics diagnostics) {
    this.diagnostics = diagnostics;
  }

  /** A declaration starts at that token of the stream. */
  void declarationStarts(int token) {
    firstToken = token;
  }

  @Override
  public void reportError(Parser parser, RecognitionException e) {
    Token offending = e.getOffendingToken();
    IntervalSet expected = e.getExpectedTokens();
    boolean ahead = e instanceof NoViableAltException n && n.getStartToken() != offending;
    report(parser, offending, ahead ? new IntervalSet() : expected);
  }

  @Override
  public void recover(Parser parser, RecognitionException e) {
    throw new ParseStopped();
  }

  @Override
  public Token recoverInline(Parser parser) {
    report(parser, parser.getCurrentToken(), parser.getExpectedTokens());
    throw new ParseStopped();
  }

  /** Finds an error where a choice or repetition starts, where most is expected. */
  @Override
  public void sync(Parser parser) {
    ATNState state = parser.getInterpreter().atn.states.get(parser.getState());
    int next = parser.getInputStream().LA(1);
    IntervalSet follows = parser.getATN().nextTokens(state);
    if (follows.contains(next) || follows.contains(Token.EPSILON)) {
      return;
    }
    throw new InputMismatchException(parser);
  }

  /** The token before one; where several alternatives fail, the parser itself is further back. */
  private static Token before(Parser parser, Token offending) {
    int index = offending.getTokenIndex();
    return index > 0 ? parser.getInputStream().get(index - 1) : null;
  }

  private void report(Parser parser, Token offending, IntervalSet expected) {
    Token previous = before(parser, offending);
    ParserRuleContext context = parser.getContext();
    if (isFaulty(parser, offending)) {
      return;
    }
    SourceRange range = Ranges.of(offending);
    if (SyntaxHints.report(diagnostics, parser, context, offending, previous)) {
      return;
    }
    List<Integer> wanted = expected.toList();
    boolean separator =
        wanted.contains(VmgLexer.SEMI) && !wanted.contains(VmgLexer.LET)
            || wanted.contains(VmgLexer.RPAREN) && wanted.size() < 4;
    boolean newLine = previous != null && Ranges.of(previous).endLine() < range.line();
    boolean startsNext =
        offending.getType() == Token.EOF
            || offending.getType() == VmgLexer.RBRACE
            || Expected.isWord(offending.getType()) && newLine;
    if (separator && previous != null && (startsNext || wanted.size() == 1)) {
      boolean semicolon = wanted.contains(VmgLexer.SEMI);
      String others = wanted.size() == 1 ? "" : "or go on with " + Expected.words(expected);
      diagnostics.report(
          Problem.MISSING,
          Ranges.of(previous).after(),
          semicolon ? "';'" : "')'",
          "after " + Expected.shown(previous),
          wanted.size() == 1 ? "add it" : "add it, " + others);
      return;
    }
    String words = Expected.words(expected);
    diagnostics.report(
        Problem.UNEXPECTED,
        range,
        Expected.shown(offending),
        words.isEmpty() ? SyntaxHints.form(context) : words);
  }

  /** Whether something in this declaration up to here was reported by an earlier pass. */
  private boolean isFaulty(Parser parser, Token offending) {
    for (int i = firstToken; i <= offending.getTokenIndex(); i++) {
      if (SourceToken.of(parser.getTokenStream().get(i)).isFaulty()) {
        return true;
      }
    }
    return false;
  }
}
