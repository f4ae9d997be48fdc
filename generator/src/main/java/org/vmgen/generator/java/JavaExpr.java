package org.vmgen.generator.java;

import java.util.regex.Pattern;

/**
 * The text of a Java expression and how tightly it binds.
 *
 * @param binding one of the constants, higher binds tighter
 */
record JavaExpr(String text, int binding) {
  static final int CONDITIONAL = 2;
  static final int LOGICAL_OR = 3;
  static final int LOGICAL_AND = 4;
  static final int OR = 5;
  static final int XOR = 6;
  static final int AND = 7;
  static final int EQUALITY = 8;
  static final int RELATION = 9;
  static final int SHIFT = 10;
  static final int SUM = 11;
  static final int PRODUCT = 12;
  static final int UNARY = 14;
  static final int PRIMARY = 15;

  private static final Pattern SMALL_LONG = Pattern.compile("\\d{1,9}L");

  static JavaExpr primary(String text) {
    return new JavaExpr(text, PRIMARY);
  }

  static JavaExpr call(String function, JavaExpr... arguments) {
    StringBuilder text = new StringBuilder(function).append('(');
    for (int i = 0; i < arguments.length; i++) {
      text.append(i == 0 ? "" : ", ").append(arguments[i].text);
    }
    return primary(text.append(')').toString());
  }

  /** The text, in parentheses if it binds less tightly. */
  String at(int atLeast) {
    return binding >= atLeast ? text : "(" + text + ")";
  }

  /** An operator that groups to the left. */
  JavaExpr infix(String operator, int level, JavaExpr right) {
    return new JavaExpr(
        operand(this, level, level) + " " + operator + " " + operand(right, level, level + 1),
        level);
  }

  JavaExpr cast(String type) {
    if (type.equals("int") && SMALL_LONG.matcher(text).matches()) {
      return primary(text.substring(0, text.length() - 1));
    }
    return new JavaExpr("(" + type + ") " + castOperand(), UNARY);
  }

  /**
   * {@code (int) -1} would be a difference if the type were no primitive one; braces read better.
   */
  private String castOperand() {
    return text.startsWith("-") ? "(" + text + ")" : at(UNARY);
  }

  JavaExpr prefix(String operator) {
    boolean clash = operator.equals("-") && text.startsWith("-");
    return new JavaExpr(operator + (clash ? "(" + text + ")" : at(UNARY)), UNARY);
  }

  /** The operand of a condition's negation. */
  JavaExpr negated() {
    return prefix("!");
  }

  /** Operands of mixed bit operators and shifts get parentheses even where Java needs none. */
  private static String operand(JavaExpr operand, int level, int atLeast) {
    boolean bits = level >= OR && level <= AND || level == SHIFT;
    boolean mixed = bits && operand.binding != level && operand.binding < UNARY;
    return mixed ? "(" + operand.text + ")" : operand.at(atLeast);
  }
}
