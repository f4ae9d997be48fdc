package org.vmgen.runtime.text;

import java.util.function.LongFunction;
import org.vmgen.runtime.CodeView;
import org.vmgen.runtime.ImmediateInfo;
import org.vmgen.runtime.InstructionInfo;
import org.vmgen.runtime.NumberText;

/** Single instructions as assembler text. */
public final class InstructionText {

  private final CodeView code;
  private final LongFunction<String> codeOperand;

  /** For instructions of that code; code operands are written as positions, {@code @17}. */
  public InstructionText(CodeView code) {
    this(code, position -> position == 0 ? "null" : "@" + position);
  }

  /**
   * @param codeOperand writes a position
   */
  InstructionText(CodeView code, LongFunction<String> codeOperand) {
    this.code = code;
    this.codeOperand = codeOperand;
  }

  /** Mnemonic and operands of the instruction at a position. */
  public String at(int position) {
    StringBuilder out = new StringBuilder();
    append(position, out);
    return out.toString();
  }

  void append(int position, StringBuilder out) {
    InstructionInfo instruction = code.instructionSet().instruction((int) code.word(position));
    out.append(Words.name(instruction.mnemonic()));
    int at = position + 1;
    for (ImmediateInfo immediate : instruction.immediates()) {
      out.append(' ');
      if (immediate.array()) {
        int length = (int) code.word(at++);
        out.append("[ ");
        for (int i = 0; i < length; i++) {
          value(immediate, code.word(at++), out);
          out.append(' ');
        }
        out.append(']');
      } else {
        value(immediate, code.word(at++), out);
      }
    }
  }

  private void value(ImmediateInfo immediate, long word, StringBuilder out) {
    switch (immediate.type()) {
      case U64 -> out.append(Long.toUnsignedString(word));
      case BOOL -> out.append(word != 0);
      case F32, F64 -> out.append(NumberText.literal(immediate.type().floatValue(word)));
      case CODE -> out.append(codeOperand.apply(word));
      case REF -> constant(word, out);
      default -> out.append(word);
    }
  }

  /** A constant of the host's has no text: it reads back as null. */
  private void constant(long index, StringBuilder out) {
    constant(index == 0 ? null : code.constant((int) index), out);
  }

  static void constant(Object constant, StringBuilder out) {
    if (constant instanceof String text) {
      out.append(Words.quoted(text));
    } else if (constant instanceof Long number) {
      out.append(number);
    } else if (constant instanceof Double number) {
      out.append(NumberText.literal(number));
    } else {
      out.append("null");
    }
  }
}
