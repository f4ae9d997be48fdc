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
      return 3;
    }
    return switch (token) {
      case "++", "--" -> 4;
      case "->" -> 6;
      case "&&", "||", "!", "?" -> 4;
      case "<", ">", "<=", ">=", "==", "!=" -> 5;
      case ":", "=" -> 3;
      case "[" -> 1;
      case "(", ")", "{", "}", "]", ";", ",", "." -> 0;
      default -> token.endsWith("=") ? 6 : 2;
    };
  }

  private static int word(String token) {
    return switch (token) {
      case "int", "long", "double", "float", "byte", "short", "boolean", "char" -> 2;
      case "if(", "while(", "switch(", "for(", "catch(" -> 3;
      case "if", "while", "for", "break", "continue", "else", "try", "catch" -> 3;
      case "return", "throw", "null", "true", "false", "this" -> 1;
      case "new" -> 4;
      case "switch", "case", "default", "private", "static", "final" -> 0;
      default -> token.endsWith("(") ? 5 : 4;
    };
  }
}
