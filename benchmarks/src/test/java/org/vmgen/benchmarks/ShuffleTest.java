package org.vmgen.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ShuffleTest {

  @Test
  void groupsOfGeneratedBodiesAreShuffledAndEverythingElseStays() {
    String source =
        """
        #define BODY(name) case name
          dispatch: switch (op) {
          /* one */
          BODY(1_one): {
            if (x) {
              y();
            }
          }

          /* two,
             in two lines */
          BODY(2_two): {
            z();
          }
          /* an error */
        fail:
          return;
        """;

    assertThat(Shuffle.generated(source, 4096))
        .isEqualTo(
            """
            #define BODY(name) case name
              dispatch: switch (op) {
              /* one */
              BODY(2_two): {
                z();
              }
              BODY(1_one): {
                if (x) {
                  y();
                }
              }
              /* an error */
            fail:
              return;
            """);
  }
}
