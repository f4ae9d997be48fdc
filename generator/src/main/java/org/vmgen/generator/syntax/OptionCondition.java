package org.vmgen.generator.syntax;

import java.util.List;
import java.util.Optional;
import org.vmgen.generator.diagnostic.Diagnostics;
import org.vmgen.generator.diagnostic.Problem;
import org.vmgen.grammar.VmgLexer;

/** The condition of an {@code if} around declarations: options with {@code ! && || == !=}. */
final class OptionCondition {

  /**
   * A value in a condition.
   *
   * @param text the value; of a word that is no option, the word
   * @param known whether it is a literal or the value of an option
   */
  private record Operand(SourceToken token, String text, boolean known) {}

  /** A condition that cannot be read; it has been reported. */
  private static final class Unreadable extends Exception {
    private static final long serialVersionUID = 1L;
  }

  private final List<SourceToken> tokens;
  private final SourceToken end;
  private final Options options;
  private final Diagnostics diagnostics;
  private int next;

  private OptionCondition(
      List<SourceToken> tokens, SourceToken end, Options options, Diagnostics diagnostics) {
    this.tokens = tokens;
    this.end = end;
    this.options = options;
    this.diagnostics = diagnostics;
  }

  /**
   * Whether the condition holds; empty if it has an error, which is reported.
   *
   * @param end the token behind the condition
   */
  static Optional<Boolean> holds(
      List<SourceToken> tokens, SourceToken end, Options options, Diagnostics diagnostics) {
    OptionCondition condition = new OptionCondition(tokens, end, options, diagnostics);
    try {
      boolean value = condition.or();
      if (condition.next < tokens.size()) {
        throw condition.unexpected("'{' or an operator: ! && || == !=");
      }
      return Optional.of(value);
    } catch (Unreadable e) {
      return Optional.empty();
    }
  }

  private boolean or() throws Unreadable {
    boolean value = and();
    while (accept(VmgLexer.OROR)) {
      value |= and();
    }
    return value;
  }

  private boolean and() throws Unreadable {
    boolean value = not();
    while (accept(VmgLexer.ANDAND)) {
      value &= not();
    }
    return value;
  }

  private boolean not() throws Unreadable {
    boolean negated = false;
    while (accept(VmgLexer.NOT)) {
      negated = !negated;
    }
    return negated != test();
  }

  private boolean test() throws Unreadable {
    if (accept(VmgLexer.LPAREN)) {
      boolean value = or();
      if (!accept(VmgLexer.RPAREN)) {
        throw unexpected("')'");
      }
      return value;
    }
    Operand left = operand();
    boolean equal = accept(VmgLexer.EQ);
    if (equal || accept(VmgLexer.NE)) {
      Operand right = operand();
      if (!left.known && !right.known) {
        throw unknown(left);
      }
      return equal == left.text.equals(right.text);
    }
    if (!left.known) {
      throw unknown(left);
    }
    if (!left.text.equals("true") && !left.text.equals("false")) {
      diagnostics.report(
          Problem.OPTION_CONDITION, left.token.range(), left.token.getText(), left.text);
      throw new Unreadable();
    }
    return left.text.equals("true");
  }

  private Operand operand() throws Unreadable {
    if (next >= tokens.size()) {
      throw unexpected("the name of an option");
    }
    SourceToken token = tokens.get(next);
    boolean number = token.is(VmgLexer.INT);
    if (!number && !token.isWord()) {
      throw unexpected("the name of an option");
    }
    next++;
    boolean literal = number || token.is(VmgLexer.TRUE) || token.is(VmgLexer.FALSE);
    Optional<String> value = literal ? Optional.empty() : options.value(token.getText());
    return new Operand(token, value.orElse(token.getText()), literal || value.isPresent());
  }

  private boolean accept(int type) {
    boolean is = next < tokens.size() && tokens.get(next).is(type);
    next += is ? 1 : 0;
    return is;
  }

  private Unreadable unknown(Operand operand) {
    options.reportUnknown(operand.text, operand.token.range());
    return new Unreadable();
  }

  private Unreadable unexpected(String expected) {
    SourceToken token = next < tokens.size() ? tokens.get(next) : end;
    diagnostics.report(Problem.UNEXPECTED, token.range(), "'" + token.getText() + "'", expected);
    return new Unreadable();
  }
}
