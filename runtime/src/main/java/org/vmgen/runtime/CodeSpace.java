package org.vmgen.runtime;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The code of one machine: the shared code object, copied when the first unit is loaded, and the
 * overlay behind it.
 */
final class CodeSpace implements CodeView {

  /** What an engine makes of portable words. */
  interface Translator {
    /** Translates the instructions from one position up to another; no block reaches beyond. */
    void translate(long[] words, int from, int to, long[] leaders, long[] internal);

    /** The word that goes on at another position without being an instruction; 0: nowhere. */
    long forward(int target);
  }

  /**
   * A unit, and what was before it was loaded.
   *
   * @param entry whose new body it is; 0 if it replaced none
   * @param body where that entry went on before; 0 in its own body
   */
  private record Loaded(CodeUnit unit, int entry, int body, int constantBase, boolean leader) {}

  private final Code base;
  private final Translator translator;
  private final int limit;
  private final List<Loaded> units = new ArrayList<>(); // also released ones before the last
  private final Set<CodeUnit> released = Collections.newSetFromMap(new IdentityHashMap<>());
  private final NavigableMap<Integer, Integer> forwards;
  private final NavigableMap<Integer, Long> replaced = new TreeMap<>();
  private final Map<String, Integer> entries;
  private final Map<String, List<Integer>> named = new HashMap<>(); // by units, newest last
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
    forwards = new TreeMap<>(base.forwards());
    entries = new LinkedHashMap<>(base.entries());
  }

  /** The internal form of a code object. */
  static long[] internalForm(Code code, Translator translator) {
    long[] words = code.parts().words();
    long[] leaders = code.parts().leaders();
    long[] internal = new long[words.length + 1];
    int from = 1;
    for (int at = 1; at < words.length; at += code.sizeAt(at)) {
      if (code.isGap(at)) {
        translator.translate(words, from, at, leaders, internal);
        internal[at] = translator.forward(0);
        from = at + 1;
      }
    }
    translator.translate(words, from, words.length, leaders, internal);
    internal[0] = translator.forward(0);
    internal[words.length] = translator.forward(0);
    code.forwards().forEach((entry, body) -> internal[entry] = translator.forward(body));
    return internal;
  }

  int load(CodeUnit unit) {
    return load(unit, 0);
  }

  private int load(CodeUnit unit, int entry) {
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
    boolean leader = isLeader(end);
    for (int leaderOfUnit : unit.leaders()) {
      leaders = LeaderBits.with(leaders, leaderOfUnit);
    }
    translator.translate(words, end, newEnd, leaders, internal);
    internal[newEnd] = translator.forward(0);
    int body = forwards.getOrDefault(entry, 0);
    units.add(new Loaded(unit, entry, body, constantCount, leader));
    addConstants(unit.constants());
    sources().addUnit(unit.position(), unit.sources());
    unit.entries().forEach(this::name);
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
    forward(entry, load(unit, entry));
  }

  private void forward(int entry, int target) {
    if (!forwards.containsKey(entry)) {
      replaced.put(entry, internal[entry]);
    }
    internal[entry] = translator.forward(target);
    forwards.put(entry, target);
  }

  private void name(String name, int position) {
    entries.put(name, position);
    named.computeIfAbsent(name, n -> new ArrayList<>(1)).add(position);
  }

  void release(CodeUnit unit) {
    Optional<Loaded> found = unitAt(unit.position()).filter(loaded -> loaded.unit() == unit);
    if (found.isEmpty() || !released.add(unit)) {
      throw new IllegalArgumentException("the unit at " + unit.position() + " is not loaded");
    }
    int from = unit.position();
    int to = from + unit.size();
    LeaderBits.clear(leaders, from, to);
    forwards.subMap(from, to).clear();
    replaced.subMap(from, to).clear();
    giveBack(found.get());
    unit.entries().forEach(this::forget);
    if (to == end) {
      units.remove(units.size() - 1);
      released.remove(unit);
      sources().truncate(from);
      Arrays.fill(constants, found.get().constantBase(), constantCount, null);
      constantCount = found.get().constantBase();
      LeaderBits.clear(leaders, to, to + 1);
      if (found.get().leader()) {
        leaders = LeaderBits.with(leaders, from);
      }
      end = from;
      internal[end] = translator.forward(0);
    }
  }

  /** The unit that starts at a position, even a released one. */
  private Optional<Loaded> unitAt(int position) {
    int low = 0;
    int high = units.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (units.get(middle).unit().position() < position) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low < units.size() && units.get(low).unit().position() == position
        ? Optional.of(units.get(low))
        : Optional.empty();
  }

  /** Gives the entry that a released unit replaced the body that it had before. */
  private void giveBack(Loaded loaded) {
    int entry = loaded.entry();
    if (entry == 0 || forwards.getOrDefault(entry, 0) != loaded.unit().position()) {
      return;
    }
    int body = loaded.body();
    Optional<Loaded> before = unitAt(body);
    while (before.isPresent() && released.contains(before.get().unit())) {
      body = before.get().body();
      before = unitAt(body);
    }
    if (body != 0) {
      forward(entry, body);
    } else {
      forwards.remove(entry);
      internal[entry] = replaced.remove(entry);
    }
  }

  /** A name that a released unit declared means again what it meant before. */
  private void forget(String name, Integer position) {
    List<Integer> positions = named.get(name);
    positions.remove(positions.lastIndexOf(position));
    entries.remove(name);
    if (!positions.isEmpty()) {
      entries.put(name, positions.get(positions.size() - 1));
      return;
    }
    named.remove(name);
    Optional.ofNullable(base.entries().get(name)).ifPresent(at -> entries.put(name, at));
  }

  /** Where a jump to a position goes on. */
  int forwarded(int position) {
    int at = position;
    while (forwards.containsKey(at)) {
      at = forwards.get(at);
    }
    return at;
  }

  /** The code object and all units as one. */
  CodeParts freeze() {
    CodeFreezer freezer =
        new CodeFreezer(
            base, Arrays.copyOf(words, end), leaders, constantCount, new TreeMap<>(forwards));
    for (Loaded loaded : units) {
      freezer.add(loaded.unit(), released.contains(loaded.unit()));
    }
    return freezer.parts();
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
    return Collections.unmodifiableMap(entries);
  }

  @Override
  public Optional<SourcePosition> source(int position) {
    return sources.orElse(base.sources()).find(position);
  }
}
