package org.vmgen.runtime;

import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * How much a machine may use. Immutable; each {@code with} gives a changed copy. A limit above the
 * maximum that the description declares is refused when the machine is made.
 */
public final class Limits {

  /** Slots of each stack. */
  public static final int DEFAULT_STACK = 65_536;

  /** Slots of each region with slots of its own. */
  public static final int DEFAULT_REGION = 1_048_576;

  /** Bytes of each memory. */
  public static final int DEFAULT_MEMORY = 1 << 20;

  /** Words of the code overlay. */
  public static final int DEFAULT_CODE = 1 << 20;

  /** Runs inside externs inside runs. */
  public static final int DEFAULT_NESTING = 16;

  private static final Limits DEFAULTS =
      new Limits(Map.of(), Map.of(), Map.of(), DEFAULT_CODE, DEFAULT_NESTING, Long.MAX_VALUE);

  private final Map<String, Integer> stacks;
  private final Map<String, Integer> regions;
  private final Map<String, Integer> memories;
  private final int code;
  private final int nesting;
  private final long instructions;

  private Limits(
      Map<String, Integer> stacks,
      Map<String, Integer> regions,
      Map<String, Integer> memories,
      int code,
      int nesting,
      long instructions) {
    this.stacks = stacks;
    this.regions = regions;
    this.memories = memories;
    this.code = code;
    this.nesting = nesting;
    this.instructions = instructions;
  }

  public static Limits defaults() {
    return DEFAULTS;
  }

  /**
   * @param slots at least 0
   */
  public Limits withStack(String name, int slots) {
    return new Limits(put(stacks, name, slots), regions, memories, code, nesting, instructions);
  }

  /**
   * @param slots at least 0
   */
  public Limits withRegion(String name, int slots) {
    return new Limits(stacks, put(regions, name, slots), memories, code, nesting, instructions);
  }

  /**
   * The size of a memory.
   *
   * @param bytes at least 0
   */
  public Limits withMemory(String name, int bytes) {
    return new Limits(stacks, regions, put(memories, name, bytes), code, nesting, instructions);
  }

  /**
   * Words of code that may be loaded beyond the code object.
   *
   * @param words at least 0
   */
  public Limits withCode(int words) {
    return new Limits(stacks, regions, memories, notNegative(words), nesting, instructions);
  }

  /**
   * How deep externs may run the machine again.
   *
   * @param runs at least 0
   */
  public Limits withExternNesting(int runs) {
    return new Limits(stacks, regions, memories, code, notNegative(runs), instructions);
  }

  /**
   * The budget of each run until {@link Machine#setBudget} says otherwise.
   *
   * @param count portable instructions, at least 0
   */
  public Limits withInstructions(long count) {
    if (count < 0) {
      throw new IllegalArgumentException("a limit is not negative: " + count);
    }
    return new Limits(stacks, regions, memories, code, nesting, count);
  }

  public int code() {
    return code;
  }

  public int externNesting() {
    return nesting;
  }

  public long instructions() {
    return instructions;
  }

  int stack(StackInfo info) {
    return limit("stack", info.name(), stacks, DEFAULT_STACK, info.max());
  }

  int region(RegionInfo info) {
    return limit("region", info.name(), regions, DEFAULT_REGION, info.max());
  }

  int memory(MemoryInfo info) {
    return limit("memory", info.name(), memories, DEFAULT_MEMORY, info.max());
  }

  /** Refuses limits of state that the machine does not have. */
  void check(InstructionSet set) {
    stacks.keySet().forEach(n -> known(set.stackIndex(n).isPresent(), "stack", n, set));
    regions.keySet().forEach(n -> known(ownRegion(set, n), "region with slots of its own", n, set));
    memories.keySet().forEach(n -> known(set.memoryIndex(n).isPresent(), "memory", n, set));
  }

  private static boolean ownRegion(InstructionSet set, String name) {
    OptionalInt index = set.regionIndex(name);
    return index.isPresent() && set.regions().get(index.getAsInt()).isOwn();
  }

  private static void known(boolean known, String kind, String name, InstructionSet set) {
    if (!known) {
      throw new IllegalArgumentException(
          "the machine " + set.machine() + " has no " + kind + ": " + name);
    }
  }

  private static int limit(
      String kind, String name, Map<String, Integer> chosen, int otherwise, OptionalLong max) {
    long most = max.orElse(Integer.MAX_VALUE);
    Integer asked = chosen.get(name);
    if (asked == null) {
      return (int) Math.min(otherwise, most);
    }
    if (asked > most) {
      throw new IllegalArgumentException(
          "limit " + asked + " of " + kind + " " + name + " is above its maximum " + most);
    }
    return asked;
  }

  private static Map<String, Integer> put(Map<String, Integer> map, String name, int value) {
    Map<String, Integer> copy = new HashMap<>(map);
    copy.put(name, notNegative(value));
    return Map.copyOf(copy);
  }

  private static int notNegative(int value) {
    if (value < 0) {
      throw new IllegalArgumentException("a limit is not negative: " + value);
    }
    return value;
  }
}
