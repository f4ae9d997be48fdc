package org.vmgen.runtime;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes one code object of a code object and the units that a machine loaded. Positions stay. Of a
 * released unit only a gap is left; what named it in other code is null.
 */
final class CodeFreezer {

  private final Code base;
  private final long[] words;
  private final long[] leaders;
  private final Map<Integer, Integer> forwards;
  private final List<Object> constants;
  private final Map<String, Integer> entries;
  private final SourceMap sources;
  private final int[] numbers; // of constants now, by their numbers before; 0 if released
  private boolean gaps;

  /**
   * @param words of base and all units; changed and kept
   * @param leaders of base and all units that are not released
   * @param constantCount the number behind that of the last constant of base and all units
   */
  CodeFreezer(
      Code base, long[] words, long[] leaders, int constantCount, Map<Integer, Integer> forwards) {
    this.base = base;
    this.words = words;
    this.leaders = Arrays.copyOf(leaders, words.length / 64 + 1);
    this.forwards = forwards;
    constants = new ArrayList<>(base.constants());
    entries = new LinkedHashMap<>(base.entries());
    sources = base.sources().copy();
    numbers = new int[constantCount];
    for (int i = 1; i <= constants.size(); i++) {
      numbers[i] = i;
    }
  }

  /** Adds the next unit, in the order of positions. */
  void add(CodeUnit unit, boolean released) {
    int start = unit.position();
    int number = unit.constantBase();
    if (released) {
      Arrays.fill(words, start, start + unit.size(), Code.GAP);
      gaps = true;
      return;
    }
    for (Object constant : unit.constants()) {
      constants.add(constant);
      numbers[number++] = constants.size();
    }
    entries.putAll(unit.entries());
    sources.addUnit(start, unit.sources());
  }

  CodeParts parts() {
    if (gaps) {
      eachOperand(this::renew);
    }
    return new CodeParts(
        base.instructionSet(),
        words,
        leaders,
        constants,
        entries,
        sources,
        base.memories(),
        base.registers(),
        forwards,
        base.userSections());
  }

  /** Makes an operand null that names something released; constants have new numbers. */
  private void renew(ValueType type, int at) {
    if (type == ValueType.CODE && !LeaderBits.contains(leaders, words[at])) {
      words[at] = 0;
    } else if (type == ValueType.REF) {
      words[at] = numbers[(int) words[at]];
    }
  }

  private interface OperandAction {
    void apply(ValueType type, int at);
  }

  private void eachOperand(OperandAction action) {
    int at = 1;
    while (at < words.length) {
      long opcode = words[at++];
      if (opcode == Code.GAP) {
        continue;
      }
      for (ImmediateInfo immediate : base.instructionSet().instruction((int) opcode).immediates()) {
        long count = immediate.array() ? words[at++] : 1;
        for (long i = 0; i < count; i++) {
          action.apply(immediate.type(), at++);
        }
      }
    }
  }
}
