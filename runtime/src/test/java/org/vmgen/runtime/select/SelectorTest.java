package org.vmgen.runtime.select;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.vmgen.runtime.LeaderBits;
import org.vmgen.runtime.select.BodyTable.Body;
import org.vmgen.runtime.select.BodyTable.Combination;

class SelectorTest {

  private static final int LIT = Shape.LIT;
  private static final int ADD = Shape.ADD;
  private static final int DUP = Shape.DUP;
  private static final int BRANCH = Shape.BRANCH;
  private static final int JUMP = Shape.JUMP;
  private static final int TABLE = Shape.TABLE;
  private static final long[] NO_LEADERS = {0};

  private static BodyTable.Builder plain() {
    BodyTable.Builder table = BodyTable.builder(Shape.SET.size());
    for (int opcode = 0; opcode < Shape.SET.size(); opcode++) {
      table.add(Combination.plain(opcode), opcode, 1, 10);
    }
    return table;
  }

  private static Combination litAdd() {
    return new Combination(LIT, 2, List.of(new BodyTable.Test(2, false, ADD)));
  }

  /** A combination of instructions without immediates. */
  private static Combination sequence(int... opcodes) {
    List<BodyTable.Test> tests = new ArrayList<>();
    for (int part = 1; part < opcodes.length; part++) {
      tests.add(new BodyTable.Test(part, false, opcodes[part]));
    }
    return new Combination(opcodes[0], opcodes.length, tests);
  }

  private static String select(BodyTable table, long[] leaders, long... words) {
    StringBuilder text = new StringBuilder();
    new Selector(table, Shape.SET)
        .select(
            words,
            1,
            words.length,
            leaders,
            (position, label, state) ->
                text.append(position)
                    .append(':')
                    .append(label)
                    .append('/')
                    .append(state)
                    .append(' '));
    return text.toString().strip();
  }

  @Test
  void aCombinationIsTakenWhereItCostsLess() {
    BodyTable table = plain().add(litAdd(), 10, 1, 12).build();

    assertThat(select(table, NO_LEADERS, 0, LIT, 7, ADD, LIT, 8, DUP))
        .isEqualTo("1:10/0 4:0/0 6:2/0");
  }

  @Test
  void aLeaderInsideKeepsACombinationAway() {
    BodyTable table = plain().add(litAdd(), 10, 1, 12).build();

    assertThat(select(table, LeaderBits.with(new long[1], 3), 0, LIT, 7, ADD))
        .isEqualTo("1:0/0 3:1/0");
  }

  @Test
  void nothingReachesBeyondAnInstructionThatEndsABlock() {
    BodyTable table =
        plain()
            .add(new Combination(JUMP, 2, List.of(new BodyTable.Test(2, false, ADD))), 10, 1, 1)
            .build();

    assertThat(select(table, NO_LEADERS, 0, JUMP, 1, ADD)).isEqualTo("1:4/0 3:1/0");
  }

  @Test
  void bindingsAndEqualOperandsAreTested() {
    BodyTable table =
        plain()
            .add(new Combination(LIT, 1, List.of(new BodyTable.Test(1, false, -1))), 10, 1, 9)
            .add(
                new Combination(
                    LIT,
                    2,
                    List.of(new BodyTable.Test(2, false, LIT), new BodyTable.Test(3, true, 1))),
                11,
                1,
                9)
            .build();

    assertThat(select(table, NO_LEADERS, 0, LIT, -1, LIT, 5, LIT, 5, LIT, 6))
        .isEqualTo("1:10/0 3:11/0 7:0/0");
  }

  @Test
  void arraysAreSteppedOver() {
    BodyTable table = plain().add(litAdd(), 10, 1, 12).build();

    assertThat(select(table, NO_LEADERS, 0, TABLE, 3, LIT, 0, ADD, LIT, 1, ADD))
        .isEqualTo("1:5/0 6:10/0");
  }

  @Test
  void ofEquallyCheapPathsTheLongestLastBodyIsTakenThenTheEarlierOne() {
    BodyTable.Builder table =
        BodyTable.builder(Shape.SET.size()).add(Combination.plain(ADD), 1, 1, 5);
    Combination pair = new Combination(ADD, 2, List.of(new BodyTable.Test(1, false, ADD)));
    table.add(pair, 10, 1, 10).add(pair, 11, 1, 10);

    assertThat(select(table.build(), NO_LEADERS, 0, ADD, ADD, ADD)).isEqualTo("1:1/0 2:10/0");
  }

  /** A loop of two instructions: its end goes with what stands before it or with what follows. */
  @Test
  void nothingIsSavedBehindALoopAtTheExpenseOfTheLoop() {
    BodyTable table =
        plain()
            .add(sequence(BRANCH, DUP, DUP), 11, 1, 10)
            .add(sequence(ADD, BRANCH), 10, 1, 10)
            .build();

    assertThat(select(table, NO_LEADERS, 0, ADD, BRANCH, DUP)).isEqualTo("1:10/0 3:2/0");
    // 10 + 5 + 5 against 10 + 10: the longer last body decides.
    assertThat(select(table, NO_LEADERS, 0, ADD, BRANCH, DUP, DUP)).isEqualTo("1:1/0 2:11/0");
  }

  @Test
  void eachFurtherConditionalBranchHalvesWhatStandsBehindIt() {
    BodyTable table =
        plain()
            .add(sequence(BRANCH, DUP, DUP), 11, 1, 10)
            .add(sequence(BRANCH, BRANCH), 10, 1, 10)
            .build();

    // 10 + 2.5 + 2.5 against 10 + 5.
    assertThat(select(table, NO_LEADERS, 0, BRANCH, BRANCH, DUP, DUP)).isEqualTo("1:3/0 2:11/0");
    // 10 + 1.25 + 1.25 + 2.5 against 10 + 5 + 1.25, and 10 + 5 + 1.25.
    assertThat(select(table, NO_LEADERS, 0, BRANCH, BRANCH, BRANCH, DUP, DUP))
        .isEqualTo("1:10/0 3:11/0");
  }

  /** A combination that goes over the end of a loop is started as often as the loop runs. */
  @Test
  void aBodyCountsByWhereItStarts() {
    BodyTable table = plain().add(sequence(ADD, BRANCH, DUP, DUP), 10, 1, 31).build();

    assertThat(select(table, NO_LEADERS, 0, ADD, BRANCH, DUP, DUP))
        .isEqualTo("1:1/0 2:3/0 3:2/0 4:2/0");
  }

  @Test
  void costsAreExactInTheLongestBlockOfTheMostExpensiveBodies() {
    BodyTable.Builder builder = BodyTable.builder(Shape.SET.size());
    builder.add(Combination.plain(BRANCH), 3, 1, 0xffff);
    builder.add(Combination.plain(ADD), 1, 1, 0xffff);
    builder.add(sequence(ADD, ADD), 10, 1, 0xfffe);
    BodyTable table = builder.build();
    long[] words = new long[Selector.LONGEST_BLOCK];
    Arrays.fill(words, 0, words.length / 2, ADD);
    Arrays.fill(words, words.length / 2, words.length - 2, BRANCH);
    Arrays.fill(words, words.length - 2, words.length, ADD);
    List<Integer> labels = new ArrayList<>();
    new Selector(table, Shape.SET)
        .select(words, 0, words.length, NO_LEADERS, (at, label, state) -> labels.add(label));

    List<Integer> expected = new ArrayList<>(Collections.nCopies(32, 10));
    expected.addAll(Collections.nCopies(62, 3));
    expected.add(10);
    assertThat(labels).isEqualTo(expected);
  }

  @Test
  void costsThatWouldNotBeExactAreRefused() {
    assertThatThrownBy(() -> plain().add(litAdd(), 10, 1, 0x10000))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("no cost of a body: 65536");
  }

  @Test
  void copiesTakeTurns() {
    BodyTable table = plain().add(litAdd(), 10, 3, 1).build();

    assertThat(select(table, NO_LEADERS, 0, LIT, 7, ADD, LIT, 7, ADD, LIT, 7, ADD, LIT, 7, ADD))
        .isEqualTo("1:10/0 4:11/0 7:12/0 10:10/0");
  }

  @Test
  void statesOfCachedStacksAreChosenTogetherWithBodies() {
    BodyTable table =
        BodyTable.builder(Shape.SET.size(), List.of(1), List.of(0))
            .add(
                Combination.plain(LIT),
                List.of(
                    new Body(0, 1, 14, List.of(0), List.of(0)),
                    new Body(1, 1, 11, List.of(0), List.of(1)),
                    new Body(2, 1, 12, List.of(1), List.of(1))))
            .add(
                Combination.plain(ADD),
                List.of(
                    new Body(3, 1, 16, List.of(0), List.of(0)),
                    new Body(4, 1, 13, List.of(1), List.of(1)),
                    new Body(5, 1, 14, List.of(1), List.of(0))))
            .build();

    assertThat(select(table, NO_LEADERS, 0, LIT, 1, LIT, 2, ADD)).isEqualTo("1:1/0 3:2/1 5:5/1");
  }

  @Test
  void theBridgeRunsWhatNoBodyRuns() {
    BodyTable table =
        BodyTable.builder(Shape.SET.size(), List.of(1), List.of(1))
            .add(Combination.plain(DUP), List.of(new Body(0, 1, 10, List.of(1), List.of(1))))
            .bridge(9, 100)
            .build();

    assertThat(select(table, NO_LEADERS, 0, DUP, ADD, DUP)).isEqualTo("1:0/1 2:9/1 3:0/1");
  }

  // ---- against exhaustive search ----------------------------------------------------------------

  /** Bodies of random combinations of opcodes without immediates, for random states. */
  private static BodyTable random(Random random, List<Integer> caches, Costs costs) {
    List<Integer> canonical = caches.stream().map(most -> random.nextInt(most + 1)).toList();
    BodyTable.Builder table = BodyTable.builder(Shape.SET.size(), caches, canonical);
    costs.canonical = canonical;
    int label = 0;
    for (int i = 0; i < 12; i++) {
      int parts = 1 + random.nextInt(4);
      List<Integer> opcodes = random.ints(parts, ADD, BRANCH + 1).boxed().toList();
      List<Body> bodies = new ArrayList<>();
      for (int k = random.nextInt(6); k >= 0; k--) {
        List<Integer> entry = new ArrayList<>();
        List<Integer> after = new ArrayList<>();
        for (int most : caches) {
          entry.add(random.nextInt(most + 2) - 1);
          after.add(random.nextInt(most + 1));
        }
        bodies.add(
            new Body(
                label++,
                1,
                1 + random.nextInt(30),
                entry,
                random.nextInt(8) == 0 ? List.of() : after));
      }
      table.add(sequence(opcodes.stream().mapToInt(opcode -> opcode).toArray()), bodies);
      costs.add(opcodes, bodies);
    }
    costs.bridge = 40;
    return table.bridge(1000, costs.bridge).build();
  }

  /** What bodies cost, and the least cost of a block by trying all ways. */
  private static final class Costs {
    private final List<List<Integer>> opcodes = new ArrayList<>();
    private final List<Body> bodies = new ArrayList<>();
    private List<Integer> canonical;
    private int bridge;

    void add(List<Integer> combination, List<Body> variants) {
      for (Body body : variants) {
        opcodes.add(combination);
        bodies.add(body);
      }
    }

    /** Blocks are of at most six instructions: costs are in 64ths. */
    private static int weight(List<Integer> code, int at) {
      return 64 >> Collections.frequency(code.subList(0, at), BRANCH);
    }

    int best(List<Integer> code, int at, List<Integer> state) {
      if (at == code.size()) {
        return state.equals(canonical) ? 0 : 1_000_000;
      }
      int weight = weight(code, at);
      int best = weight * bridge + best(code, at + 1, canonical);
      for (int k = 0; k < bodies.size(); k++) {
        int end = at + opcodes.get(k).size();
        if (end <= code.size()
            && code.subList(at, end).equals(opcodes.get(k))
            && enters(bodies.get(k), state)) {
          int rest = best(code, end, after(bodies.get(k), state));
          best = Math.min(best, weight * bodies.get(k).cost() + rest);
        }
      }
      return best;
    }

    private boolean enters(Body body, List<Integer> state) {
      for (int i = 0; i < state.size(); i++) {
        if (body.entry().get(i) != BodyTable.ANY && !body.entry().get(i).equals(state.get(i))) {
          return false;
        }
      }
      return true;
    }

    private List<Integer> after(Body body, List<Integer> state) {
      if (body.after().isEmpty() && !state.isEmpty()) {
        return canonical;
      }
      List<Integer> after = new ArrayList<>();
      for (int i = 0; i < state.size(); i++) {
        boolean any = body.entry().get(i) == BodyTable.ANY;
        after.add(any ? state.get(i) : body.after().get(i));
      }
      return after;
    }

    /** The cost of a selection, which must be one that can run. */
    int of(BodyTable table, List<Integer> code, List<int[]> selected) {
      int total = 0;
      int at = 0;
      List<Integer> state = canonical;
      for (int[] body : selected) {
        assertThat(body[0]).isEqualTo(at);
        assertThat(table.items(body[2])).isEqualTo(state);
        if (body[1] == 1000) {
          total += weight(code, at) * bridge;
          at++;
          state = canonical;
          continue;
        }
        List<Integer> combination = opcodes.get(body[1]);
        assertThat(code.subList(at, at + combination.size())).isEqualTo(combination);
        assertThat(enters(bodies.get(body[1]), state)).isTrue();
        total += weight(code, at) * bodies.get(body[1]).cost();
        at += combination.size();
        state = after(bodies.get(body[1]), state);
      }
      assertThat(at).isEqualTo(code.size());
      assertThat(state).isEqualTo(canonical);
      return total;
    }
  }

  @Test
  void exhaustiveSearchFindsNothingCheaper() {
    Random random = new Random(4);
    for (int round = 0; round < 400; round++) {
      List<Integer> caches = random.ints(random.nextInt(3), 0, 4).boxed().toList();
      Costs costs = new Costs();
      BodyTable table = random(random, caches, costs);
      List<Integer> code = random.ints(1 + random.nextInt(6), ADD, BRANCH + 1).boxed().toList();
      long[] words = code.stream().mapToLong(i -> i).toArray();
      List<int[]> selected = new ArrayList<>();
      new Selector(table, Shape.SET)
          .select(
              words,
              0,
              words.length,
              NO_LEADERS,
              (position, label, state) -> selected.add(new int[] {position, label, state}));

      assertThat(costs.of(table, code, selected))
          .as("round %d", round)
          .isEqualTo(costs.best(code, 0, costs.canonical));
    }
  }

  // ---- linear time ------------------------------------------------------------------------------

  @Test
  void stepsGrowInProportionToTheLengthOfTheCode() {
    BodyTable table = random(new Random(9), List.of(3, 2), new Costs());
    long[] words = new Random(1).longs(1_000_000, ADD, BRANCH + 1).toArray();
    double most = 0;
    double least = Double.MAX_VALUE;
    for (int length = 1_000; length <= words.length; length *= 10) {
      Selector selector = new Selector(table, Shape.SET);
      selector.select(Arrays.copyOf(words, length), 0, length, NO_LEADERS, (p, l, s) -> {});
      double each = (double) selector.steps() / length;
      most = Math.max(most, each);
      least = Math.min(least, each);
    }

    assertThat(most / least).isLessThan(1.1);
  }
}
