package org.vmgen.generator.check;

import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.tree.ParseTree;
import org.antlr.v4.runtime.tree.TerminalNode;
import org.vmgen.grammar.VmgLexer;

/** Writes a stack effect on one line, in one way however the description spaces it. */
final class EffectText {

  private EffectText() {}

  /** What stands between the parentheses: {@code n1 n2 -- n}, {@code x: r[#a] -- R.y}. */
  static String of(ParserRuleContext effect) {
    List<Token> tokens = new ArrayList<>();
    collect(effect, tokens);
    StringBuilder text = new StringBuilder();
    Token previous = null;
    for (Token token : tokens.subList(1, tokens.size() - 1)) {
      if (previous != null && separated(previous.getType(), token.getType())) {
        text.append(' ');
      }
      text.append(token.getText());
      previous = token;
    }
    return text.toString();
  }

  private static boolean separated(int left, int right) {
    boolean joinsLeft = left == VmgLexer.HASH || left == VmgLexer.DOT || left == VmgLexer.LBRACK;
    return !joinsLeft
        && switch (right) {
          case VmgLexer.DOT, VmgLexer.QUESTION, VmgLexer.COLON, VmgLexer.LBRACK, VmgLexer.RBRACK ->
              false;
          default -> true;
        };
  }

  private static void collect(ParseTree tree, List<Token> tokens) {
    if (tree instanceof TerminalNode leaf) {
      tokens.add(leaf.getSymbol());
    }
    for (int i = 0; i < tree.getChildCount(); i++) {
      collect(tree.getChild(i), tokens);
    }
  }
}
