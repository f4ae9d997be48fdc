package org.vmgen.superinstructions.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.vmgen.superinstructions.Synthesis;
import org.vmgen.superinstructions.Training;
import org.vmgen.superinstructions.corpus.Program;

class EvaluationTest {

  private static final Program DUPS = Training.program("dups", "10|dup; +; dup", "1|-; swap");
  private static final Program SAME = Training.program("same", "90|dup; +; dup", "9|swap; -");
  private static final Program SWAPS = Training.program("swaps", "10|swap; -; swap", "4|dup; +");
  private static final Program LONE = Training.program("lone", "7|lit 1; lit 2; branch _");

  @Test
  void nearDuplicatesShareAGroup() {
    assertThat(Folds.of(List.of(DUPS, SWAPS, SAME, LONE)))
        .containsExactly(List.of(DUPS, SAME), List.of(SWAPS), List.of(LONE));
  }

  @Test
  void whatOnlyOneProgramHasIsNotKnownToTheOthers() {
    Evaluation evaluation =
        Evaluation.of(
            Training.model(),
            List.of(DUPS, SWAPS, LONE),
            Training.dispatches(),
            Synthesis.Options.DEFAULT,
            List.of(1, 9),
            step -> {});
    assertThat(evaluation.folds())
        .containsExactly(List.of("dups"), List.of("swaps"), List.of("lone"));
    assertThat(reached(evaluation, false, 9, "lone")).isEqualTo(1);
    assertThat(reached(evaluation, true, 9, "lone")).isEqualTo(0);
    // Of what swaps does, only - swap pays in dups; the longer dup + dup does not fit: 10 of 24.
    assertThat(reached(evaluation, true, 9, "swaps")).isEqualTo(10 / 24.0);
    assertThat(evaluation.reached(false).get("optimal").get(9)).isEqualTo(1);
    assertThat(evaluation.dispatches(true).get("optimal").get(9))
        .isCloseTo(Math.cbrt(1 * (28 / 38.0) * (22 / 32.0)), within(1e-9));
  }

  /** Two blocks of two programs, of which one combination shortens one. */
  @Test
  void theBoundIsWhatCanBeReachedAtMost() {
    Evaluation evaluation =
        Evaluation.of(
            Training.model(),
            List.of(Training.program("a", "10|dup; +"), Training.program("b", "7|swap; -; dup")),
            Training.dispatches(),
            Synthesis.Options.DEFAULT,
            List.of(1, 2),
            step -> {});
    assertThat(evaluation.bounds().get(1)).isCloseTo(0.5, within(1e-3));
    assertThat(evaluation.bounds().get(2)).isCloseTo(1, within(1e-3));
    assertThat(evaluation.reached(false).get("optimal"))
        .containsEntry(1, 0.5)
        .containsEntry(2, 1.0);
    // With one, pairs combines dup +, which leaves half of a; optimal what leaves a third of b.
    // With
    // two, both have dup +, and pairs combines only two of the three of b.
    assertThat(evaluation.ratio("optimal", "pairs", false))
        .isCloseTo(Math.pow(1 / 3.0, 0.25), within(1e-9));
  }

  @Test
  void combinationsOfTheDescriptionAreNoneOfThoseThatTheBoundCounts() {
    Evaluation evaluation =
        Evaluation.of(
            Training.model("super mine = dup add;"),
            List.of(Training.program("a", "10|dup; +"), Training.program("b", "7|swap; -; dup")),
            Training.dispatches(),
            Synthesis.Options.DEFAULT,
            List.of(1),
            step -> {});
    assertThat(evaluation.reached(false).get("optimal")).containsEntry(1, 1.0);
    assertThat(evaluation.bounds().get(1)).isCloseTo(1, within(1e-3));
  }

  /** A loop of one instruction that ran for a day. */
  @Test
  void thereIsNoBoundWhereHardlyAnythingCanBeSpared() {
    Evaluation evaluation =
        Evaluation.of(
            Training.model(),
            List.of(Training.program("a", "9000000000000 0>8999999999999|0branch _; dup")),
            Training.dispatches(),
            Synthesis.Options.DEFAULT,
            List.of(1),
            step -> {});
    assertThat(evaluation.bounds()).isEmpty();
  }

  @Test
  void literalsAndAddressesDoNotTellProgramsApart() {
    Program one = Training.program("one", "10|lit 1; lit 2; +", "7|move 4 4; dup");
    Program other = Training.program("other", "10|lit 700; lit 9; +", "7|move 5 6; dup");
    assertThat(Folds.of(List.of(one, other, LONE)))
        .containsExactly(List.of(one, other), List.of(LONE));
  }

  private static double reached(Evaluation evaluation, boolean unseen, int count, String program) {
    return evaluation.points().stream()
        .filter(p -> p.strategy().equals("optimal") && p.unseen() == unseen)
        .filter(p -> p.count() == count && p.program().equals(program))
        .findFirst()
        .orElseThrow()
        .prediction()
        .reached();
  }
}
