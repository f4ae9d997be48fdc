package org.vmgen.harness.programs;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Programs that differ from one in a single respect, in which they are simpler. */
final class Simpler {
  private Simpler() {}

  /** Without one of its functions. */
  static List<Program> functions(Program program) {
    List<Program> candidates = new ArrayList<>();
    List<Program.Line> lines = program.lines();
    for (int i = 1; i < lines.size(); i++) {
      if (lines.get(i) instanceof Program.Start) {
        int end = i + 1;
        while (end < lines.size() && !(lines.get(end) instanceof Program.Start)) {
          end++;
        }
        List<Program.Line> kept = new ArrayList<>(lines.subList(0, i));
        kept.addAll(lines.subList(end, lines.size()));
        candidates.add(program.withLines(kept));
      }
    }
    return candidates;
  }

  /** With a simpler operand: 0, 1, null, a shorter array. */
  static List<Program> operands(Program program) {
    List<Program> candidates = new ArrayList<>();
    for (int i = 0; i < program.lines().size(); i++) {
      if (program.lines().get(i) instanceof Program.Instruction instruction) {
        for (int k = 0; k < instruction.operands().size(); k++) {
          for (Program.Operand simpler : simpler(instruction.operands().get(k))) {
            List<Program.Operand> operands = new ArrayList<>(instruction.operands());
            operands.set(k, simpler);
            List<Program.Line> lines = new ArrayList<>(program.lines());
            lines.set(i, new Program.Instruction(instruction.opcode(), operands));
            candidates.add(program.withLines(lines));
          }
        }
      }
    }
    return candidates;
  }

  private static List<Program.Operand> simpler(Program.Operand operand) {
    List<Program.Operand> candidates = new ArrayList<>();
    if (operand instanceof Program.Bits bits) {
      if (bits.word() != 0) {
        candidates.add(new Program.Bits(0));
      }
      if (bits.word() != 0 && bits.word() != 1) {
        candidates.add(new Program.Bits(1));
      }
    } else if (operand instanceof Program.Text text && text.text().isPresent()) {
      candidates.add(new Program.Text(Optional.empty()));
    } else if (operand instanceof Program.Many many && !many.elements().isEmpty()) {
      candidates.add(new Program.Many(many.elements().subList(1, many.elements().size())));
      candidates.add(new Program.Many(many.elements().subList(0, many.elements().size() - 1)));
    }
    return candidates;
  }

  /** Without what a register or a memory holds at the start. */
  static List<Program> state(Program program) {
    List<Program> candidates = new ArrayList<>();
    for (int i = 0; i < program.registers().size(); i++) {
      List<org.vmgen.runtime.Code.RegisterValue> registers = new ArrayList<>(program.registers());
      registers.remove(i);
      candidates.add(
          new Program(program.lines(), registers, program.memories(), program.isStrict()));
    }
    for (int i = 0; i < program.memories().size(); i++) {
      List<org.vmgen.runtime.Code.MemoryRange> memories = new ArrayList<>(program.memories());
      memories.remove(i);
      candidates.add(
          new Program(program.lines(), program.registers(), memories, program.isStrict()));
    }
    return candidates;
  }
}
