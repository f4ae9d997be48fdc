package org.vmgen.generator.java;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
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

  private static final Set<String> TYPES =
      Set.of("int", "long", "double", "float", "byte", "short", "boolean", "char");

  /** Methods whose result an instruction of its own tests. */
  private static final Pattern TEST = Pattern.compile("\\.(pending|contains|in|fits|is)\\w*\\(");

  /** Names that the machine's fields have. */
  private static final Pattern FIELD =
      Pattern.compile(
          "position|externs|jumps|remaining|registers|references|\\w+(Stack|Region|Memory)");

  private final List<String> tokens = new ArrayList<>();
  private final Collection<String> near;
  private int at;
  private int brackets;

  private BytecodeEstimate(String text, Collection<String> near) {
    this.near = near;
    Matcher matcher = TOKEN.matcher(text);
    while (matcher.find()) {
      if (!matcher.group().startsWith("//")) {
        tokens.add(matcher.group());
      }
    }
  }

  /** Bytes of the bytecode of some statements. */
  static int of(String text) {
    return of(text, List.of());
  }

  /**
   * Bytes of the bytecode of some statements.
   *
   * @param near the variables that are among the first three of the method: their instructions take
   *     a byte less
   */
  static int of(String text, Collection<String> near) {
    return new BytecodeEstimate(text, near).bytes();
  }

  private int bytes() {
    int bytes = 0;
    for (at = 0; at < tokens.size(); at++) {
      bytes += token(tokens.get(at));
    }
    return bytes;
  }

  /** The token so many behind the current one; empty outside. */
  private String token(int distance) {
    int index = at + distance;
    return index < 0 || index >= tokens.size() ? "" : tokens.get(index);
  }

  private int token(String token) {
    char first = token.charAt(0);
    if (first == '.' && token.length() > 1 || Character.isJavaIdentifierStart(first)) {
      return word(token);
    } else if (Character.isDigit(first)) {
      return number(token);
    }
    return switch (token) {
      case "[" -> {
        brackets++;
        yield 1;
      }
      case "]" -> {
        brackets--;
        yield 0;
      }
      case "(", ")", "{", "}", ";", ",", ".", "=", "?", "++", "--" -> 0;
      case "+", "*", "/", "%", "&", "|", "^", "&&", "||" -> 1;
      case "-" -> isSign(0) ? 0 : 1;
      case "!" -> token(-1).equals("(") && token(1).equals("(") ? 0 : 3;
      case "<", ">", "<=", ">=", "==", "!=", "->", "~" -> 4;
      case "<<", ">>", ">>>" -> 2;
      default -> 3;
    };
  }

  /**
   * Whether the token so many behind the current one is a minus that belongs to the number after
   * it.
   */
  private boolean isSign(int distance) {
    if (!token(distance).equals("-")) {
      return false;
    }
    String after = token(distance + 1);
    String before = token(distance - 1);
    boolean number = !after.isEmpty() && Character.isDigit(after.charAt(0));
    boolean operand =
        before.equals(")")
            || before.equals("]")
            || !before.isEmpty() && Character.isLetterOrDigit(before.charAt(before.length() - 1));
    return number && !operand;
  }

  private int number(String token) {
    if (!isSign(-1) && token.matches("[01](L|\\.0)?")) {
      return 1;
    } else if (token.length() <= 2 && token(isSign(-1) ? -3 : -2).equals("opcode")) {
      return 2;
    } else if (brackets > 0 && token.length() <= 2) {
      return token.length() == 1 && token.charAt(0) <= '5' ? 1 : 2;
    }
    return 3;
  }

  private int word(String token) {
    return switch (token) {
      case "switch", "case", "default", "private", "static", "final", "try", "if" -> 0;
      case "return", "throw", "null", "true", "false", "this" -> 1;
      case "break", "continue", "else", "while", "for" -> 3;
      case "while(", "for(", "if(", "switch(" -> 3;
      case "new" -> 4;
      case "catch" -> 5;
      default -> TYPES.contains(token) ? type(token) : name(token);
    };
  }

  /** A cast; a declaration has no instruction of its own. */
  private int type(String token) {
    boolean cast = token(-1).equals("(") && token(1).equals(")");
    boolean view = token(2).endsWith("Endian") && token(4).equals(".get(");
    return !cast || view ? 0 : token.equals("byte") || token.equals("short") ? 2 : 1;
  }

  private int name(String token) {
    if (token.endsWith("(")) {
      return (token(-1).equals("externs") ? 5 : token.charAt(0) == '.' ? 3 : 4)
          + (TEST.matcher(token).matches() ? 3 : 0);
    } else if (FIELD.matcher(token).matches()) {
      return 4;
    }
    String after = token(1);
    if (token.charAt(0) == '.') {
      return 3;
    } else if (Character.isUpperCase(token.charAt(0))) {
      return after.startsWith(".") || isDeclared(after) ? 0 : 3;
    } else if (isPosition(token) && List.of("++", "--").contains(after)) {
      return 3;
    } else if (isPosition(token) && isIncrement(after)) {
      at += 2;
      return 3;
    }
    int access = near.contains(token) ? 1 : 2;
    return switch (after) {
      case "++", "--" -> 2 * access + 2;
      case "+=", "-=", "*=", "/=", "%=", "&=", "|=", "^=", "<<=", ">>=", ">>>=" -> 2 * access - 2;
      default -> access + (widens(token, after) ? 1 : 0);
    };
  }

  private static boolean isDeclared(String after) {
    return !after.isEmpty() && Character.isJavaIdentifierStart(after.charAt(0));
  }

  /** Whether a variable is a small number: a position, a depth. */
  private static boolean isPosition(String name) {
    return name.equals("ip") || name.matches(".*(Sp|Depth|Index)");
  }

  /** Whether what follows adds a small literal. */
  private boolean isIncrement(String after) {
    return (after.equals("+=") || after.equals("-="))
        && token(2).matches("\\d{1,2}")
        && token(3).equals(";");
  }

  /** Whether a position is made a number of 64 bits. */
  private boolean widens(String token, String after) {
    return isPosition(token) && brackets == 0 && !after.equals("=");
  }
}
