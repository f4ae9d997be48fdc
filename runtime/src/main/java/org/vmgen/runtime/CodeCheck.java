package org.vmgen.runtime;

import java.util.Map;

/** Tests that the parts of a code object fit together. */
final class CodeCheck {

  private final CodeParts parts;
  private final InstructionSet set;
  private final long[] words;

  CodeCheck(CodeParts parts) {
    this.parts = parts;
    this.set = parts.set();
    this.words = parts.words();
  }

  void run() {
    require(words.length >= 1 && words[0] == 0, "word 0 of code must be 0");
    long[] starts = starts();
    starts[words.length >>> 6] |= 1L << words.length; // what a call at the end of code leaves
    long[] leaders = parts.leaders();
    for (int i = 0; i < leaders.length; i++) {
      long stray = leaders[i] & ~(i < starts.length ? starts[i] : 0);
      if (stray != 0) {
        int first = i * 64 + Long.numberOfTrailingZeros(stray);
        throw new IllegalArgumentException(
            "leader " + first + " is not the position of an instruction");
      }
    }
    for (Map.Entry<String, Integer> entry : parts.entries().entrySet()) {
      if (!LeaderBits.contains(leaders, entry.getValue())) {
        throw new IllegalArgumentException(
            "entry " + entry.getKey() + " at " + entry.getValue() + " is not a leader");
      }
    }
    parts.forwards().forEach(this::forward);
    parts.memories().forEach(this::memory);
    parts.registers().forEach(this::register);
  }

  private void forward(int from, int to) {
    require(
        LeaderBits.contains(parts.leaders(), from) && LeaderBits.contains(parts.leaders(), to),
        "replaced entry " + from + " goes on at " + to + ", and not both are leaders");
    require(
        from < to && to < words.length,
        "replaced entry " + from + " goes on at " + to + ", where no code behind it is");
  }

  private void memory(Code.MemoryRange range) {
    require(
        range.memory() >= 0 && range.memory() < set.memories().size() && range.address() >= 0,
        "the machine " + set.machine() + " has no such memory range");
  }

  private void register(Code.RegisterValue value) {
    require(
        value.register() >= 0 && value.register() < set.registers().size(),
        "the machine " + set.machine() + " has no register " + value.register());
    RegisterInfo register = set.registers().get(value.register());
    long bits = value.bits();
    boolean fits =
        switch (register.type()) {
          case F64, I64, U64 -> true;
          case F32 -> bits >>> 32 == 0;
          case CODE -> bits == 0 || LeaderBits.contains(parts.leaders(), bits);
          case REF -> bits == 0;
          default -> register.type().normalize(bits) == bits;
        };
    require(fits, "the value of register " + register.name() + " is out of range");
  }

  /** Walks over all instructions. */
  private long[] starts() {
    long[] starts = new long[words.length / 64 + 1];
    int position = 1;
    while (position < words.length) {
      if (words[position] == Code.GAP) {
        position++;
      } else {
        starts[position >>> 6] |= 1L << position;
        position = instruction(position);
      }
    }
    return starts;
  }

  private int instruction(int position) {
    long opcode = words[position];
    if (opcode < 0 || opcode >= set.size()) {
      throw new IllegalArgumentException("no instruction has the opcode at " + position);
    }
    InstructionInfo info = set.instruction((int) opcode);
    int at = position + 1;
    for (ImmediateInfo immediate : info.immediates()) {
      long count = 1;
      if (immediate.array()) {
        count = at < words.length ? words[at++] : -1;
      }
      if (count < 0 || count > words.length - at) {
        throw new IllegalArgumentException("the instruction at " + position + " is cut off");
      }
      for (long i = 0; i < count; i++) {
        value(immediate, words[at++], position);
      }
    }
    return at;
  }

  private void value(ImmediateInfo immediate, long word, int position) {
    boolean fits =
        switch (immediate.type()) {
          case F64, I64, U64 -> true;
          case F32 -> word >>> 32 == 0;
          case CODE -> word == 0 || LeaderBits.contains(parts.leaders(), word);
          case REF -> word >= 0 && word <= parts.constants().size();
          default -> immediate.type().normalize(word) == word;
        };
    if (!fits) {
      throw new IllegalArgumentException(
          immediate.name() + " at " + position + " " + problem(immediate.type(), word));
    }
  }

  private static String problem(ValueType type, long word) {
    return switch (type) {
      case F32 -> "is no f32";
      case CODE -> "names " + word + ", which is no leader";
      case REF -> "names a constant that does not exist";
      default -> "is out of the range of " + type.text();
    };
  }

  /** For what is seldom tested: the message is made in any case. */
  private static void require(boolean condition, String message) {
    if (!condition) {
      throw new IllegalArgumentException(message);
    }
  }
}
