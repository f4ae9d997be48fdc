package org.vmgen.mini;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.antlr.v4.runtime.BaseErrorListener;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Recognizer;
import org.antlr.v4.runtime.Token;

/** Collects what is wrong with a program, from the parser and from the compiler. */
final class MiniErrors extends BaseErrorListener {
  private final List<MiniError> errors = new ArrayList<>();

  void add(Token at, String message) {
    errors.add(new MiniError(at.getLine(), at.getCharPositionInLine() + 1, message));
  }

  /** All errors in the order of the source. */
  List<MiniError> sorted() {
    return errors.stream()
        .sorted(Comparator.comparingInt(MiniError::line).thenComparingInt(MiniError::column))
        .toList();
  }

  /** From the parser; the lexer has a token for every character and never complains. */
  @Override
  public void syntaxError(
      Recognizer<?, ?> recognizer,
      Object offendingSymbol,
      int line,
      int column,
      String message,
      RecognitionException exception) {
    MiniParser parser = (MiniParser) recognizer;
    Token found = (Token) offendingSymbol;
    if (!isEndOfFunction(parser)) {
      add(found, SyntaxMessage.of(parser, found, exception));
    }
  }

  /**
   * After an error in a function the parser goes on at the next func, which may be its end func.
   */
  private static boolean isEndOfFunction(MiniParser parser) {
    int start = parser.getContext().getStart().getTokenIndex();
    return parser.getContext() instanceof MiniParser.FunctionContext
        && start > 0
        && parser.getTokenStream().get(start - 1).getText().equals("end");
  }
}
