package org.vmgen.grammar;

import org.antlr.v4.runtime.CharStream;
import org.antlr.v4.runtime.IntStream;
import org.antlr.v4.runtime.Lexer;
import org.antlr.v4.runtime.Token;

/**
 * The part of the lexer that knows raw bodies: <code>{{</code> opens one only after {@code @target}
 * or {@code @target(properties)}, and it ends at the first <code>}}</code> outside strings,
 * comments and inner braces of the target's code.
 */
public abstract class RawBodyLexer extends Lexer {

  /** Where the lexer stands between {@code @} and the raw body. */
  private enum Expect {
    NOTHING,
    TARGET,
    BODY_OR_PROPERTIES,
    PROPERTIES,
    BODY
  }

  private Expect expect = Expect.NOTHING;

  protected RawBodyLexer(CharStream input) {
    super(input);
  }

  @Override
  public Token nextToken() {
    Token token = super.nextToken();
    if (token.getChannel() == Token.DEFAULT_CHANNEL) {
      expect = after(token);
    }
    return token;
  }

  private Expect after(Token token) {
    int type = token.getType();
    if (type == VmgLexer.AT) {
      return Expect.TARGET;
    }
    return switch (expect) {
      case NOTHING, BODY -> Expect.NOTHING;
      case TARGET -> type == VmgLexer.IDENT ? Expect.BODY_OR_PROPERTIES : Expect.NOTHING;
      case BODY_OR_PROPERTIES -> type == VmgLexer.LPAREN ? Expect.PROPERTIES : Expect.NOTHING;
      case PROPERTIES -> {
        if (type == VmgLexer.RPAREN) {
          yield Expect.BODY;
        }
        yield type == VmgLexer.LBRACE || type == VmgLexer.SEMI ? Expect.NOTHING : Expect.PROPERTIES;
      }
    };
  }

  @Override
  public void reset() {
    super.reset();
    expect = Expect.NOTHING;
  }

  /** Whether a raw body may start here. */
  protected final boolean rawBodyExpected() {
    return expect == Expect.BODY_OR_PROPERTIES || expect == Expect.BODY;
  }

  /**
   * Consumes the rest of a raw body, its closing braces included; at the end of the file it stops,
   * and the token lacks them.
   */
  protected final void scanRawBody() {
    int depth = 0;
    while (true) {
      int c = _input.LA(1);
      int d = _input.LA(2);
      if (c == IntStream.EOF) {
        return;
      } else if (c == '"' || c == '\'') {
        skipQuoted(c);
      } else if (c == '/' && d == '/') {
        while (_input.LA(1) != '\n' && _input.LA(1) != IntStream.EOF) {
          consume();
        }
      } else if (c == '/' && d == '*') {
        consume();
        consume();
        while (!(_input.LA(1) == '*' && _input.LA(2) == '/') && _input.LA(1) != IntStream.EOF) {
          consume();
        }
        if (_input.LA(1) != IntStream.EOF) {
          consume();
          consume();
        }
      } else if (c == '}' && d == '}' && depth == 0) {
        consume();
        consume();
        return;
      } else {
        depth += c == '{' ? 1 : c == '}' ? -1 : 0;
        consume();
      }
    }
  }

  private void skipQuoted(int quote) {
    consume();
    while (_input.LA(1) != quote && _input.LA(1) != '\n' && _input.LA(1) != IntStream.EOF) {
      if (_input.LA(1) == '\\') {
        consume();
      }
      if (_input.LA(1) != IntStream.EOF) {
        consume();
      }
    }
    if (_input.LA(1) == quote) {
      consume();
    }
  }

  /** The simulator's consume keeps line and column right. */
  private void consume() {
    getInterpreter().consume(_input);
  }
}
