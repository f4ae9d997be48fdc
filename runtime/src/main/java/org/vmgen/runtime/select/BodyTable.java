package org.vmgen.runtime.select;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * The bodies that an engine has: for each combination of instructions one or several, which differ
 * in how many items of each cached stack are in registers before and after it. A state of all
 * cached stacks is one number, below {@link #states}.
 */
public final class BodyTable {

  /** In the entry state of a body: whatever the stack's state is, it stays so. */
  public static final int ANY = -1;

  /**
   * What a body costs at most: with it the cost of a block, multiplied by its largest weight, needs
   * less than 63 bits, and in C the cost of a body needs 16.
   */
  public static final int MOST_COST = 0xffff;

  /**
   * What a word of portable code has to be for a combination to fit.
   *
   * @param offset from the combination's first opcode word, in words
   * @param same whether the word equals another one, else a value
   * @param value the value, or the offset of the other word
   */
  public record Test(int offset, boolean same, long value) {}

  /**
   * Several instructions that run as one, or a single one.
   *
   * @param opcode the portable opcode of the first
   * @param parts how many there are, from 1
   * @param tests of all words but the first opcode; each looks at words of the parts only
   */
  public record Combination(int opcode, int parts, List<Test> tests) {
    public Combination {
      tests = List.copyOf(tests);
    }

    /** A single instruction, whatever its immediates are. */
    public static Combination plain(int opcode) {
      return new Combination(opcode, 1, List.of());
    }

    boolean fits(long[] words, int at) {
      for (Test test : tests) {
        long expected = test.same ? words[at + (int) test.value] : test.value;
        if (words[at + test.offset] != expected) {
          return false;
        }
      }
      return true;
    }
  }

  /**
   * One body of a combination.
   *
   * @param label the engine's number of the body
   * @param copies how many of them there are, numbered from the label on
   * @param cost in any unit, from 1 to 65,535
   * @param entry how many items of each cached stack are in registers before it, or {@link #ANY}
   * @param after how many are afterwards; not looked at where the entry is any. Empty if nothing
   *     falls through it.
   */
  public record Body(int label, int copies, int cost, List<Integer> entry, List<Integer> after) {
    public Body {
      requireCost(cost);
      entry = List.copyOf(entry);
      after = List.copyOf(after);
    }
  }

  /**
   * A body in the form in which the selection uses it.
   *
   * @param mask the bits of {@link #packed} that say the states of the stacks that it names
   * @param entry what these bits have to be
   * @param step what is added to the state
   * @param ends whether nothing falls through it: then it counts as if it left the canonical state
   */
  public record Edge(
      int label, int copies, int cost, int mask, int entry, int step, boolean ends) {}

  /** Stands for {@link Builder#bridge}. */
  static final Edge BRIDGE = new Edge(0, 1, 0, 0, 0, 0, true);

  /** A combination with its bodies. */
  public record Choice(Combination combination, List<Edge> edges) {}

  private final List<Integer> caches;
  private final int[] packed;
  private final int canonical;
  private final OptionalInt bridge;
  private final int bridgeCost;
  private final List<List<Choice>> byOpcode;
  private final int mostParts;
  private final int labels;

  private BodyTable(Builder builder) {
    caches = builder.caches;
    packed = pack(caches);
    canonical = number(caches, builder.canonical);
    bridge = builder.bridge;
    bridgeCost = builder.bridgeCost;
    byOpcode = new ArrayList<>();
    int parts = 1;
    int end = bridge.orElse(-1) + 1;
    for (List<Choice> choices : builder.byOpcode) {
      List<Choice> sorted = new ArrayList<>(choices);
      sorted.sort((a, b) -> b.combination.parts - a.combination.parts);
      byOpcode.add(List.copyOf(sorted));
      for (Choice choice : choices) {
        parts = Math.max(parts, choice.combination.parts);
        for (Edge edge : choice.edges) {
          end = Math.max(end, edge.label + edge.copies);
        }
      }
    }
    mostParts = parts;
    labels = end;
  }

  /** The table of an engine that keeps no items in registers. */
  public static Builder builder(int opcodes) {
    return builder(opcodes, List.of(), List.of());
  }

  /**
   * A table without bodies.
   *
   * @param opcodes the number of portable opcodes
   * @param caches how many items each cached stack can have in registers, from 0 to 7
   * @param canonical how many it has at leaders
   * @throws IllegalArgumentException if there are more than 255 states
   */
  public static Builder builder(int opcodes, List<Integer> caches, List<Integer> canonical) {
    return new Builder(opcodes, caches, canonical);
  }

  /** The number of states of the cached stacks. */
  public int states() {
    return packed.length;
  }

  /** The state at leaders. */
  public int canonical() {
    return canonical;
  }

  /** How many items of each cached stack are in registers in a state. */
  public List<Integer> items(int state) {
    List<Integer> items = new ArrayList<>();
    for (int i = 0; i < caches.size(); i++) {
      items.add(packed[state] >>> 3 * i & 7);
    }
    return items;
  }

  /** The state in which so many items of each cached stack are in registers. */
  public int state(List<Integer> items) {
    return number(caches, items);
  }

  /** The most instructions that a body runs. */
  public int mostParts() {
    return mostParts;
  }

  /** One more than the largest number of a body. */
  int labels() {
    return labels;
  }

  /** What can start with an opcode: longer combinations first, else as they were added. */
  public List<Choice> startingWith(int opcode) {
    return byOpcode.get(opcode);
  }

  /** The items of the cached stacks that are in registers, three bits for each. */
  public int packed(int state) {
    return packed[state];
  }

  OptionalInt bridge() {
    return bridge;
  }

  /** What a single instruction costs that no body runs. */
  public int bridgeCost() {
    return bridgeCost;
  }

  private static void requireCost(int cost) {
    if (cost < 1 || cost > MOST_COST) {
      throw new IllegalArgumentException("no cost of a body: " + cost);
    }
  }

  private static int[] pack(List<Integer> caches) {
    int count = 1;
    for (int cache : caches) {
      count *= cache + 1;
      if (cache < 0 || cache > 7 || count > 255) {
        throw new IllegalArgumentException("too many states of cached stacks: " + caches);
      }
    }
    int[] packed = new int[count];
    for (int state = 0; state < count; state++) {
      int rest = state;
      for (int i = 0; i < caches.size(); i++) {
        packed[state] |= rest % (caches.get(i) + 1) << 3 * i;
        rest /= caches.get(i) + 1;
      }
    }
    return packed;
  }

  private static int number(List<Integer> caches, List<Integer> items) {
    int number = 0;
    for (int i = caches.size() - 1; i >= 0; i--) {
      int count = items.get(i);
      if (count < 0 || count > caches.get(i)) {
        throw new IllegalArgumentException("no state of stacks with " + caches + ": " + items);
      }
      number = number * (caches.get(i) + 1) + count;
    }
    return number;
  }

  /** Collects bodies. */
  public static final class Builder {
    private final List<Integer> caches;
    private final List<Integer> canonical;
    private final List<List<Choice>> byOpcode = new ArrayList<>();
    private OptionalInt bridge = OptionalInt.empty();
    private int bridgeCost;

    private Builder(int opcodes, List<Integer> caches, List<Integer> canonical) {
      this.caches = List.copyOf(caches);
      this.canonical = List.copyOf(canonical);
      for (int i = 0; i < opcodes; i++) {
        byOpcode.add(new ArrayList<>());
      }
    }

    /**
     * A combination with all its bodies. Where costs are equal, longer combinations are preferred
     * to shorter ones, then those that are added earlier.
     */
    public Builder add(Combination combination, List<Body> bodies) {
      List<Edge> edges = bodies.stream().map(this::edge).toList();
      byOpcode.get(combination.opcode()).add(new Choice(combination, edges));
      return this;
    }

    /** A combination with a single body, in an engine that keeps no items in registers. */
    public Builder add(Combination combination, int label, int copies, int cost) {
      return add(combination, List.of(new Body(label, copies, cost, List.of(), List.of())));
    }

    /**
     * What runs any single instruction in any state, and leaves the state of leaders.
     *
     * @param label the engine's number of it
     * @param cost as those of bodies
     */
    public Builder bridge(int label, int cost) {
      requireCost(cost);
      bridge = OptionalInt.of(label);
      bridgeCost = cost;
      return this;
    }

    public BodyTable build() {
      return new BodyTable(this);
    }

    private Edge edge(Body body) {
      int mask = 0;
      int entry = 0;
      List<Integer> from = new ArrayList<>();
      List<Integer> to = new ArrayList<>();
      boolean ends = body.after.isEmpty() && !caches.isEmpty();
      for (int i = 0; i < caches.size(); i++) {
        boolean any = body.entry.get(i) == ANY;
        mask |= any ? 0 : 7 << 3 * i;
        entry |= any ? 0 : body.entry.get(i) << 3 * i;
        from.add(any ? 0 : body.entry.get(i));
        to.add(any || ends ? 0 : body.after.get(i));
      }
      int step = number(caches, to) - number(caches, from);
      return new Edge(body.label, body.copies, body.cost, mask, entry, step, ends);
    }
  }
}
