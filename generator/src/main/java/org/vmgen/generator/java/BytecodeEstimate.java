package org.vmgen.generator.java;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How many bytes of bytecode generated Java takes at most, judged by its tokens. HotSpot compiles
 * no method of more than 8,000 bytes, so that the loop must be kept smaller before javac has seen
 * it.
 */
final class BytecodeEstimate {

  /** Above this HotSpot leaves a method to its interpreter: {@code HugeMethodLimit}. */
  static final int HUGE_METHOD = 8_000;

  private static final Pattern TOKEN =
      Pattern.compile(
          "//.*|\"(?:[^\"\\\\]|\\\\.)*\"|'(?:[^'\\\\]|\\\\.)*'"
              + "|\\.?\\p{javaJavaIdentifierStart}\\p{javaJavaIdentifierPart}*\\(?"
              + "|\\d[\\w.]*|\\+\\+|--|->|&&|\\|\\||>>>=?|>>=?|<<=?|[-+*/%&|^=!<>]=|\\S");

  private BytecodeEstimate() {}

  /** Bytes of the bytecode of some statements. */
  static int of(String text) {
    int bytes = 0;
    Matcher matcher = TOKEN.matcher(text);
    while (matcher.find()) {
      bytes += token(matcher.group());
    }
    return bytes;
  }

  private static int token(String token) {
    char first = token.charAt(0);
    if (token.startsWith("//")) {
      return 0;
    } else if (first == '.' && token.length() > 1 || Character.isJavaIdentifierStart(first)) {
      return word(token);
    } else if (Character.isDigit(first) || first == '"' || first == '\'') {
      return token.length() <= 2 ? 2 : 3;
    }
    return switch (token) {
      case "(", ")", "{", "}", "]", ";", ",", "." -> 0;
      case "++", "--" -> 1;
      case "=" -> 0;
      case "[", "+", "-", "*", "/", "%", "&", "|", "^" -> 1;
      case "&&", "||", "!", ":" -> 3;
      case "->", "?" -> 4;
      case "<", ">", "<=", ">=", "==", "!=" -> 5;
      default -> token.endsWith("=") ? 4 : 2;
    };
  }

  private static int word(String token) {
    return switch (token) {
      case "switch", "case", "default", "private", "static", "final", "try" -> 0;
      case "int", "long", "double", "float", "byte", "short", "boolean", "char" -> 1;
      case "return", "throw", "null", "true", "false", "this", "if", "while", "for" -> 1;
      case "break", "continue", "else" -> 3;
      case "new", "catch" -> 5;
      default -> variable(token);
    };
  }

  /** A local variable takes two bytes, a field four, a call five. */
  private static int variable(String token) {
    if (token.endsWith("(")) {
      return 5;
    }
    boolean local = token.charAt(0) != '.' && Character.isLowerCase(token.charAt(0));
    return local ? 2 : 4;
  }
}
