package org.vmgen.generator.c;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.vmgen.generator.model.VmModel;
import org.vmgen.generator.plan.EngineConfig;

/** What is generated of an instruction takes time in proportion to it. */
class LargeInstructionTest {
  private static final Duration SOON = Duration.ofSeconds(60);

  @Test
  void itemsAreDeclaredAndStoredInLinearTime() {
    String inputs = numbered(20_000, "n");
    String outputs = numbered(20_000, "x");
    String action =
        IntStream.range(0, 20_000)
            .mapToObj(i -> "x" + i + " = n" + (19_999 - i) + "; ")
            .collect(Collectors.joining());
    assertGenerated("inst big ( " + inputs + "-- " + outputs + ") { " + action + "}");
  }

  @Test
  void aNegationPrintsItsOperandOnce() {
    String action = "n = " + "(- (".repeat(90) + "n1" + " / 3))".repeat(90) + ";";
    assertGenerated("inst big ( n1 -- n ) { " + action + " }");
  }

  private static void assertGenerated(String instruction) {
    VmModel model =
        BodyTest.model(
            "vm big; type n : i64; type x : i64; stack data : i64;\n" + instruction + "\n");
    assertTimeoutPreemptively(
        SOON,
        () ->
            assertThat(
                    new DirectBackend()
                        .explain(
                            model, model.instructions().get(0), EngineConfig.unchecked("c-direct")))
                .isNotEmpty());
  }

  private static String numbered(int count, String type) {
    return IntStream.range(0, count).mapToObj(i -> type + i + " ").collect(Collectors.joining());
  }
}
