package org.vmgen.generator.syntax;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.vmgen.generator.diagnostic.Diagnostics;
import org.vmgen.generator.diagnostic.Problem;
import org.vmgen.generator.diagnostic.SourceRange;
import org.vmgen.grammar.VmgLexer;

/**
 * Pairs braces, parentheses and brackets before anything else looks at the tokens of a file. An
 * unpaired one is reported, then taken out or given a partner, so that later passes see pairs only.
 */
final class Brackets {

  /** The deepest nesting that is read. */
  static final int LIMIT = 200;

  private final Diagnostics diagnostics;
  private final List<SourceToken> paired = new ArrayList<>();
  private final Deque<SourceToken> open = new ArrayDeque<>();
  private final Set<SourceToken> structural = Collections.newSetFromMap(new IdentityHashMap<>());
  private boolean headerOfStructure;
  private SourceToken unclosedString;
  private boolean tooDeep;

  private Brackets(Diagnostics diagnostics) {
    this.diagnostics = diagnostics;
  }

  /** The tokens with brackets in pairs; nothing if they are nested too deeply. */
  static List<SourceToken> pair(List<SourceToken> tokens, Diagnostics diagnostics) {
    Brackets brackets = new Brackets(diagnostics);
    SourceToken previous = null;
    for (int i = 0; i < tokens.size() && !brackets.tooDeep; i++) {
      SourceToken token = tokens.get(i);
      if (token.is(VmgLexer.DOC)) {
        brackets.paired.add(token);
        continue;
      }
      if (brackets.startsDeclaration(previous, token, i, tokens)) {
        brackets.closeUntil(brackets.enclosingStructure(), previous);
      }
      brackets.closeParentheses(token, previous);
      brackets.noteStructure(token, previous);
      brackets.add(token, previous);
      previous = token;
    }
    brackets.closeUntil(null, previous);
    return brackets.tooDeep ? List.of() : brackets.paired;
  }

  /** No brace stands inside parentheses or brackets. */
  private void closeParentheses(SourceToken token, SourceToken previous) {
    if (token.is(VmgLexer.LBRACE) && !open.isEmpty() && !open.peek().is(VmgLexer.LBRACE)) {
      closeUntil(
          open.stream().filter(o -> o.is(VmgLexer.LBRACE)).findFirst().orElse(null), previous);
    }
  }

  /** Finds the braces of {@code for}, {@code if} and {@code else} around declarations. */
  private void noteStructure(SourceToken token, SourceToken previous) {
    if (!amongDeclarations()) {
      return;
    }
    switch (token.getType()) {
      case VmgLexer.FOR, VmgLexer.IF -> headerOfStructure |= startsDeclaration(previous);
      case VmgLexer.ELSE -> headerOfStructure |= previous != null && previous.is(VmgLexer.RBRACE);
      case VmgLexer.SEMI -> headerOfStructure = false;
      case VmgLexer.LBRACE -> {
        if (headerOfStructure) {
          structural.add(token);
        }
        headerOfStructure = false;
      }
      default -> {}
    }
  }

  private static boolean startsDeclaration(SourceToken previous) {
    return previous == null
        || switch (previous.getType()) {
          case VmgLexer.SEMI, VmgLexer.LBRACE, VmgLexer.RBRACE, VmgLexer.RAW_BODY, VmgLexer.ELSE ->
              true;
          default -> false;
        };
  }

  private void add(SourceToken token, SourceToken previous) {
    switch (token.getType()) {
      case VmgLexer.LPAREN, VmgLexer.LBRACK, VmgLexer.LBRACE -> {
        open.push(token);
        paired.add(token);
        if (open.size() > LIMIT) {
          diagnostics.report(Problem.TOO_DEEP, token.range(), LIMIT);
          tooDeep = true;
        }
      }
      case VmgLexer.RPAREN, VmgLexer.RBRACK, VmgLexer.RBRACE -> close(token, previous);
      default -> {
        paired.add(token);
        if (token.is(VmgLexer.STRING) && token.isFaulty()) {
          unclosedString = token;
        }
      }
    }
  }

  private void close(SourceToken token, SourceToken previous) {
    SourceToken partner = null;
    for (SourceToken candidate : open) {
      if (closing(candidate.getType()) == token.getType()) {
        partner = candidate;
        break;
      }
      if (candidate.is(VmgLexer.LBRACE)) {
        break;
      }
    }
    if (partner == null) {
      String text = token.getText();
      diagnostics.report(Problem.UNOPENED_BRACKET, token.range(), text, opening(token.getType()));
      if (previous != null) {
        previous.markFaulty();
      }
      return;
    }
    closeUntil(partner, previous);
    open.pop();
    paired.add(token);
  }

  /** Reports and closes what was opened after {@code partner}; everything if that is null. */
  private void closeUntil(SourceToken partner, SourceToken previous) {
    while (!open.isEmpty() && open.peek() != partner) {
      SourceToken unclosed = open.pop();
      int type = closing(unclosed.getType());
      String text = VmgLexer.VOCABULARY.getLiteralName(type).replace("'", "");
      if (!tooDeep && !swallowed(unclosed)) {
        diagnostics.report(Problem.UNCLOSED_BRACKET, unclosed.range(), unclosed.getText(), text);
      }
      SourceRange end = previous.range().after();
      SourceToken closing = new SourceToken(type, 0, end, text);
      closing.markFaulty();
      unclosed.markFaulty();
      paired.add(closing);
    }
  }

  /** Whether an unclosed string after the bracket probably contains its partner. */
  private boolean swallowed(SourceToken unclosed) {
    return unclosedString != null && unclosedString.range().line() >= unclosed.range().line();
  }

  /**
   * Whether a declaration starts inside the braces of another one, where none can: two names after
   * the end of a statement, the first being a word of declarations. Braces of {@code for} and
   * {@code if} around declarations contain declarations.
   */
  private boolean startsDeclaration(
      SourceToken previous, SourceToken token, int index, List<SourceToken> tokens) {
    if (amongDeclarations() || index + 1 >= tokens.size()) {
      return false;
    }
    boolean afterStatement =
        previous.is(VmgLexer.SEMI) || previous.is(VmgLexer.LBRACE) || previous.is(VmgLexer.RBRACE);
    SourceToken following = tokens.get(index + 1);
    return afterStatement
        && switch (token.getType()) {
          case VmgLexer.VM,
              VmgLexer.TYPE,
              VmgLexer.STACK,
              VmgLexer.REGISTER,
              VmgLexer.REGION,
              VmgLexer.MEMORY,
              VmgLexer.CONST,
              VmgLexer.ENUM,
              VmgLexer.FN,
              VmgLexer.EXTERN,
              VmgLexer.REFTYPE,
              VmgLexer.INST,
              VmgLexer.EXAMPLE,
              VmgLexer.OPTION ->
              following.isWord() || following.is(VmgLexer.PARAM);
          case VmgLexer.INCLUDE -> following.is(VmgLexer.LT) || following.is(VmgLexer.STRING);
          default -> false;
        };
  }

  /** Whether declarations stand directly at this place: in no braces or in those of a family. */
  private boolean amongDeclarations() {
    return open.isEmpty() || structural.contains(open.peek());
  }

  private SourceToken enclosingStructure() {
    return open.stream().filter(structural::contains).findFirst().orElse(null);
  }

  private static int closing(int opening) {
    return switch (opening) {
      case VmgLexer.LPAREN -> VmgLexer.RPAREN;
      case VmgLexer.LBRACK -> VmgLexer.RBRACK;
      default -> VmgLexer.RBRACE;
    };
  }

  private static String opening(int closing) {
    return switch (closing) {
      case VmgLexer.RPAREN -> "(";
      case VmgLexer.RBRACK -> "[";
      default -> "{";
    };
  }
}
