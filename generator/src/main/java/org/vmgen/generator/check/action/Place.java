package org.vmgen.generator.check.action;

/** What an action or expression belongs to; some words have no meaning in some places. */
enum Place {
  INSTRUCTION("an instruction"),
  FUNCTION("a function"),
  HANDLER("a handler"),
  CONSTANT("a constant");

  private final String text;

  Place(String text) {
    this.text = text;
  }

  String text() {
    return text;
  }

  /** Whether there is a following instruction. */
  boolean hasNext() {
    return this == INSTRUCTION;
  }
}
