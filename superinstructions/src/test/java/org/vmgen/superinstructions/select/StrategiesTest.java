package org.vmgen.superinstructions.select;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.vmgen.superinstructions.Synthesis;
import org.vmgen.superinstructions.Training;
import org.vmgen.superinstructions.corpus.Program;
import org.vmgen.superinstructions.cost.CostModels;
import org.vmgen.superinstructions.cost.Costs;
import org.vmgen.superinstructions.output.SupersetText;

class StrategiesTest {

  private static Synthesis random(long seed, String costs) {
    Random random = new Random(seed);
    Costs model = CostModels.named(costs).orElseThrow().of(Training.model());
    return Training.synthesis(
        model, Training.random("a", random, 30), Training.random("b", random, 30));
  }

  private static List<String> texts(Synthesis synthesis, List<Integer> choice) {
    return synthesis.outcome(choice).chosen().stream().map(c -> c.composite().text()).toList();
  }

  @Property(tries = 10)
  void noOtherStrategyIsBetterOnWhatItWasTrainedWith(@ForAll long seed) {
    Synthesis synthesis = random(seed, seed % 2 == 0 ? "dispatches" : "c-direct");
    for (int k = 1; k <= 20; k += 6) {
      Limits limits = Limits.count(k);
      List<Integer> best = new OptimalStrategy().choose(synthesis.problem(), limits, Progress.NONE);
      assertThat(best).hasSizeLessThanOrEqualTo(k).doesNotHaveDuplicates();
      for (Strategy other : Strategies.all()) {
        List<Integer> choice = other.choose(synthesis.problem(), limits, Progress.NONE);
        assertThat(choice).hasSizeLessThanOrEqualTo(k);
        if (!(other instanceof ReplicateStrategy)) {
          assertThat(choice).doesNotHaveDuplicates();
        }
        assertThat(synthesis.problem().cost(best))
            .as("%s with %d", other.name(), k)
            .isLessThanOrEqualTo(synthesis.problem().cost(choice));
      }
    }
  }

  @Property(tries = 10)
  void theSameProblemHasTheSameAnswer(@ForAll long seed) {
    for (Strategy strategy : Strategies.all()) {
      List<String> first = null;
      for (int i = 0; i < 2; i++) {
        Synthesis synthesis = random(seed, "c-direct");
        List<String> texts =
            texts(synthesis, strategy.choose(synthesis.problem(), Limits.count(12), Progress.NONE));
        assertThat(first == null ? texts : first).isEqualTo(texts);
        first = texts;
      }
    }
  }

  /** With three candidates to choose it finds what trying all choices finds, or nearly. */
  @Property(tries = 20)
  void smallChoicesAreAsGoodAsTryingAll(@ForAll long seed) {
    Synthesis synthesis =
        Training.synthesis(Training.dispatches(), Training.random("a", new Random(seed), 6));
    Problem problem = synthesis.problem();
    long none = problem.cost(List.of());
    long best = none;
    for (int a = 0; a < problem.patterns().size(); a++) {
      for (int b = 0; b < a; b++) {
        best = Math.min(best, problem.cost(List.of(a, b)));
      }
    }
    List<Integer> choice = new OptimalStrategy().choose(problem, Limits.count(2), Progress.NONE);
    assertThat((double) (none - problem.cost(choice))).isGreaterThanOrEqualTo(0.95 * (none - best));
  }

  @Test
  void frequencyTakesWhatRunsMostOftenEvenWhereItOverlaps() {
    Program program = Training.program("p", "10|dup; +; dup; +; 0branch _", "9|swap; -; lit 7");
    Synthesis synthesis = Training.synthesis(Training.dispatches(), program);
    assertThat(choose("frequency", synthesis, 1)).containsExactly("dup add"); // 20 times
    assertThat(choose("optimal", synthesis, 2))
        .containsExactly("dup add dup add zbranch", "swap sub lit");
    assertThat(choose("longest", synthesis, 1)).containsExactly("dup add dup add zbranch");
    assertThat(choose("pairs", synthesis, 2)).containsExactly("dup add", "dup add zbranch");
  }

  @Test
  void pairsAreMergedInTextsOfMoreThanAMillionSteps() {
    String[] blocks = new String[15];
    for (int i = 0; i < blocks.length; i++) {
      blocks[i] = "1|" + "dup; +; ".repeat(34_000 + i) + "swap; -";
    }
    Synthesis synthesis = Training.synthesis(Training.dispatches(), Training.program("p", blocks));
    assertThat(synthesis.problem().isLarge()).isTrue();
    assertThat(choose("pairs", synthesis, 2))
        .containsExactlyInAnyOrder("dup add", "dup add dup add");
  }

  @Test
  void staticCountsBlocksHoweverOftenTheyRan() {
    Program program =
        Training.program("p", "1|swap; -", "1|swap; -; dup", "1|lit 1; swap; -", "500|dup; +");
    Synthesis synthesis = Training.synthesis(Training.dispatches(), program);
    assertThat(choose("static", synthesis, 1)).containsExactly("swap sub");
  }

  private static List<String> choose(String strategy, Synthesis synthesis, int k) {
    return texts(
        synthesis,
        Strategies.named(strategy)
            .orElseThrow()
            .choose(synthesis.problem(), Limits.count(k), Progress.NONE));
  }

  /**
   * After dup comes + in one of three places, - in two: with one body 5 of 9 guesses are right,
   * with four 7 of 9. After the others there is always the same.
   */
  @Test
  void replicationIsForInstructionsWithManySuccessors() {
    Program program =
        Training.program("p", "10|dup; +; lit 1; swap", "10|dup; -; lit 2; swap; dup; -");
    Costs costs = CostModels.named("c-direct").orElseThrow().of(Training.model());
    Synthesis synthesis = Training.synthesis(costs, program);
    List<Integer> choice =
        Strategies.named("replicate")
            .orElseThrow()
            .choose(synthesis.problem(), Limits.count(3), Progress.NONE);
    assertThat(SupersetText.of("small", List.of(), synthesis.outcome(choice)))
        .endsWith(
            """

            replicate 4 dup;                                        // 30 times, 0.42 %
            """);
  }

  @Test
  void bytesLimitTheCodeAndNotTheNumber() {
    Synthesis synthesis = random(7, "c-direct");
    List<Integer> choice =
        new OptimalStrategy().choose(synthesis.problem(), Limits.bytes(400), Progress.NONE);
    assertThat(choice.stream().mapToInt(i -> synthesis.problem().patterns().get(i).bytes()).sum())
        .isBetween(300, 400);
  }

  @Test
  void aSelectionThatIsStoppedGivesTheBestUntilThen() {
    Synthesis synthesis = random(3, "dispatches");
    List<Double> costs = new ArrayList<>();
    List<Integer> choice =
        new OptimalStrategy()
            .choose(
                synthesis.problem(),
                Limits.count(20),
                (what, cost) -> {
                  costs.add(cost);
                  return costs.size() < 5;
                });
    assertThat(choice).hasSize(5);
    assertThat(costs).hasSize(5).isSortedAccordingTo((a, b) -> Double.compare(b, a));
  }

  @Test
  void optimalLeavesOutWhatOthersMadeUseless() {
    Program program = Training.program("p", "10|dup; +; -", "10|dup; +; 0branch _");
    Synthesis synthesis = Training.synthesis(Training.dispatches(), program);
    // It runs nowhere beside the other two.
    assertThat(choose("optimal", synthesis, 1)).containsExactly("dup add");
    assertThat(choose("optimal", synthesis, 9))
        .containsExactlyInAnyOrder("dup add sub", "dup add zbranch");
  }

  @Test
  void constantsAreBoundWhereThatPays() {
    Program program = Training.program("p", "10|lit 1; +; branch _", "10|lit 1; +; 0branch _");
    assertThat(choose("optimal", Training.synthesis(Training.dispatches(), program), 1))
        .containsExactly("lit add");
    Costs costs = CostModels.named("java-switch").orElseThrow().of(Training.model());
    assertThat(choose("optimal", Training.synthesis(costs, program), 1))
        .containsExactly("lit(1) add");
  }

  @Test
  void combinationsOfTheDescriptionAreThereAlready() {
    Program program = Training.program("p", "10|dup; +", "9|swap; -");
    Synthesis synthesis =
        Synthesis.of(
            Training.model("super mine = dup add;"),
            List.of(program),
            Training.dispatches(),
            Synthesis.Options.DEFAULT);
    assertThat(choose("optimal", synthesis, 1)).containsExactly("swap sub");
    assertThat(choose("frequency", synthesis, 1)).containsExactly("swap sub");
  }

  /** Each program is all about a sequence that no other one has. */
  @Test
  void whatSeveralProgramsHaveIsMoreGeneral() {
    Synthesis synthesis =
        Training.synthesis(
            Training.dispatches(),
            Training.program("a", "1000|swap; -; swap; -", "500|dup; +"),
            Training.program("b", "1000|lit 3; lit 3; lit 3", "500|dup; +"),
            Training.program("c", "1000|+; +; +", "500|dup; +"),
            Training.program("d", "1000|-; -; -", "500|dup; +"));
    assertThat(choose("optimal", synthesis, 1)).containsExactly("swap sub swap sub");
    assertThat(choose("general", synthesis, 1)).containsExactly("dup add");
    assertThat(choose("general", synthesis, 9)).contains("dup add", "swap sub swap sub");
  }

  /** What costs least where the programs are known is the worst where they are not. */
  @Test
  void balancedLiesBetweenOptimalAndGeneral() {
    Synthesis synthesis = random(11, "dispatches");
    Problem problem = synthesis.problem();
    Problem others =
        Problem.of(problem.others(), problem.patterns(), problem.fixed(), problem.costs());
    List<List<Integer>> choices =
        List.of("optimal", Strategies.DEFAULT, "general").stream()
            .map(name -> Strategies.named(name).orElseThrow())
            .map(strategy -> strategy.choose(problem, Limits.count(8), Progress.NONE))
            .toList();
    assertThat(choices.stream().map(problem::cost)).isSorted();
    assertThat(choices.stream().map(others::cost)).isSortedAccordingTo(Comparator.reverseOrder());
  }

  /** No choice of two costs less than the bound, and the best one not much more. */
  @Property(tries = 20)
  void nothingCostsLessThanTheBound(@ForAll long seed) {
    Problem problem =
        Training.synthesis(Training.dispatches(), Training.random("a", new Random(seed), 6))
            .problem();
    long none = problem.cost(List.of());
    long best = none;
    for (int a = 0; a < problem.patterns().size(); a++) {
      for (int b = 0; b < a; b++) {
        best = Math.min(best, problem.cost(List.of(a, b)));
      }
    }
    double bound = Bound.of(problem, 2, best);
    assertThat(bound).isLessThanOrEqualTo(best);
    assertThat(none - bound).isLessThanOrEqualTo(1.5 * (none - best));
  }
}
