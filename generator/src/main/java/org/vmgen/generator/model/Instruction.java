package org.vmgen.generator.model;

/**
 * A VM instruction.
 *
 * @param name the identifier that code sees
 * @param mnemonic what the machine's users see; the identifier unless another is written
 * @param opcode its portable number, dense from 0 in the order of the description
 */
public record Instruction(
    String name,
    String mnemonic,
    int opcode,
    Effect effect,
    Body body,
    Properties properties,
    Documentation documentation) {

  /** As its definition begins, without {@code inst}: {@code add "+" ( n1 n2 -- n )}. */
  public String heading() {
    String shown = mnemonic.equals(name) ? "" : " \"" + mnemonic + "\"";
    return name + shown + " ( " + effect.text() + " )";
  }
}
