package org.vmgen.mini;

import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.NoViableAltException;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.Vocabulary;
import org.antlr.v4.runtime.atn.ATNConfig;
import org.antlr.v4.runtime.atn.Transition;
import org.antlr.v4.runtime.misc.IntervalSet;

/** Says what the parser found and what it expected, in words of the language. */
final class SyntaxMessage {
  private static final IntervalSet OPERATORS = tokens("+", "-", "*", "&", "|", "<", "=");
  private static final IntervalSet PREFIXES = tokens("!", "-");
  private static final IntervalSet TERMS =
      tokens("(").or(IntervalSet.of(MiniParser.NUMBER)).or(IntervalSet.of(MiniParser.ID));
  private static final IntervalSet KEYWORDS = tokens("if", "while", "print");

  private SyntaxMessage() {}

  /** Of an error that the parser reports; {@code exception} is null if it goes on behind it. */
  static String of(MiniParser parser, Token found, RecognitionException exception) {
    IntervalSet expected = expected(parser, exception);
    String message = "found %s, expected %s".formatted(shown(found), list(words(expected)));
    boolean isSecondOperator =
        OPERATORS.contains(found.getType()) && expected.and(PREFIXES.or(OPERATORS)).isNil();
    return isSecondOperator && !expected.contains(MiniParser.ID)
        ? message + "; one operator at a time: put parentheses around what comes first"
        : message;
  }

  private static IntervalSet expected(MiniParser parser, RecognitionException exception) {
    if (exception instanceof NoViableAltException e && e.getDeadEndConfigs() != null) {
      // The parser looked ahead: what it could have read where it got stuck, not where it began.
      IntervalSet expected = new IntervalSet();
      for (ATNConfig config : e.getDeadEndConfigs()) {
        for (Transition transition : config.state.getTransitions()) {
          if (transition.label() != null) {
            expected.addAll(transition.label());
          }
        }
      }
      return expected;
    }
    return exception == null ? parser.getExpectedTokens() : exception.getExpectedTokens();
  }

  private static String shown(Token token) {
    return token.getType() == Token.EOF ? "the end of the program" : "'" + token.getText() + "'";
  }

  /** Names of what is expected; tokens that only occur together have one name. */
  private static List<String> words(IntervalSet expected) {
    List<String> words = new ArrayList<>();
    IntervalSet rest = new IntervalSet(expected);
    if (take(rest, KEYWORDS)) {
      words.add("a statement");
      rest = rest.subtract(PREFIXES).subtract(TERMS);
    } else if (take(rest, TERMS)) {
      boolean isWhole = take(rest, PREFIXES);
      words.add(isWhole ? "an expression" : "a number, a variable, a call or '('");
    } else if (take(rest, OPERATORS)) {
      words.add("an operator");
    }
    for (int token : rest.toArray()) {
      words.add(word(token));
    }
    return words;
  }

  /** Removes a group if all of it is there. */
  private static boolean take(IntervalSet tokens, IntervalSet group) {
    if (!group.subtract(tokens).isNil()) {
      return false;
    }
    for (int token : group.toArray()) {
      tokens.remove(token);
    }
    return true;
  }

  private static String word(int token) {
    return switch (token) {
      case Token.EOF -> "the end of the program";
      case MiniParser.ID -> "a name";
      default -> MiniParser.VOCABULARY.getDisplayName(token);
    };
  }

  private static String list(List<String> words) {
    int last = words.size() - 1;
    return last <= 0
        ? String.join("", words)
        : String.join(", ", words.subList(0, last)) + " or " + words.get(last);
  }

  private static IntervalSet tokens(String... texts) {
    Vocabulary vocabulary = MiniParser.VOCABULARY;
    IntervalSet tokens = new IntervalSet();
    for (int token = 1; token <= vocabulary.getMaxTokenType(); token++) {
      for (String text : texts) {
        if (("'" + text + "'").equals(vocabulary.getLiteralName(token))) {
          tokens.add(token);
        }
      }
    }
    return tokens;
  }
}
