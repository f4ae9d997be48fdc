package org.vmgen.runtime.image;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import org.vmgen.format.ImageFile;
import org.vmgen.runtime.Code;
import org.vmgen.runtime.ImmediateInfo;
import org.vmgen.runtime.InstructionInfo;
import org.vmgen.runtime.InstructionSet;
import org.vmgen.runtime.SourceMap;
import org.vmgen.runtime.SourcePosition;
import org.vmgen.runtime.ValueType;

/** Writes down one code object. */
final class CodeToImage {

  private final Code code;
  private final InstructionSet set;
  private final List<ConstantCodec> codecs;
  private final List<ImageFile.Instruction> used = new ArrayList<>();

  CodeToImage(Code code, List<ConstantCodec> codecs) {
    this.code = code;
    this.set = code.instructionSet();
    this.codecs = codecs;
  }

  ImageFile convert() {
    long[] words = words();
    return new ImageFile(
        set.machine(),
        used,
        words,
        leaders(),
        code.entries().entrySet().stream()
            .map(e -> new ImageFile.Entry(e.getKey(), e.getValue()))
            .toList(),
        code.constants().stream().map(this::constant).toList(),
        code.memories().stream()
            .map(
                m ->
                    new ImageFile.MemoryRange(
                        set.memories().get(m.memory()).name(), m.address(), m.bytes()))
            .toList(),
        code.registers().stream()
            .map(r -> new ImageFile.Register(set.registers().get(r.register()).name(), r.bits()))
            .toList(),
        sources(),
        new TreeMap<>(code.forwards())
            .entrySet().stream().map(e -> new ImageFile.Forward(e.getKey(), e.getValue())).toList(),
        code.userSections(),
        List.of());
  }

  /** The words, opcodes renumbered by first use. */
  private long[] words() {
    int[] number = new int[set.size()];
    Arrays.fill(number, -1);
    long[] words = new long[code.end()];
    int position = 1;
    while (position < words.length) {
      if (code.isGap(position)) {
        words[position++] = Code.GAP;
        continue;
      }
      int opcode = (int) code.word(position);
      if (number[opcode] < 0) {
        number[opcode] = used.size();
        used.add(describe(set, set.instruction(opcode)));
      }
      int end = position + code.sizeAt(position);
      words[position++] = number[opcode];
      while (position < end) {
        words[position] = code.word(position);
        position++;
      }
    }
    return words;
  }

  /** An instruction by what must not change. */
  static ImageFile.Instruction describe(InstructionSet set, InstructionInfo instruction) {
    return new ImageFile.Instruction(
        instruction.mnemonic(),
        set.signature(instruction),
        instruction.immediates().stream()
            .map(i -> new ImageFile.Immediate(type(i), i.array()))
            .toList());
  }

  private static String type(ImmediateInfo immediate) {
    return immediate.type() == ValueType.REF ? immediate.typeName() : immediate.type().text();
  }

  private int[] leaders() {
    int count = 0;
    int[] leaders = new int[16];
    for (int position = 1; position <= code.end(); position++) {
      if (code.isLeader(position)) {
        if (count == leaders.length) {
          leaders = Arrays.copyOf(leaders, 2 * count);
        }
        leaders[count++] = position;
      }
    }
    return Arrays.copyOf(leaders, count);
  }

  private ImageFile.Constant constant(Object constant) {
    if (constant instanceof Long number) {
      return new ImageFile.Constant.Int(number);
    }
    if (constant instanceof Double number) {
      return new ImageFile.Constant.Float(number);
    }
    if (constant instanceof String text) {
      return new ImageFile.Constant.Text(text);
    }
    for (ConstantCodec codec : codecs) {
      if (codec.handles(constant)) {
        return new ImageFile.Constant.Host(codec.name(), codec.write(constant));
      }
    }
    throw new IllegalArgumentException(
        "no codec writes the constant of class " + constant.getClass().getName());
  }

  private List<ImageFile.Source> sources() {
    SourceMap map = code.sources();
    List<ImageFile.Source> sources = new ArrayList<>(map.size());
    for (int i = 0; i < map.size(); i++) {
      SourcePosition source = map.at(i);
      sources.add(
          new ImageFile.Source(map.position(i), source.file(), source.line(), source.column()));
    }
    return sources;
  }
}
