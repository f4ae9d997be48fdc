package org.vmgen.runtime.verify;

/**
 * What is wrong with a program.
 *
 * @param position of the instruction
 * @param instruction as assembler text
 * @param message what is expected and what was found
 */
public record Finding(int position, String instruction, String message) {
  @Override
  public String toString() {
    return "at " + position + ", " + instruction + ": " + message;
  }
}
