package org.vmgen.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ForthTrainingTest {

  @Test
  void noProgramIsAmongThoseThatItsEngineIsTrainedWith() {
    for (String program : ForthBenchmark.PROGRAMS) {
      assertThat(ForthTraining.programs(ForthTraining.fold(program)))
          .hasSize(ForthBenchmark.PROGRAMS.size() - ForthTraining.FOLD)
          .doesNotContain(program);
    }
    assertThat(ForthTraining.programs(ForthTraining.ALL)).isEqualTo(ForthBenchmark.PROGRAMS);
    assertThat(ForthBenchmark.PROGRAMS.stream().map(ForthTraining::fold).distinct())
        .containsExactlyElementsOf(IntStream.range(0, ForthTraining.folds()).boxed().toList());
  }

  @Test
  void eachTrainedEngineHasItselfWithoutBesideIt() {
    List<String> names = ForthEngine.TRAINED.stream().map(ForthEngine::name).toList();
    assertThat(names)
        .containsAll(
            ForthEngine.TRAINED.stream().flatMap(engine -> engine.without().stream()).toList());
    assertThat(ForthEngine.TRAINED.stream().filter(e -> e.name().equals("c-direct trained")))
        .singleElement()
        .extracting(engine -> engine.without().orElseThrow())
        .isEqualTo("c-direct cached");
  }
}
