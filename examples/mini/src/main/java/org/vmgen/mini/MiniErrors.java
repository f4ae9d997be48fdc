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

  @Override
  public void syntaxError(
      Recognizer<?, ?> recognizer,
      Object offendingSymbol,
      int line,
      int column,
      String message,
      RecognitionException exception) {
    errors.add(new MiniError(line, column + 1, message));
  }
}
