package org.vmgen.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vmgen.generator.plan.BodyOptions;
import org.vmgen.runtime.Code;
import org.vmgen.runtime.text.Disassembler;

/**
 * Engines with combined instructions and with items of stacks in locals show the same as the
 * reference engine, which knows neither: wherever a program throws, traps, stops or goes on.
 */
class CombinedComparisonTest {
  private static final CombinedMachine MACHINE =
      new CombinedMachine(CombinedMachine.TEXT + CombinedMachine.COMBINED);
  private static final BodyOptions ALL = BodyOptions.DEFAULT;

  /** Some programs, how they are run, and what the reference engine shows then. */
  private record Run(List<Code> programs, long budget, long slice, List<String> expected) {}

  /** By seed: several engines run the programs of {@link #MACHINE} with the same one. */
  private static final Map<Integer, List<Run>> RUNS = new HashMap<>();

  private static List<Run> runs(CombinedMachine machine, int seed) {
    Random random = new Random(seed);
    List<Code> programs = IntStream.range(0, 400).mapToObj(i -> machine.random(random)).toList();
    List<Long> budgets = new ArrayList<>(List.of(300L));
    IntStream.rangeClosed(1, 25).forEach(budget -> budgets.add((long) budget));
    List<Run> runs = new ArrayList<>();
    try (TestEngine reference = TestEngines.reference(machine.model)) {
      for (long budget : budgets) {
        List<Code> some = budget == 300 ? programs : programs.subList(0, 100);
        runs.add(new Run(some, budget, 0, reference.run(some, budget, 0)));
      }
      for (long slice : List.of(1L, 2L, 3L, 5L)) {
        List<Code> some = programs.subList(100, 200);
        runs.add(new Run(some, 200, slice, reference.run(some, 200, slice)));
      }
    }
    return runs;
  }

  private static void compare(TestEngine engine, int seed) {
    compare(RUNS.computeIfAbsent(seed, key -> runs(MACHINE, key)), engine);
  }

  private static void compare(List<Run> runs, TestEngine engine) {
    try (engine) {
      runs.forEach(run -> same(run.expected(), engine, run.programs(), run.budget(), run.slice()));
    }
  }

  private static void same(
      List<String> expected, TestEngine engine, List<Code> programs, long budget, long slice) {
    List<String> results = engine.run(programs, budget, slice);
    for (int i = 0; i < programs.size(); i++) {
      String program = Disassembler.disassemble(programs.get(i));
      assertThat(results.get(i))
          .as("%s, budget %d, slice %d:%n%s", engine.name(), budget, slice, program)
          .isEqualTo(expected.get(i));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "c-switch, GCC",
    "c-direct, GCC",
    "c-token, GCC",
    "c-indirect, GCC",
    "c-tail, GCC",
    "c-tail, CLANG_19"
  })
  void everyDispatchRunsCombinedInstructionsWithItemsInLocals(String engine, Tool compiler) {
    compare(TestEngines.c(MACHINE.model, engine, true, compiler, ALL), 1);
  }

  /** Each state with another way of dispatch; with the others in the generated programs. */
  @ParameterizedTest
  @CsvSource({"c-token, 0", "c-tail, 2", "c-direct, 3"})
  void anyStateCanBeTheOneBetweenBlocks(String engine, int canonical) {
    BodyOptions options = ALL.withCanonical(canonical);
    compare(TestEngines.c(MACHINE.model, engine, true, Tool.GCC, options), 2);
  }

  @Test
  void combinedInstructionsWorkWithoutItemsInLocals() {
    BodyOptions options = ALL.withCaches(false);
    compare(TestEngines.c(MACHINE.model, "c-tail", true, Tool.GCC, options), 3);
  }

  @Test
  void itemsInLocalsWorkWithoutCombinedInstructions() {
    BodyOptions options = ALL.withComposites(false);
    compare(TestEngines.c(MACHINE.model, "c-indirect", true, Tool.GCC, options), 4);
  }

  @ParameterizedTest
  @CsvSource({"c-direct, 20", "c-tail, 70", "c-switch, 200"})
  void whatHasNoBodyIsBridged(String engine, int most) {
    BodyOptions options = ALL.withMost(most);
    compare(TestEngines.c(MACHINE.model, engine, true, Tool.GCC, options), 5);
  }

  @Test
  void nothingIsUndefined() {
    compare(TestEngines.sanitized(MACHINE.model, "c-switch", true, ALL), 6);
  }

  @Test
  void handlersSeeTheStacksAsTheyWereBeforeTheInstruction() {
    CombinedMachine machine =
        new CombinedMachine(
            CombinedMachine.TEXT + CombinedMachine.HANDLERS + CombinedMachine.COMBINED);
    compare(runs(machine, 7), TestEngines.c(machine.model, "c-direct", true, Tool.GCC, ALL));
  }
}
