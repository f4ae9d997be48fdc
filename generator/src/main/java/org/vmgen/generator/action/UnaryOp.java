package org.vmgen.generator.action;

/** Operators with one operand. */
public enum UnaryOp {
  NEGATE("-"),
  NOT("!"),
  COMPLEMENT("~");

  private final String symbol;

  UnaryOp(String symbol) {
    this.symbol = symbol;
  }

  public String symbol() {
    return symbol;
  }
}
