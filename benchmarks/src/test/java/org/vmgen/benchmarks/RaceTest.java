package org.vmgen.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RaceTest {

  /** Takes 10, 9, 8 … nanoseconds a run, times a factor. */
  private static Contender contender(String name, double factor, long result) {
    return new Contender() {
      private int left = 10;

      @Override
      public String name() {
        return name;
      }

      @Override
      public Run run() {
        return new Run(factor * left--, result);
      }

      @Override
      public void close() {}
    };
  }

  @Test
  void theMinimumOfTheRunsStandsForAContender() {
    Race race = new Race();

    race.build(List.of(contender("a", 1, 42), contender("b", 2, 42)), 4, Set.of());
    race.build(List.of(contender("a", 1, 42), contender("b", 4, 42)), 5, Set.of());

    assertThat(race.seconds("a")).isEqualTo(6e-9);
    assertThat(race.speed("a", "b")).hasToString("2.33 (2.00-4.00)");
  }

  @Test
  void someRunOnceInEachBuild() {
    Race race = new Race();

    race.build(List.of(contender("a", 1, 42), contender("b", 2, 42)), 4, Set.of("b"));

    assertThat(race.seconds("a")).isEqualTo(7e-9);
    assertThat(race.seconds("b")).isEqualTo(20e-9);
  }

  @Test
  void contendersThatComputeDifferentResultsEndIt() {
    List<Contender> contenders = List.of(contender("a", 1, 42), contender("b", 1, 43));

    assertThatThrownBy(() -> new Race().build(contenders, 1, Set.of()))
        .hasMessage("b computes 43 instead of 42");
  }
}
