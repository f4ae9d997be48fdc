package org.vmgen.runtime.text;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.vmgen.runtime.Code;
import org.vmgen.runtime.CodeView;
import org.vmgen.runtime.ImmediateInfo;
import org.vmgen.runtime.InstructionInfo;
import org.vmgen.runtime.InstructionSet;
import org.vmgen.runtime.NumberText;
import org.vmgen.runtime.SourcePosition;
import org.vmgen.runtime.ValueType;

/**
 * Turns code into assembler text that assembles to the same words, entries, source positions,
 * memories and registers. Constants that only a host can write read back as null.
 */
public final class Disassembler {

  private static final int BYTES_IN_LINE = 16;
  private static final int MOST_GAP = 1 << 20;

  private final CodeView code;
  private final InstructionSet set;
  private final LabelNames labels;
  private final StringBuilder out = new StringBuilder();
  private final BitSet targets = new BitSet();
  private int constantsUsed;
  private boolean constantsInOrder = true;
  private boolean leaderIsImplied = true; // by what is before the position
  private Optional<SourcePosition> last = Optional.empty();

  private Disassembler(CodeView code) {
    this.code = code;
    this.set = code.instructionSet();
    this.labels = new LabelNames(code);
  }

  /** The whole text. */
  public static String disassemble(CodeView code) {
    StringBuilder all = new StringBuilder();
    disassemble(code, all);
    return all.toString();
  }

  /**
   * Writes the text piece by piece.
   *
   * @throws UncheckedIOException if the output fails
   */
  public static void disassemble(CodeView code, Appendable to) {
    try {
      new Disassembler(code).run(to);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void run(Appendable to) throws IOException {
    findTargets();
    header();
    if (out.length() > 0) {
      out.append('\n');
    }
    InstructionText instructions = new InstructionText(code, labels::operand);
    int position = 1;
    while (position < code.end()) {
      if (code.isGap(position)) {
        position = gap(position);
        continue;
      }
      labelsAt(position);
      sourceAt(position);
      out.append("    ");
      instructions.append(position, out);
      out.append('\n');
      leaderIsImplied = set.instruction((int) code.word(position)).readsNext();
      position += code.sizeAt(position);
      flush(to, 1 << 14);
    }
    labelsAt(position);
    flush(to, 0);
  }

  /** Writes words without an instruction; gives the position behind them. */
  private int gap(int position) {
    int end = position;
    while (end < code.end() && end - position < MOST_GAP && code.isGap(end)) {
      end++;
    }
    out.append(".gap ").append(end - position).append('\n');
    leaderIsImplied = false;
    return end;
  }

  private void flush(Appendable to, int most) throws IOException {
    if (out.length() > most) {
      to.append(out);
      out.setLength(0);
    }
  }

  /** Collects the positions that operands and registers name. */
  private void findTargets() {
    int position = 1;
    while (position < code.end()) {
      if (code.isGap(position)) {
        position++;
        continue;
      }
      InstructionInfo instruction = set.instruction((int) code.word(position++));
      for (ImmediateInfo immediate : instruction.immediates()) {
        int length = immediate.array() ? (int) code.word(position++) : 1;
        for (int i = 0; i < length; i++, position++) {
          if (immediate.type() == ValueType.CODE) {
            targets.set((int) code.word(position));
          } else if (immediate.type() == ValueType.REF) {
            useConstant(code.word(position));
          }
        }
      }
    }
    if (code instanceof Code object) {
      object
          .forwards()
          .forEach(
              (entry, body) -> {
                targets.set(entry);
                targets.set(body);
              });
      for (Code.RegisterValue value : object.registers()) {
        if (set.registers().get(value.register()).type() == ValueType.CODE) {
          targets.set((int) value.bits());
        }
      }
    }
  }

  /** Notes whether constants are numbered in the order of their first use. */
  private void useConstant(long number) {
    if (number > constantsUsed) {
      constantsUsed++;
      constantsInOrder &= number == constantsUsed;
    }
  }

  /** Gives constants their numbers where their use would not. */
  private void constants(Code object) {
    if (!constantsInOrder || constantsUsed != object.constants().size()) {
      for (Object constant : object.constants()) {
        out.append(".constant ");
        InstructionText.constant(constant, out);
        out.append('\n');
      }
    }
  }

  private void header() {
    code.entries()
        .keySet()
        .forEach(name -> out.append(".entry ").append(Words.operand(name)).append('\n'));
    if (code instanceof Code object) {
      constants(object);
      object.registers().forEach(this::register);
      new TreeMap<>(object.forwards()).forEach(this::replaced);
      object.memories().forEach(this::memory);
    }
  }

  private void replaced(int entry, int body) {
    out.append(".replace ").append(labels.operand(entry)).append(' ');
    out.append(labels.operand(body)).append('\n');
  }

  private void register(Code.RegisterValue value) {
    var register = set.registers().get(value.register());
    ValueType type = register.type();
    String text =
        switch (type) {
          case CODE -> labels.operand(value.bits());
          case BOOL -> String.valueOf(value.bits() != 0);
          case U64 -> Long.toUnsignedString(value.bits());
          case F32, F64 -> NumberText.literal(type.floatValue(value.bits()));
          default -> String.valueOf(value.bits());
        };
    out.append(".register ").append(Words.name(register.name())).append(' ').append(text);
    out.append('\n');
  }

  private void memory(Code.MemoryRange range) {
    byte[] bytes = range.bytes();
    String name = Words.name(set.memories().get(range.memory()).name());
    for (int i = 0; i < bytes.length; i++) {
      if (i % BYTES_IN_LINE == 0) {
        out.append(i == 0 ? "" : "\n").append(".memory ").append(name);
        out.append(" 0x").append(Long.toHexString(range.address() + i));
      }
      out.append(String.format(" 0x%02x", bytes[i]));
    }
    out.append(bytes.length == 0 ? "" : "\n");
  }

  private void labelsAt(int position) {
    List<String> names = labels.entriesAt(position);
    names.forEach(name -> out.append(Words.name(name)).append(":\n"));
    if (names.isEmpty() && targets.get(position)) {
      out.append(labels.generated(position)).append(":\n");
    } else if (names.isEmpty() && !leaderIsImplied && code.isLeader(position)) {
      out.append(".leader\n");
    }
  }

  /** Writes a source position where it changes. */
  private void sourceAt(int position) {
    Optional<SourcePosition> source = code.source(position);
    if (source.isEmpty() && last.isPresent()) {
      out.append(".source\n");
    } else if (source.isPresent() && !source.equals(last)) {
      out.append(".source ").append(Words.quoted(source.get().file())).append(' ');
      out.append(source.get().line()).append(' ').append(source.get().column()).append('\n');
    }
    last = source;
  }
}
