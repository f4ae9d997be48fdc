package org.vmgen.runtime;

import java.util.List;
import java.util.Map;

/**
 * Makes units of portable words, for hosts whose programs compile themselves: words that a program
 * has put together are tested, then loaded.
 */
public final class UnitWords {

  private final Machine machine;
  private final InstructionSet set;
  private final long[] words;
  private final int base;
  private final long[] starts;
  private final long[] leaders;

  private UnitWords(Machine machine, long[] words) {
    this.machine = machine;
    this.words = words;
    set = machine.instructionSet();
    base = machine.codeView().end();
    starts = new long[words.length / 64 + 1];
    leaders = new long[words.length / 64 + 1];
  }

  /**
   * A unit for the place where the machine's code ends now. Leaders are its start, its entries, the
   * targets of its code operands, and what its instructions keep as return positions.
   *
   * @param words as {@link Code} says; code operands are positions in this unit or leaders of what
   *     is loaded, reference operands are constants of what is loaded
   * @param entries positions of this unit by name
   * @throws IllegalArgumentException if they are no code, with what is wrong where
   */
  public static CodeUnit unit(Machine machine, long[] words, Map<String, Integer> entries) {
    UnitWords unit = new UnitWords(machine, words.clone());
    unit.findStarts();
    unit.checkOperands();
    entries.forEach(unit::entry);
    return new CodeUnit(
        machine.instructionSet(),
        unit.base,
        unit.words,
        unit.leaderList(),
        machine.constantCount(),
        List.of(),
        entries,
        new SourceMap());
  }

  private void findStarts() {
    require(words.length > 0, 0, "a unit has at least one instruction");
    mark(leaders, 0);
    int[] sizes = set.sizes();
    boolean[] readsNext = set.readsNext();
    int at = 0;
    while (at < words.length) {
      long opcode = words[at];
      require(opcode >= 0 && opcode < sizes.length, at, "no instruction has the opcode");
      mark(starts, at);
      int next = sizes[(int) opcode] > 0 ? at + sizes[(int) opcode] : endOfArrays(at);
      require(next > at && next <= words.length, at, "the last instruction is cut off");
      if (readsNext[(int) opcode]) {
        mark(leaders, next);
      }
      at = next;
    }
    mark(starts, at);
  }

  /** The index after an instruction with arrays; beyond the words if it is cut off. */
  private int endOfArrays(int at) {
    long next = at + 1;
    for (ImmediateInfo immediate : set.instruction((int) words[at]).immediates()) {
      if (next >= words.length) {
        return words.length + 1;
      }
      long length = immediate.array() ? words[(int) next] : 0;
      next = length < 0 || length > words.length ? words.length + 1 : next + 1 + length;
    }
    return (int) next;
  }

  private void checkOperands() {
    int at = 0;
    while (at < words.length) {
      InstructionInfo instruction = set.instruction((int) words[at++]);
      for (ImmediateInfo immediate : instruction.immediates()) {
        int count = immediate.array() ? (int) words[at++] : 1;
        for (int i = 0; i < count; i++, at++) {
          checkOperand(immediate, at);
        }
      }
    }
  }

  private void checkOperand(ImmediateInfo immediate, int at) {
    long word = words[at];
    switch (immediate.type()) {
      case F64, I64, U64 -> {}
      case F32 -> require(word >>> 32 == 0, at, "no f32");
      case CODE -> target(word, at);
      case REF -> require(word >= 0 && word < machine.constantCount(), at, "no constant");
      default ->
          require(
              immediate.type().normalize(word) == word,
              at,
              "out of the range of " + immediate.type().text());
    }
  }

  private void target(long position, int at) {
    long index = position - base;
    if (index >= 0 && index <= words.length) {
      require(LeaderBits.contains(starts, index), at, "no instruction is at " + position);
      mark(leaders, (int) index);
    } else {
      require(
          position == 0 || machine.codeView().isLeader(position), at, position + " is no leader");
    }
  }

  private void entry(String name, int position) {
    int index = position - base;
    require(
        index >= 0 && index <= words.length && LeaderBits.contains(starts, index),
        Math.max(0, index),
        "entry " + name + " is at no instruction");
    mark(leaders, index);
  }

  private int[] leaderList() {
    int count = 0;
    for (long bits : leaders) {
      count += Long.bitCount(bits);
    }
    int[] list = new int[count];
    int n = 0;
    for (int i = 0; i < leaders.length; i++) {
      for (long bits = leaders[i]; bits != 0; bits &= bits - 1) {
        list[n++] = base + 64 * i + Long.numberOfTrailingZeros(bits);
      }
    }
    return list;
  }

  private static void mark(long[] bits, int index) {
    bits[index >>> 6] |= 1L << index;
  }

  private void require(boolean condition, int index, String problem) {
    if (!condition) {
      throw new IllegalArgumentException("word at " + (base + index) + ": " + problem);
    }
  }
}
