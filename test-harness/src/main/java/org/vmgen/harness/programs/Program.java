package org.vmgen.harness.programs;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.vmgen.runtime.Code;
import org.vmgen.runtime.CodeBuilder;
import org.vmgen.runtime.InstructionSet;
import org.vmgen.runtime.Label;
import org.vmgen.runtime.ValueType;
import org.vmgen.runtime.verify.Signature;

/**
 * A program in a form that can be taken apart and put together again.
 *
 * @param registers what registers hold at the start
 * @param memories what memories hold at the start
 * @param isStrict whether the verifier has to accept it; a program that ends with an instruction of
 *     unknown effect is not
 */
record Program(
    List<Line> lines,
    List<Code.RegisterValue> registers,
    List<Code.MemoryRange> memories,
    boolean isStrict) {
  Program {
    lines = List.copyOf(lines);
    registers = List.copyOf(registers);
    memories = List.copyOf(memories);
  }

  /** A line of the program. */
  sealed interface Line {}

  /** A label stands here. */
  record Mark(int label) implements Line {}

  /** An entry stands here. */
  record Start(String name, int label, Optional<Signature> signature) implements Line {}

  record Instruction(int opcode, List<Operand> operands) implements Line {
    Instruction {
      operands = List.copyOf(operands);
    }
  }

  /** The value of an immediate. */
  sealed interface Operand {}

  /** The word of a number. */
  record Bits(long word) implements Operand {}

  /** A position. */
  record Target(int label) implements Operand {}

  /** A string constant, or null. */
  record Text(Optional<String> text) implements Operand {}

  /** An array. */
  record Many(List<Operand> elements) implements Operand {
    Many {
      elements = List.copyOf(elements);
    }
  }

  Program withLines(List<Line> lines) {
    return new Program(lines, registers, memories, isStrict);
  }

  /** The number of its instructions. */
  int size() {
    return (int) lines.stream().filter(Instruction.class::isInstance).count();
  }

  /** What its entries promise, by name. */
  Map<String, Signature> signatures() {
    Map<String, Signature> signatures = new LinkedHashMap<>();
    for (Line line : lines) {
      if (line instanceof Start start && start.signature().isPresent()) {
        signatures.put(start.name(), start.signature().get());
      }
    }
    return signatures;
  }

  /** The portable code, and at which positions its instructions are. */
  Assembled assemble(InstructionSet set) {
    Emitter emitter = new Emitter(set);
    List<Integer> positions = new ArrayList<>();
    for (Line line : lines) {
      positions.add(emitter.position());
      emitter.line(line);
    }
    registers.forEach(value -> emitter.register(value.register(), value.bits()));
    memories.forEach(range -> emitter.memory(range.memory(), range.address(), range.bytes()));
    return new Assembled(emitter.build(), List.copyOf(positions));
  }

  /**
   * A program as portable code.
   *
   * @param positions of the lines
   */
  record Assembled(Code code, List<Integer> positions) {
    /** The line at a position that is an instruction's. */
    int lineAt(Program program, int position) {
      for (int i = 0; i < positions.size(); i++) {
        if (positions.get(i) == position && program.lines().get(i) instanceof Instruction) {
          return i;
        }
      }
      return -1;
    }
  }

  private static final class Emitter extends CodeBuilder {
    private final Map<Integer, Label> labels = new HashMap<>();

    Emitter(InstructionSet set) {
      super(set);
    }

    private Label label(int number) {
      return labels.computeIfAbsent(number, n -> newLabel("L" + n));
    }

    void line(Line line) {
      if (line instanceof Mark mark) {
        bind(label(mark.label()));
      } else if (line instanceof Start start) {
        bind(label(start.label()));
        entry(start.name(), label(start.label()));
      } else if (line instanceof Instruction instruction) {
        begin(instruction.opcode());
        instruction.operands().forEach(this::append);
      }
    }

    private void append(Operand operand) {
      if (operand instanceof Bits bits) {
        operand(bits.word());
      } else if (operand instanceof Target target) {
        operand(label(target.label()));
      } else if (operand instanceof Text text) {
        operand(text.text().isEmpty() ? 0L : (long) constant(text.text().get()));
      } else if (operand instanceof Many many) {
        operand((long) many.elements().size());
        many.elements().forEach(this::append);
      }
    }
  }

  /** A word of an immediate as it stands in code, in the range of its type. */
  static Bits bits(ValueType type, long value) {
    return new Bits(type.isFloat() ? value : type.normalize(value));
  }
}
