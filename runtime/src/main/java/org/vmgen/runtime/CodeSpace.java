package org.vmgen.runtime;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The code of one machine: the shared code object, copied when the first unit is loaded, and the
 * overlay behind it.
 */
final class CodeSpace implements CodeView {

  /** What an engine makes of portable words. */
  interface Translator {
    /** Translates the instructions from one position up to another. */
    void translate(long[] words, int from, int to, long[] internal);

    /** The word that goes on at another position without being an instruction; 0: nowhere. */
    long forward(int target);
  }

  /** What was before a unit was loaded. */
  private record Loaded(CodeUnit unit, int constantBase, boolean leader) {}

  private final Code base;
  private final Translator translator;
  private final int limit;
  private final Deque<Loaded> units = new ArrayDeque<>();
  private final Map<Integer, Integer> forwards;
  private final Map<String, Integer> entries;
  private Optional<SourceMap> sources = Optional.empty();
  private boolean shared = true;
  private long[] words;
  private int end;

  long[] internal;
  long[] leaders;
  Object[] constants;
  int constantCount;

  CodeSpace(Code base, long[] internal, Translator translator, int limit) {
    this.base = base;
    this.translator = translator;
    this.limit = limit;
    this.internal = internal;
    words = base.parts().words();
    end = words.length;
    leaders = base.parts().leaders();
    constantCount = base.constants().size() + 1;
    constants = new Object[constantCount];
    for (int i = 1; i < constantCount; i++) {
      constants[i] = base.constants().get(i - 1);
    }
    forwards = new LinkedHashMap<>(base.forwards());
    entries = new LinkedHashMap<>(base.entries());
  }

  /** The internal form of a code object. */
  static long[] internalForm(Code code, Translator translator) {
    long[] words = code.parts().words();
    long[] internal = new long[words.length + 1];
    translator.translate(words, 1, words.length, internal);
    internal[0] = translator.forward(0);
    internal[words.length] = translator.forward(0);
    code.forwards().forEach((from, to) -> internal[from] = translator.forward(to));
    return internal;
  }

  int load(CodeUnit unit) {
    if (unit.position() != end || unit.constantBase() != constantCount) {
      throw new IllegalArgumentException(
          "the unit was built for position "
              + unit.position()
              + ", but code ends at "
              + end
              + ": build units after the one before is loaded");
    }
    if (end - base.end() + (long) unit.size() > limit) {
      throw new IllegalStateException("the code overlay is full: its limit is " + limit + " words");
    }
    int newEnd = end + unit.size();
    reserve(newEnd);
    System.arraycopy(unit.words(), 0, words, end, unit.size());
    translator.translate(words, end, newEnd, internal);
    internal[newEnd] = translator.forward(0);
    boolean leader = isLeader(end);
    for (int leaderOfUnit : unit.leaders()) {
      leaders = LeaderBits.with(leaders, leaderOfUnit);
    }
    units.addLast(new Loaded(unit, constantCount, leader));
    addConstants(unit.constants());
    sources().addAll(unit.sources());
    entries.putAll(unit.entries());
    end = newEnd;
    return unit.position();
  }

  private void reserve(int newEnd) {
    if (shared || newEnd > words.length) {
      int capacity = Math.max(newEnd, Math.max(words.length + words.length / 2, 256));
      words = Arrays.copyOf(words, capacity);
      internal = Arrays.copyOf(internal, capacity + 1);
    }
    if (shared) {
      leaders = leaders.clone();
      shared = false;
    }
  }

  private void addConstants(List<Object> added) {
    if (constants.length < constantCount + added.size()) {
      constants =
          Arrays.copyOf(constants, Math.max(constantCount + added.size(), 2 * constantCount));
    }
    for (Object constant : added) {
      constants[constantCount++] = constant;
    }
  }

  private SourceMap sources() {
    if (sources.isEmpty()) {
      sources = Optional.of(base.sources().copy());
    }
    return sources.get();
  }

  void replace(int entry, CodeUnit unit) {
    if (!isLeader(entry) || entry >= end) {
      throw new IllegalArgumentException(
          "position " + entry + " is no leader: nothing enters there");
    }
    int target = load(unit);
    internal[entry] = translator.forward(target);
    forwards.put(entry, target);
  }

  void release(CodeUnit unit) {
    if (units.stream().noneMatch(loaded -> loaded.unit() == unit)) {
      throw new IllegalArgumentException("the unit at " + unit.position() + " is not loaded");
    }
    int from = unit.position();
    int to = from + unit.size();
    LeaderBits.clear(leaders, from, to);
    entries.values().removeIf(position -> position >= from && position < to);
    forwards.entrySet().removeIf(forward -> releaseForward(forward, from, to));
    if (to == end) {
      Loaded last = units.removeLast();
      sources().truncate(from);
      Arrays.fill(constants, last.constantBase(), constantCount, null);
      constantCount = last.constantBase();
      LeaderBits.clear(leaders, to, to + 1);
      if (last.leader()) {
        leaders = LeaderBits.with(leaders, from);
      }
      end = from;
      internal[end] = translator.forward(0);
    }
  }

  /** A forward into released code is taken back: the plain word of the entry is put in again. */
  private boolean releaseForward(Map.Entry<Integer, Integer> forward, int from, int to) {
    int entry = forward.getKey();
    int target = forward.getValue();
    if (target >= from && target < to && (entry < from || entry >= to)) {
      translator.translate(words, entry, entry + sizeAt(entry), internal);
    }
    return target >= from && target < to || entry >= from && entry < to;
  }

  /** Where a jump to a position goes on. */
  int forwarded(int position) {
    int at = position;
    while (forwards.containsKey(at)) {
      at = forwards.get(at);
    }
    return at;
  }

  Code freeze() {
    List<Object> list = new ArrayList<>();
    for (int i = 1; i < constantCount; i++) {
      list.add(constants[i]);
    }
    return Code.trusted(
        new CodeParts(
            instructionSet(),
            Arrays.copyOf(words, end),
            leaders.clone(),
            list,
            entries,
            sources.map(SourceMap::copy).orElse(base.sources()),
            base.memories(),
            base.registers(),
            forwards,
            base.userSections()));
  }

  @Override
  public InstructionSet instructionSet() {
    return base.instructionSet();
  }

  @Override
  public long word(int position) {
    return words[position];
  }

  @Override
  public int end() {
    return end;
  }

  @Override
  public boolean isLeader(long position) {
    return LeaderBits.contains(leaders, position);
  }

  @Override
  public Object constant(int index) {
    return constants[index];
  }

  @Override
  public Map<String, Integer> entries() {
    return java.util.Collections.unmodifiableMap(entries);
  }

  @Override
  public Optional<SourcePosition> source(int position) {
    return sources.orElse(base.sources()).find(position);
  }
}
