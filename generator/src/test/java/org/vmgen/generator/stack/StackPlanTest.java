package org.vmgen.generator.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.vmgen.generator.Vmgen;
import org.vmgen.generator.action.Stmt;
import org.vmgen.generator.action.Walk;
import org.vmgen.generator.diagnostic.Diagnostics;
import org.vmgen.generator.lower.Lowering;
import org.vmgen.generator.model.Instruction;
import org.vmgen.generator.model.VmModel;

/** What effects become: tests, loads, stores and pointer updates. */
class StackPlanTest {

  private static final String HEADER =
      """
      vm tiny;
      type n : i64;  type w : i64;  type x : code;  type target : code;
      stack data : i64;
      stack ret : i64 prefix R returns;
      region r : i64;
      extern anything();
      """;

  /** The plan of one instruction as text. */
  private static String plan(String instruction) {
    Diagnostics diagnostics = new Diagnostics();
    VmModel model =
        Vmgen.load("tiny.vmg", HEADER + instruction, Map.of(), diagnostics)
            .orElseThrow(() -> new AssertionError(diagnostics.sorted()));
    Instruction last = model.instructions().get(0);
    Stmt.Block block = Lowering.instruction(model, last, true);
    StackPlan plan = StackPlan.of(model, last.effect(), block, true);
    List<String> lines = new ArrayList<>();
    for (StackUse use : plan.uses()) {
      lines.add(
          use.stack().name()
              + " needs "
              + text(use.required())
              + ", pushes "
              + use.pushed()
              + (use.rebased() ? ", rebased" : "")
              + (use.copied() ? ", copied" : ""));
    }
    plan.loads().forEach(l -> lines.add(l.variable().name() + " <- " + text(l.from())));
    plan.arrays().forEach(a -> lines.add(a.item().name() + "[0] at " + text(a.first())));
    plan.codeTests().forEach(v -> lines.add("test " + v.name()));
    Walk.statements(
        block,
        s -> {
          if (s instanceof Stmt.Complete complete) {
            lines.add("exit " + exit(plan.exit(complete)));
          }
        });
    plan.restores().forEach(s -> lines.add("restore " + text(s)));
    return String.join("\n", lines) + "\n";
  }

  private static String exit(StackExit exit) {
    List<String> parts = new ArrayList<>();
    exit.stores().forEach(s -> parts.add(text(s)));
    exit.adjusts().forEach(a -> parts.add(a.stack().name() + " -= " + text(a.lowered())));
    return parts.isEmpty() ? "as it is" : String.join(", ", parts);
  }

  private static String text(Store store) {
    String value = store.value() instanceof Value.Of of ? of.variable().name() : "next";
    return text(store.to()) + " = " + value;
  }

  private static String text(Location location) {
    return location instanceof Location.Slot slot
        ? slot.stack().name() + "[" + place(slot.below()) + "]"
        : ((Location.RegionSlot) location).region().name()
            + "[#"
            + ((Location.RegionSlot) location).index().name()
            + "]";
  }

  private static String place(Distance below) {
    return below.isConstant() ? "" + -below.constant() : "-(" + text(below) + ")";
  }

  private static String text(Distance distance) {
    String lengths =
        distance.lengths().stream().map(v -> "+" + v.name()).collect(Collectors.joining());
    return distance.constant() + lengths;
  }

  @Test
  void aPureShuffleStoresWhatMoves() {
    assertThat(plan("inst rot ( w1 w2 w3 -- w2 w3 w1 ) {}"))
        .isEqualTo(
            """
            data needs 3, pushes 3
            w1 <- data[-3]
            w2 <- data[-2]
            w3 <- data[-1]
            exit data[-3] = w2, data[-2] = w3, data[-1] = w1
            """);
  }

  @Test
  void whatStaysInItsPlaceIsNeitherLoadedNorStored() {
    assertThat(plan("inst over ( w1 w2 -- w1 w2 w1 ) {}"))
        .isEqualTo(
            """
            data needs 2, pushes 3
            w1 <- data[-2]
            exit data[0] = w1, data -= -1
            """);
    assertThat(plan("inst drop ( w -- ) {}"))
        .isEqualTo(
            """
            data needs 1, pushes 0
            exit data -= 1
            """);
  }

  @Test
  void itemsOfSeveralStacksMoveBetweenThem() {
    assertThat(plan("inst swap_r ( w R.w1 -- w1 R.w ) {}"))
        .isEqualTo(
            """
            data needs 1, pushes 1
            ret needs 1, pushes 1
            w <- data[-1]
            w1 <- ret[-1]
            exit data[-1] = w1, ret[-1] = w
            """);
  }

  @Test
  void anOptionalOutputMakesExitsDiffer() {
    assertThat(plan("inst qdup ( w -- w w1? ) { if (w != 0) w1 = w; }"))
        .isEqualTo(
            """
            data needs 1, pushes 2
            w <- data[-1]
            exit data[0] = w1, data -= -1
            exit as it is
            """);
  }

  @Test
  void anArrayMakesDistancesSymbolic() {
    assertThat(plan("inst calls ( n args: w[k] #target -- n1 ) { n1 = n + args[0]; }"))
        .isEqualTo(
            """
            data needs 1+k, pushes 1
            n <- data[-(1+k)]
            args[0] at data[-(0+k)]
            exit data[-(1+k)] = n1, data -= 0+k
            """);
  }

  @Test
  void codeItemsAreLoadedForTheirTest() {
    assertThat(plan("inst leave ( R.x n -- n ) {}"))
        .isEqualTo(
            """
            data needs 1, pushes 1
            ret needs 1, pushes 0
            x <- ret[-1]
            test x
            exit ret -= 1
            """);
  }

  @Test
  void aCallPushesThePositionAboveTheOutputs() {
    assertThat(plan("inst enter ( #target n -- R.n ) { call target; }"))
        .isEqualTo(
            """
            data needs 1, pushes 0
            ret needs 0, pushes 1
            n <- data[-1]
            exit ret[0] = n, ret[1] = next, data -= 1, ret -= -2
            """);
  }

  @Test
  void aReturnTakesThePositionFromBelowTheInputs() {
    assertThat(plan("inst leave ( R.n -- n ) { return; }"))
        .isEqualTo(
            """
            data needs 0, pushes 1
            ret needs 1, pushes 0
            n <- ret[-1]
            exit data[0] = n, data -= -1, ret -= 2
            """);
  }

  @Test
  void aStackWhoseDepthIsWrittenIsRebased() {
    assertThat(plan("inst cut ( n1 n2 -- n1 ) { data.depth = n2; }"))
        .isEqualTo(
            """
            data needs 2, pushes 1, rebased
            n1 <- data[-2]
            n2 <- data[-1]
            exit data[0] = n1, data -= -1
            restore data[-2] = n1
            restore data[-1] = n2
            """);
  }

  @Test
  void anExternThatMayDoAnythingRebasesEveryStack() {
    assertThat(plan("inst host ( n -- ) { anything(); }"))
        .isEqualTo(
            """
            data needs 1, pushes 0, rebased
            ret needs 0, pushes 0, rebased
            n <- data[-1]
            exit as it is
            restore data[-1] = n
            """);
  }

  @Test
  void arraysThatAnActionMayWriteOverAreCopied() {
    assertThat(plan("inst last ( args: w[k] -- w ) { data.depth = 9; w = args[0]; }"))
        .isEqualTo(
            """
            data needs 0+k, pushes 1, rebased, copied
            args[0] at data[-(0+k)]
            exit data[0] = w, data -= -1
            """);
  }

  @Test
  void anOperandIsStoredWhereItMayBeOverwritten() {
    assertThat(plan("inst keep ( x: r[#a] -- x: r[#a] ) { r[0] = 1; }"))
        .isEqualTo(
            """
            x <- r[#a]
            exit r[#a] = x
            """);
  }

  @Test
  void operandsLieInTheirRegion() {
    assertThat(plan("inst addi ( x1: r[#a] n: r[#b] -- n2: r[#c] ) { n2 = x1 + n; }"))
        .isEqualTo(
            """
            x1 <- r[#a]
            n <- r[#b]
            exit r[#c] = n2
            """);
  }

  @Test
  void theTopAfterPopsFollowsTheInputs() {
    Diagnostics diagnostics = new Diagnostics();
    VmModel model =
        Vmgen.load("tiny.vmg", HEADER + "inst i ( w w1 -- w ) {}", Map.of(), diagnostics)
            .orElseThrow();
    Instruction instruction = model.instructions().get(0);
    Stmt.Block block = Lowering.instruction(model, instruction, false);
    StackPlan plan = StackPlan.of(model, instruction.effect(), block, false);
    assertThat(plan.afterPop(model.stacks().get(0))).isEqualTo(Distance.of(2));
    assertThat(plan.afterPop(model.stacks().get(1))).isEqualTo(Distance.ZERO);
    assertThat(plan.exit(new Stmt.Complete(new Stmt.Done(), Set.of())).adjusts())
        .containsExactly(new Adjust(model.stacks().get(0), Distance.of(1)));
  }
}
