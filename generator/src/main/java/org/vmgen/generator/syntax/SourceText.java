package org.vmgen.generator.syntax;

import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.tree.ParseTree;
import org.antlr.v4.runtime.tree.TerminalNode;
import org.vmgen.generator.diagnostic.SourceRange;

/** What a part of a description looks like: families and includes expanded, without comments. */
public final class SourceText {

  private SourceText() {}

  /**
   * The text of a part, its lines as they were broken; where there were blanks between two words,
   * there is one.
   *
   * @param part at least one token
   * @param column from 1, where the declaration starts to which the part belongs: so many columns
   *     are taken away at the start of each further line
   */
  public static String of(ParserRuleContext part, int column) {
    List<SourceToken> tokens = new ArrayList<>();
    collect(part, tokens);
    StringBuilder text = new StringBuilder();
    SourceToken previous = tokens.get(0);
    for (SourceToken token : tokens) {
      SourceRange range = token.range();
      if (range.file() != previous.range().file() || range.line() > previous.range().endLine()) {
        text.append('\n').append(" ".repeat(Math.max(0, range.column() - column)));
      } else if (token != previous && !previous.touches(token)) {
        text.append(' ');
      }
      text.append(token.getText());
      previous = token;
    }
    return text.toString();
  }

  private static void collect(ParseTree tree, List<SourceToken> tokens) {
    if (tree instanceof TerminalNode leaf) {
      tokens.add(SourceToken.of(leaf.getSymbol()));
    }
    for (int i = 0; i < tree.getChildCount(); i++) {
      collect(tree.getChild(i), tokens);
    }
  }
}
