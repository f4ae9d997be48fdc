package org.vmgen.runtime.image;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.vmgen.format.ImageException;
import org.vmgen.format.ImageFile;
import org.vmgen.runtime.Code;
import org.vmgen.runtime.CodeParts;
import org.vmgen.runtime.InstructionInfo;
import org.vmgen.runtime.InstructionSet;
import org.vmgen.runtime.LeaderBits;
import org.vmgen.runtime.SourceMap;

/** Reads one image for one machine. */
final class ImageToCode {

  private final ImageFile image;
  private final InstructionSet set;
  private final List<ConstantCodec> codecs;
  private final List<String> problems = new ArrayList<>();

  ImageToCode(ImageFile image, InstructionSet set, List<ConstantCodec> codecs) {
    this.image = image;
    this.set = set;
    this.codecs = codecs;
  }

  Code convert() throws ImageException {
    if (!image.machine().equals(set.machine())) {
      throw new ImageException(
          "the image is for the machine " + image.machine() + ", not for " + set.machine());
    }
    InstructionInfo[] instructions = instructions();
    List<Object> constants = constants();
    List<Code.MemoryRange> memories = memories();
    List<Code.RegisterValue> registers = registers();
    if (!problems.isEmpty()) {
      throw new ImageException(problems);
    }
    try {
      return new Code(
          new CodeParts(
              set,
              words(instructions),
              leaders(),
              constants,
              entries(),
              sources(),
              memories,
              registers,
              forwards(),
              image.userSections()));
    } catch (IllegalArgumentException e) {
      throw new ImageException("the image is damaged: " + e.getMessage());
    }
  }

  /** The machine's instructions by number in the image. */
  private InstructionInfo[] instructions() {
    InstructionInfo[] result = new InstructionInfo[image.instructions().size()];
    for (int i = 0; i < result.length; i++) {
      ImageFile.Instruction wanted = image.instructions().get(i);
      Optional<InstructionInfo> found = set.mnemonic(wanted.mnemonic());
      if (found.isEmpty()) {
        problems.add("the machine has no instruction " + describe(wanted));
        continue;
      }
      // As texts: equals of records links itself at first use, which is most of the time of a
      // start.
      String has = describe(CodeToImage.describe(set, found.get()));
      if (!has.equals(describe(wanted))) {
        problems.add("the instruction " + describe(wanted) + " has changed: it is now " + has);
      }
      result[i] = found.get();
    }
    return result;
  }

  /** Such as {@code lit #i64 ( -- data.i64 )}. */
  static String describe(ImageFile.Instruction instruction) {
    StringBuilder text = new StringBuilder(instruction.mnemonic());
    for (ImageFile.Immediate immediate : instruction.immediates()) {
      text.append(" #").append(immediate.type()).append(immediate.array() ? "[]" : "");
    }
    return text.append(" ( ").append(instruction.effect()).append(" )").toString();
  }

  private List<Object> constants() {
    List<Object> constants = new ArrayList<>();
    for (ImageFile.Constant constant : image.constants()) {
      if (constant instanceof ImageFile.Constant.Int number) {
        constants.add(number.value());
      } else if (constant instanceof ImageFile.Constant.Float number) {
        constants.add(number.value());
      } else if (constant instanceof ImageFile.Constant.Text text) {
        constants.add(text.value());
      } else if (constant instanceof ImageFile.Constant.Host host) {
        constants.add(host(host, constants.size() + 1));
      }
    }
    return constants;
  }

  private Object host(ImageFile.Constant.Host host, int number) {
    for (ConstantCodec codec : codecs) {
      if (codec.name().equals(host.reader())) {
        return read(codec, host, number);
      }
    }
    problems.add(
        "constant " + number + " needs the reader " + host.reader() + ", which is missing");
    return "";
  }

  private Object read(ConstantCodec codec, ImageFile.Constant.Host host, int number) {
    try {
      return codec.read(host.bytes());
    } catch (RuntimeException e) {
      problems.add("the reader " + host.reader() + " refuses constant " + number + ": " + e);
      return "";
    }
  }

  private List<Code.MemoryRange> memories() {
    List<Code.MemoryRange> result = new ArrayList<>();
    for (ImageFile.MemoryRange range : image.memories()) {
      OptionalInt index = set.memoryIndex(range.memory());
      if (index.isEmpty()) {
        problems.add("the machine has no memory " + range.memory());
      } else {
        result.add(new Code.MemoryRange(index.getAsInt(), range.address(), range.bytes()));
      }
    }
    return result;
  }

  private List<Code.RegisterValue> registers() {
    List<Code.RegisterValue> result = new ArrayList<>();
    for (ImageFile.Register register : image.registers()) {
      OptionalInt index = set.registerIndex(register.name());
      if (index.isEmpty()) {
        problems.add("the machine has no register " + register.name());
      } else {
        result.add(new Code.RegisterValue(index.getAsInt(), register.bits()));
      }
    }
    return result;
  }

  /** The words with the machine's opcodes. */
  private long[] words(InstructionInfo[] instructions) {
    long[] words = image.words().clone();
    int position = 1;
    while (position < words.length) {
      long number = words[position];
      if (number == Code.GAP) {
        position++;
        continue;
      }
      if (number < 0 || number >= instructions.length) {
        throw new IllegalArgumentException("there is no instruction at " + position);
      }
      InstructionInfo instruction = instructions[(int) number];
      words[position++] = instruction.opcode();
      for (var immediate : instruction.immediates()) {
        long size = 1;
        if (immediate.array()) {
          size = position < words.length ? 1 + words[position] : 1;
        }
        if (size < 1 || size > words.length - position) {
          throw new IllegalArgumentException("its last instruction is cut off");
        }
        position += (int) size;
      }
    }
    return words;
  }

  private long[] leaders() {
    long[] bits = new long[image.words().length / 64 + 1];
    for (int leader : image.leaders()) {
      if (leader < 1 || leader > image.words().length) {
        throw new IllegalArgumentException("leader " + leader + " lies outside the code");
      }
      bits = LeaderBits.with(bits, leader);
    }
    return bits;
  }

  private Map<String, Integer> entries() {
    Map<String, Integer> entries = new LinkedHashMap<>();
    image.entries().forEach(e -> entries.put(e.name(), e.position()));
    return entries;
  }

  private SourceMap sources() {
    SourceMap map = new SourceMap();
    int last = 0;
    for (ImageFile.Source source : image.sources()) {
      if (source.position() <= last) {
        throw new IllegalArgumentException("source positions do not ascend");
      }
      last = source.position();
      map.add(last, source.file(), source.line(), source.column());
    }
    return map;
  }

  private Map<Integer, Integer> forwards() {
    Map<Integer, Integer> forwards = new HashMap<>();
    image.forwards().forEach(f -> forwards.put(f.from(), f.to()));
    return forwards;
  }
}
