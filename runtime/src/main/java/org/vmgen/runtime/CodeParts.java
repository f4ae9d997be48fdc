package org.vmgen.runtime;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a {@link Code} consists of; readers of images make one.
 *
 * @param words word 0 is unused, see {@link Code}; not copied, not to be changed any more
 * @param leaders the set of leaders as bits; not copied, not to be changed any more
 * @param constants none is null
 * @param forwards positions of replaced entries, and of their new bodies behind them
 */
public record CodeParts(
    InstructionSet set,
    long[] words,
    long[] leaders,
    List<Object> constants,
    Map<String, Integer> entries,
    SourceMap sources,
    List<Code.MemoryRange> memories,
    List<Code.RegisterValue> registers,
    Map<Integer, Integer> forwards,
    Map<String, byte[]> userSections) {

  public CodeParts {
    constants = List.copyOf(constants);
    entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
    memories = Code.MemoryRange.joined(memories);
    registers = List.copyOf(registers);
    forwards = Map.copyOf(forwards);
  }

  CodeParts withState(List<Code.MemoryRange> memories, List<Code.RegisterValue> registers) {
    return new CodeParts(
        set,
        words,
        leaders,
        constants,
        entries,
        sources,
        memories,
        registers,
        forwards,
        userSections);
  }

  CodeParts withUserSections(Map<String, byte[]> sections) {
    return new CodeParts(
        set, words, leaders, constants, entries, sources, memories, registers, forwards, sections);
  }

  /**
   * Tests that words are whole instructions, that immediates lie in the range of their types, that
   * code immediates and entries are leaders and leaders are instructions.
   *
   * @throws IllegalArgumentException with what is wrong
   */
  void check() {
    new CodeCheck(this).run();
  }
}
