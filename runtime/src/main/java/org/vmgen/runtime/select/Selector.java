package org.vmgen.runtime.select;

import java.util.Arrays;
import java.util.List;
import org.vmgen.runtime.ImmediateInfo;
import org.vmgen.runtime.InstructionInfo;
import org.vmgen.runtime.InstructionSet;
import org.vmgen.runtime.LeaderBits;

/**
 * Selects bodies for portable code: for each extended block those of the least total cost, by the
 * shortest path over (instruction, state of the cached stacks), as Ertl and Gregg do for static
 * superinstructions and stack caching. An extended block reaches from a leader to the next, past an
 * instruction that ends it, or to the {@value #LONGEST_BLOCK}th instruction; between blocks the
 * stacks are in their canonical state. Time is linear in the length of the code.
 *
 * <p>A body counts by {@link #weight} of the place where it starts: what stands behind a
 * conditional branch is executed less often than what stands before it, and a guess without
 * profiles is half as often. So nothing is saved behind the end of a loop at the expense of the
 * loop. The weight is the same on all ways to a place, which leaves the path the shortest one.
 *
 * <p>Of equally cheap paths that is taken whose last body is the longest, then the one that was
 * added first, then the one from the lowest state: the result is the same everywhere.
 */
public final class Selector {

  /** The most instructions that are selected for together. */
  public static final int LONGEST_BLOCK = 128;

  /**
   * How often weights halve at most: with it costs are exact, as a body's takes 16 bits, the length
   * of a block 7, and the weights 32 of the 63 that there are.
   */
  public static final int HALVINGS = 32;

  /** What gets the result, in ascending order of positions. */
  public interface Sink {

    /**
     * The body that runs the instructions from a position on.
     *
     * @param label the engine's number of the body, of the copy that is its turn
     * @param state of the cached stacks before it
     */
    void body(int position, int label, int state);
  }

  private static final long UNREACHED = Long.MAX_VALUE;

  private final BodyTable table;
  private final boolean[] ends;
  private final boolean[] branches;
  private final int[] sizes;
  private final List<InstructionInfo> instructions;
  private final int states;
  private final int[] positions = new int[LONGEST_BLOCK + 1];
  private final long[] weights = new long[LONGEST_BLOCK];
  private final long[] cost;
  private final int[] before;
  private final BodyTable.Edge[] by;
  private final int[] after;
  private final int[] turns;
  private long steps;

  public Selector(BodyTable table, InstructionSet set) {
    this.table = table;
    instructions = set.instructions();
    ends = new boolean[set.size()];
    branches = new boolean[set.size()];
    sizes = new int[set.size()];
    for (InstructionInfo instruction : instructions) {
      ends[instruction.opcode()] = instruction.endsBlock();
      branches[instruction.opcode()] = instruction.branches();
      sizes[instruction.opcode()] =
          instruction.hasArray() ? 0 : 1 + instruction.immediates().size();
    }
    states = table.states();
    int nodes = (LONGEST_BLOCK + 1) * states;
    cost = new long[nodes];
    before = new int[nodes];
    by = new BodyTable.Edge[nodes];
    after = new int[nodes];
    turns = new int[table.labels()];
  }

  /**
   * What costs are multiplied by, in any unit: it halves with each conditional branch, {@value
   * #HALVINGS} times at most.
   *
   * @param branches how many conditional branches stand before the place in its extended block
   */
  public static long weight(int branches) {
    return 1L << HALVINGS - Math.min(branches, HALVINGS);
  }

  /**
   * Selects for the instructions from one position up to another; both are where instructions
   * start, or the end.
   *
   * @param leaders the set of leaders, for {@link LeaderBits#contains}
   */
  public void select(long[] words, int from, int to, long[] leaders, Sink sink) {
    Arrays.fill(turns, 0);
    int at = from;
    while (at < to) {
      int count = 0;
      int before = 0;
      boolean open = true;
      while (open && at < to && count < LONGEST_BLOCK) {
        if (count > 0 && LeaderBits.contains(leaders, at)) {
          break;
        }
        int opcode = (int) words[at];
        positions[count] = at;
        weights[count++] = weight(before);
        before += branches[opcode] ? 1 : 0;
        open = !ends[opcode];
        at += size(words, at);
      }
      block(words, count, sink);
    }
  }

  /** How many bodies have been looked at, each once for each place and state where it fits. */
  public long steps() {
    return steps;
  }

  private int size(long[] words, int at) {
    int opcode = (int) words[at];
    if (sizes[opcode] != 0) {
      return sizes[opcode];
    }
    int size = 1;
    for (ImmediateInfo immediate : instructions.get(opcode).immediates()) {
      size += immediate.array() ? 1 + (int) words[at + size] : 1;
    }
    return size;
  }

  private void block(long[] words, int count, Sink sink) {
    Arrays.fill(cost, 0, (count + 1) * states, UNREACHED);
    cost[table.canonical()] = 0;
    for (int i = 0; i < count; i++) {
      int at = positions[i];
      for (BodyTable.Choice choice : table.startingWith((int) words[at])) {
        steps++;
        BodyTable.Combination combination = choice.combination();
        if (combination.parts() <= count - i && combination.fits(words, at)) {
          extend(i, combination.parts(), choice.edges());
        }
      }
      if (table.bridge().isPresent()) {
        bridge(i);
      }
    }
    int node = count * states + table.canonical();
    if (cost[node] == UNREACHED) {
      throw new IllegalStateException("no bodies for the instructions at " + positions[0]);
    }
    report(node, sink);
  }

  private void extend(int i, int length, List<BodyTable.Edge> edges) {
    for (BodyTable.Edge edge : edges) {
      long own = weights[i] * edge.cost();
      for (int state = 0; state < states; state++) {
        int node = i * states + state;
        if (cost[node] != UNREACHED && (table.packed(state) & edge.mask()) == edge.entry()) {
          steps++;
          int left = edge.ends() ? table.canonical() : state + edge.step();
          relax(node, (i + length) * states + left, edge, cost[node] + own);
        }
      }
    }
  }

  /** Runs a single instruction by what runs all. */
  private void bridge(int i) {
    long own = weights[i] * table.bridgeCost();
    for (int state = 0; state < states; state++) {
      int node = i * states + state;
      if (cost[node] != UNREACHED) {
        steps++;
        int to = (i + 1) * states + table.canonical();
        relax(node, to, BodyTable.BRIDGE, cost[node] + own);
      }
    }
  }

  private void relax(int node, int to, BodyTable.Edge edge, long total) {
    if (total < cost[to]) {
      cost[to] = total;
      before[to] = node;
      by[to] = edge;
    }
  }

  /** Follows the path back, then gives it from its start. */
  private void report(int last, Sink sink) {
    int node = last;
    while (node >= states) {
      after[before[node]] = node;
      node = before[node];
    }
    while (node != last) {
      int next = after[node];
      BodyTable.Edge edge = by[next];
      int label = edge == BodyTable.BRIDGE ? table.bridge().orElseThrow() : turn(edge);
      sink.body(positions[node / states], label, node % states);
      node = next;
    }
  }

  private int turn(BodyTable.Edge edge) {
    if (edge.copies() == 1) {
      return edge.label();
    }
    int turn = turns[edge.label()];
    turns[edge.label()] = turn + 1 == edge.copies() ? 0 : turn + 1;
    return edge.label() + turn;
  }
}
