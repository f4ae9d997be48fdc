package org.vmgen.runtime.text;

import org.vmgen.runtime.CodeBuilder;
import org.vmgen.runtime.InstructionSet;
import org.vmgen.runtime.Label;

/** Opens the builder's primitive layer to the assembler. */
final class TextBuilder extends CodeBuilder {

  TextBuilder(InstructionSet set) {
    super(set);
  }

  void start(int opcode) {
    begin(opcode);
  }

  void word(long word) {
    operand(word);
  }

  /** Sets a word again, such as the length of an array that was not known before. */
  void length(int position, long word) {
    setWord(position, word);
  }

  void code(Label label) {
    operand(label);
  }
}
