package org.vmgen.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class RatioTest {

  @Test
  void meansAreGeometricAlsoOfEachBuild() {
    Ratio mean =
        Ratio.mean(List.of(new Ratio(2, List.of(1.0, 4.0)), new Ratio(0.5, List.of(0.25, 1.0))));

    assertThat(mean).hasToString("1.00 (0.50-2.00)");
  }
}
