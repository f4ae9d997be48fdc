package org.vmgen.generator.syntax;

import java.util.ArrayList;
import java.util.List;
import org.vmgen.generator.diagnostic.SourceFile;
import org.vmgen.grammar.VmgLexer;

/** A run of tokens with paired brackets, read from front to back. */
final class Section {

  private final List<SourceToken> tokens;
  private final SourceFile file;
  private int next;

  Section(List<SourceToken> tokens, SourceFile file) {
    this.tokens = tokens;
    this.file = file;
  }

  /** The same tokens from the front. */
  Section restarted() {
    return new Section(tokens, file);
  }

  boolean atEnd() {
    return next >= tokens.size();
  }

  SourceToken peek() {
    return tokens.get(next);
  }

  boolean at(int type) {
    return !atEnd() && peek().is(type);
  }

  /** Whether a name (or a word that can be one) is next. */
  boolean atName() {
    return !atEnd() && peek().isWord() && !Character.isDigit(peek().getText().charAt(0));
  }

  SourceToken take() {
    return tokens.get(next++);
  }

  /** The last token of the section, or one at the start of the file if it is empty. */
  SourceToken last() {
    return tokens.isEmpty()
        ? new SourceToken(VmgLexer.SEMI, 0, file.start(), "")
        : tokens.get(tokens.size() - 1);
  }

  /**
   * Up to and including the end of the next declaration: a semicolon or closing brace outside of
   * brackets. Documentation that precedes {@code for}, {@code if} or an included file ends there.
   */
  List<SourceToken> declaration() {
    int start = next;
    int depth = 0;
    while (!atEnd()) {
      SourceToken token = take();
      switch (token.getType()) {
        case VmgLexer.LBRACE, VmgLexer.LPAREN, VmgLexer.LBRACK -> depth++;
        case VmgLexer.RPAREN, VmgLexer.RBRACK -> depth--;
        case VmgLexer.RBRACE -> {
          depth--;
          if (depth == 0) {
            return tokens.subList(start, next);
          }
        }
        case VmgLexer.SEMI -> {
          if (depth == 0) {
            return tokens.subList(start, next);
          }
        }
        case VmgLexer.RAW_BODY -> {
          if (depth == 0 && !at(VmgLexer.AT)) {
            return tokens.subList(start, next);
          }
        }
        case VmgLexer.DOC -> {
          if (depth == 0 && next - start == 1 && !atEnd() && isStructure(peek())) {
            return tokens.subList(start, next);
          }
        }
        default -> {}
      }
    }
    return tokens.subList(start, next);
  }

  private static boolean isStructure(SourceToken token) {
    return switch (token.getType()) {
      case VmgLexer.INCLUDE,
          VmgLexer.SUPERSET,
          VmgLexer.OPTION,
          VmgLexer.IF,
          VmgLexer.FOR,
          VmgLexer.DOC ->
          true;
      default -> false;
    };
  }

  void skipDeclaration() {
    declaration();
  }

  /** What stands between the braces that open here; the section goes on behind them. */
  Section block() {
    int start = next;
    next = behindGroup(start);
    return new Section(tokens.subList(start + 1, next - 1), file);
  }

  /** Whether the whole section is one pair of parentheses. */
  boolean isOneGroup() {
    return at(VmgLexer.LPAREN) && behindGroup(next) == tokens.size();
  }

  /** The parts between the parentheses that open here; none is empty. */
  List<List<SourceToken>> commaSeparated() {
    int end = behindGroup(next) - 1;
    List<List<SourceToken>> parts = new ArrayList<>();
    int start = next + 1;
    int depth = 0;
    for (int i = start; i <= end; i++) {
      SourceToken token = tokens.get(i);
      depth += opens(token) ? 1 : closes(token) ? -1 : 0;
      if (i == end || depth == 0 && token.is(VmgLexer.COMMA)) {
        if (i > start) {
          parts.add(tokens.subList(start, i));
        }
        start = i + 1;
      }
    }
    next = end + 1;
    return parts;
  }

  private int behindGroup(int opening) {
    int depth = 0;
    int i = opening;
    do {
      SourceToken token = tokens.get(i++);
      depth += opens(token) ? 1 : closes(token) ? -1 : 0;
    } while (depth > 0 && i < tokens.size());
    return i;
  }

  private static boolean opens(SourceToken token) {
    return token.is(VmgLexer.LBRACE) || token.is(VmgLexer.LPAREN) || token.is(VmgLexer.LBRACK);
  }

  private static boolean closes(SourceToken token) {
    return token.is(VmgLexer.RBRACE) || token.is(VmgLexer.RPAREN) || token.is(VmgLexer.RBRACK);
  }
}
