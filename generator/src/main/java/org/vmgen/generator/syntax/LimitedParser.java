package org.vmgen.generator.syntax;

import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.TokenStream;
import org.antlr.v4.runtime.atn.PredictionMode;
import org.vmgen.generator.diagnostic.Diagnostics;
import org.vmgen.generator.diagnostic.Problem;
import org.vmgen.grammar.VmgParser;

/** The parser with a limit to its recursion, which otherwise would be that of the input. */
final class LimitedParser extends VmgParser {

  /** The deepest nesting of rules: every parenthesis takes two or three. */
  static final int LIMIT = 600;

  private final Diagnostics diagnostics;
  private int depth;

  LimitedParser(TokenStream tokens, Diagnostics diagnostics) {
    super(tokens);
    this.diagnostics = diagnostics;
    // The full context would be walked recursively, once for each level of nesting; no decision of
    // the grammar needs it.
    getInterpreter().setPredictionMode(PredictionMode.SLL);
  }

  @Override
  public void enterRule(ParserRuleContext localctx, int state, int ruleIndex) {
    super.enterRule(localctx, state, ruleIndex);
    enter();
  }

  @Override
  public void exitRule() {
    depth--;
    super.exitRule();
  }

  @Override
  public void enterRecursionRule(
      ParserRuleContext localctx, int state, int ruleIndex, int precedence) {
    super.enterRecursionRule(localctx, state, ruleIndex, precedence);
    enter();
  }

  @Override
  public void unrollRecursionContexts(ParserRuleContext parent) {
    depth--;
    super.unrollRecursionContexts(parent);
  }

  private void enter() {
    depth++;
    if (depth > LIMIT) {
      diagnostics.report(Problem.TOO_DEEP, Ranges.of(getCurrentToken()), Brackets.LIMIT);
      throw new ParseStopped();
    }
  }
}
