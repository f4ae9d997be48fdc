package org.vmgen.generator.c;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vmgen.generator.model.VmModel;
import org.vmgen.generator.plan.Backends;
import org.vmgen.generator.plan.EngineConfig;
import org.vmgen.generator.plan.OutputFile;

/** The address of the memory has a register of its own where each access needs nothing else. */
class PinnedMemoryTest {
  private static final String PINNED = "  PINNED(uint8_t *const m_mem) = vm->m_mem;\n";
  private static final String NOT_PINNED = "  uint8_t *const m_mem = vm->m_mem;\n";

  private static final VmModel MODEL = model("");

  @ParameterizedTest
  @ValueSource(strings = {"c-direct", "c-indirect", "c-token"})
  void loopsOfLabels(String engine) {
    assertThat(loop(MODEL, EngineConfig.unchecked(engine)))
        .contains(PINNED)
        .doesNotContain(NOT_PINNED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"c-direct", "c-indirect", "c-token"})
  void notWithChecks(String engine) {
    assertThat(loop(MODEL, EngineConfig.checked(engine)))
        .contains(NOT_PINNED)
        .doesNotContain("PINNED");
  }

  @ParameterizedTest
  @ValueSource(strings = {"c-switch", "c-tail"})
  void notWithOtherDispatch(String engine) {
    assertThat(loop(MODEL, EngineConfig.unchecked(engine)))
        .contains(NOT_PINNED)
        .doesNotContain("PINNED");
  }

  @Test
  void noneOfTwoMemories() {
    assertThat(
            loop(model("memory more : bytes little max 64K;"), EngineConfig.unchecked("c-direct")))
        .contains(NOT_PINNED)
        .doesNotContain("PINNED");
  }

  private static String loop(VmModel model, EngineConfig config) {
    String engine =
        Backends.named(config.engine()).orElseThrow().generate(model, config).stream()
            .filter(file -> file.path().equals("small_engine.c"))
            .map(OutputFile::text)
            .findFirst()
            .orElseThrow();
    int start = engine.indexOf("RUN_LOOP(small_exit_kind run)");
    return engine.substring(engine.lastIndexOf("/* ----", start));
  }

  private static VmModel model(String more) {
    return BodyTest.model(
        """
        vm small;
        type n : i64;
        stack data : i64 max 1K;
        memory mem : bytes little max 64K;
        %s
        inst fetch ( n -- n2 ) { n2 = mem.i64[n]; }
        inst stop ( n -- ) { halt n; }
        """
            .formatted(more));
  }
}
