package org.vmgen.generator.action;

/** Operators with two operands, both always evaluated. */
public enum BinaryOp {
  ADD("+"),
  SUBTRACT("-"),
  MULTIPLY("*"),
  /** Truncates; a zero integer divisor traps; min / -1 wraps. */
  DIVIDE("/"),
  /** The sign of the dividend; a zero integer divisor traps. */
  REMAINDER("%"),
  /** The count is taken modulo the width. */
  SHIFT_LEFT("<<"),
  /** Arithmetic for signed types, logical for unsigned; the count is taken modulo the width. */
  SHIFT_RIGHT(">>"),
  AND("&"),
  OR("|"),
  XOR("^"),
  LESS("<"),
  LESS_EQUAL("<="),
  GREATER(">"),
  GREATER_EQUAL(">="),
  EQUAL("=="),
  NOT_EQUAL("!=");

  private final String symbol;

  BinaryOp(String symbol) {
    this.symbol = symbol;
  }

  public String symbol() {
    return symbol;
  }

  /** Whether the result is bool whatever the operands are. */
  public boolean isComparison() {
    return ordinal() >= LESS.ordinal();
  }
}
