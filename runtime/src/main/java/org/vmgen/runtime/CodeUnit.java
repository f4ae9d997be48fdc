package org.vmgen.runtime;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Code that a machine can load at run time: instructions whose internal labels are all bound, such
 * as one function. Built by a {@link CodeBuilder} for the place where the machine's code ends then.
 * Immutable.
 */
public final class CodeUnit {

  private final InstructionSet set;
  private final int base;
  private final long[] words;
  private final int[] leaders;
  private final int constantBase;
  private final List<Object> constants;
  private final Map<String, Integer> entries;
  private final SourceMap sources;

  CodeUnit(
      InstructionSet set,
      int base,
      long[] words,
      int[] leaders,
      int constantBase,
      List<Object> constants,
      Map<String, Integer> entries,
      SourceMap sources) {
    this.set = set;
    this.base = base;
    this.words = words;
    this.leaders = leaders;
    this.constantBase = constantBase;
    this.constants = List.copyOf(constants);
    this.entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
    this.sources = sources;
  }

  /** The position of its first instruction, a leader. */
  public int position() {
    return base;
  }

  /** Its size in words. */
  public int size() {
    return words.length;
  }

  /** Positions by name, in order of declaration. */
  public Map<String, Integer> entries() {
    return entries;
  }

  InstructionSet set() {
    return set;
  }

  long[] words() {
    return words;
  }

  int[] leaders() {
    return leaders;
  }

  int constantBase() {
    return constantBase;
  }

  List<Object> constants() {
    return constants;
  }

  SourceMap sources() {
    return sources;
  }
}
