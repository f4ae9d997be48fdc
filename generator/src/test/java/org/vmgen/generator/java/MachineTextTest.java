package org.vmgen.generator.java;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vmgen.generator.plan.EngineConfig;

/** Generated Java looks as if a person had written it. */
class MachineTextTest {

  private static final String HANDLERS =
      """
      on throw (e, at) { if (e == 1) halt e; }
      on trap (kind, at) { if (kind == 1) halt 1; }
      inst raise ( n -- ) { throw n; }
      """;

  private static final String FEATURES =
      HANDLERS
          + """
          memory mem : bytes max 1M;
          register fp : i64;
          region locals : i64 max 1K window fp;
          inst slow ( n1 n2 -- n ) { n = n1 / n2; while (n > 100) n = n / 3; }
          inst frame ( n -- ) { locals.depth = 0; fp = n; }
          inst not_less ( #target n1 n2 -- ) { if (!(n1 < n2)) jump target; }
          inst spaces ( n1 n2 -- n ) {
            var at = n1;
            while (at < n2 && mem.u8[at] == 32) at = at + 1;
            n = at;
          }
          """;

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void handlersAreAskedOneAfterTheOther(boolean checked) {
    assertThat(text(HANDLERS, checked))
        .contains(
            """
                  if (stop == THROW) {
                    ip = onThrow(ip, stopValue, stop);
                  } else if ((stop & 15) == TRAP) {
                    ip = onTrap(ip, stop >>> 4 & 0xfff, stop);
                  }
                  if (stop != 0) {
            """);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void nothingIsMisplaced(boolean checked) {
    String text = text(FEATURES, checked);
    assertThat(text).doesNotContain(" \n").doesNotContain("\n\n\n").doesNotContain("\n\n  }");
    for (String line : text.split("\n")) {
      assertThat(line).hasSizeLessThanOrEqualTo(100).doesNotMatch("\\s*}[^ ;,)].*");
    }
  }

  @Test
  void loopsAreLeftWithoutLabels() {
    assertThat(text(FEATURES, true)).contains("while (true) {").doesNotContain("leave1");
  }

  @Test
  void whatNobodyReadsIsNotReadAgain() {
    String text = text(FEATURES, true);
    assertThat(text).contains("localsRegion.setDepth(0L);");
    assertThat(text).doesNotContain("localsDepth").doesNotContain("fpIndex");
  }

  @Test
  void conditionsAreTurnedRound() {
    assertThat(text(FEATURES, true)).contains("if (data[dataSp - 2] >= data[dataSp - 1]) {");
  }

  @Test
  void reasonsToStopThatDoNotOccurAreNotDeclared() {
    assertThat(text("", true)).doesNotContain("int PLAIN").doesNotContain("int TRAP ");
  }

  private static String text(String declarations, boolean checked) {
    return new JavaSwitchBackend()
        .generate(
            Engines.model(Engines.CELLS + declarations),
            checked ? EngineConfig.checked("java-switch") : EngineConfig.unchecked("java-switch"))
        .get(0)
        .text();
  }
}
