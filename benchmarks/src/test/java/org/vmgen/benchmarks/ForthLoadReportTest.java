package org.vmgen.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What the tables of starting and loading make of the measured times. */
class ForthLoadReportTest {

  private static final ForthLoadReport REPORT =
      new ForthLoadReport(
          List.of("gforth", "c-direct"),
          new TreeMap<>(
              Map.of(
                  ForthLoadReport.START,
                  Map.of(
                      "gforth", new double[] {0.005, 0.004, 0.008},
                      "c-direct", new double[] {0.010, 0.012, 0.012}),
                  1_000,
                  Map.of(
                      "gforth", new double[] {0.104, 0.110, 0.108},
                      "c-direct", new double[] {0.060, 0.066, 0.054}))));

  @Test
  void starts() {
    assertThat(REPORT.starts())
        .isEqualTo(
            """
            | engine   |   ms | median |   time to gforth |
            | -------- | ---: | -----: | ---------------: |
            | gforth   |  4.0 |    5.0 |                  |
            | c-direct | 10.0 |   12.0 | 2.50 (1.50-3.00) |
            """);
  }

  @Test
  void loadingWithAndWithoutTheStarts() {
    assertThat(REPORT.loading())
        .isEqualTo(
            """
            | lines |   engine | seconds | µs a line |   time to gforth | without starts |
            | ----- | -------: | ------: | --------: | ---------------: | -------------: |
            | 1,000 |   gforth |   0.104 |     104.0 |                  |                |
            | 1,000 | c-direct |   0.054 |      54.0 | 0.52 (0.50-0.60) |           0.44 |
            """);
  }
}
