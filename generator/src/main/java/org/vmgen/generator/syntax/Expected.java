package org.vmgen.generator.syntax;

import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.misc.IntervalSet;
import org.vmgen.grammar.VmgLexer;

/** Says in plain words what a parser met and what it could have gone on with. */
final class Expected {

  private static final int MOST = 6;

  private Expected() {}

  /** A token as it is called in a message. */
  static String shown(Token token) {
    return switch (token.getType()) {
      case Token.EOF -> "end of the file";
      case VmgLexer.RAW_BODY -> "raw body";
      case VmgLexer.STRING -> "string " + token.getText();
      case VmgLexer.INT, VmgLexer.SIZE, VmgLexer.FLOAT -> "number " + token.getText();
      default -> "'" + token.getText() + "'";
    };
  }

  /** The kinds of tokens, joined: {@code an expression or ';'}. */
  static String words(IntervalSet expected) {
    List<String> words = new ArrayList<>();
    List<Integer> left = new ArrayList<>(expected.toList());
    left.remove((Integer) Token.EPSILON);
    left.remove((Integer) Token.EOF);
    boolean name = left.contains(VmgLexer.IDENT);
    if (left.contains(VmgLexer.LET)
        && left.contains(VmgLexer.SEMI)
        && left.contains(VmgLexer.VAR)) {
      words.add("a statement");
      left.removeIf(type -> type != VmgLexer.RBRACE && type != VmgLexer.ELSE);
    } else if (name && left.contains(VmgLexer.TILDE)) {
      words.add("an expression");
      left.removeIf(Expected::startsExpression);
    } else if (name) {
      words.add("a name");
      left.removeIf(type -> isWord(type) || type == VmgLexer.QUOTED);
    }
    if (left.contains(VmgLexer.ANDAND) && left.contains(VmgLexer.STAR)) {
      words.add("an operator");
      left.removeIf(Expected::isOperator);
    }
    for (int type : left) {
      words.add(kind(type));
    }
    List<String> distinct = words.stream().distinct().limit(MOST).toList();
    int last = distinct.size() - 1;
    return last <= 0
        ? String.join("", distinct)
        : String.join(", ", distinct.subList(0, last)) + " or " + distinct.get(last);
  }

  private static String kind(int type) {
    return switch (type) {
      case VmgLexer.INT, VmgLexer.SIZE -> "a number";
      case VmgLexer.FLOAT -> "a number";
      case VmgLexer.STRING -> "a string";
      case VmgLexer.CHAR -> "a character";
      case VmgLexer.IDENT, VmgLexer.QUOTED -> "a name";
      case VmgLexer.RAW_BODY -> "a raw body {{ … }}";
      default -> {
        String literal = VmgLexer.VOCABULARY.getLiteralName(type);
        yield literal == null ? VmgLexer.VOCABULARY.getSymbolicName(type) : literal;
      }
    };
  }

  /** Whether a token type is a word: of declarations, of statements, or any name. */
  static boolean isWord(int type) {
    return type >= VmgLexer.VM && type <= VmgLexer.IDENT;
  }

  /** Whether a token type is a word of statements. */
  static boolean isStatementWord(int type) {
    return type >= VmgLexer.IF && type <= VmgLexer.NULL;
  }

  private static boolean startsExpression(int type) {
    return isWord(type)
        || switch (type) {
          case VmgLexer.QUOTED,
              VmgLexer.INT,
              VmgLexer.SIZE,
              VmgLexer.FLOAT,
              VmgLexer.CHAR,
              VmgLexer.STRING,
              VmgLexer.LPAREN,
              VmgLexer.MINUS,
              VmgLexer.NOT,
              VmgLexer.TILDE ->
              true;
          default -> false;
        };
  }

  private static boolean isOperator(int type) {
    return type >= VmgLexer.SHL && type <= VmgLexer.PERCENT && type != VmgLexer.ASSIGN
        || type == VmgLexer.QUESTION
        || type == VmgLexer.DOT
        || type == VmgLexer.LBRACK;
  }
}
