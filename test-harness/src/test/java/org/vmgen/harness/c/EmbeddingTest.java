package org.vmgen.harness.c;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vmgen.harness.Tool;
import org.vmgen.harness.Tools;

/**
 * Generated C as an application uses it: two machines on two threads from one code object, budgets
 * spent at every count, interrupts, units loaded, replaced and released during a run, nested runs,
 * precise throws and traps. The checks are in {@code embedded.c}.
 */
class EmbeddingTest {
  private static final List<String> SOURCES =
      List.of("embedded_engine.c", "embedded_code.c", "embedded.c");

  @TempDir private Path directory;

  @ParameterizedTest
  @CsvSource({
    "c-direct, true, GCC",
    "c-direct, false, GCC",
    "c-direct, true, CLANG",
    "c-token, true, GCC",
    "c-token, false, CLANG",
    "c-indirect, false, GCC",
    "c-indirect, true, CLANG",
    "c-tail, true, GCC",
    "c-tail, false, GCC",
    "c-tail, true, CLANG_19",
    "c-switch, true, GCC",
    "c-switch, false, CLANG"
  })
  void applications(String engine, boolean checked, Tool compiler) throws Exception {
    String command = Tools.require(compiler).toString();
    assertThat(build(engine, checked, command, "-O2")).isEqualTo("fine\n");
  }

  @ParameterizedTest
  @CsvSource({
    "c-direct, true",
    "c-direct, false",
    "c-switch, true",
    "c-token, false",
    "c-indirect, true",
    "c-tail, true",
    "c-tail, false"
  })
  void withoutUndefinedBehaviour(String engine, boolean checked) throws Exception {
    String[] flags = {"-fsanitize=address,undefined", "-fno-sanitize-recover=all", "-O1"};
    String command = Tools.requireCompiler(Tool.GCC, "gcc", flags).toString();
    assertThat(build(engine, checked, command, flags)).isEqualTo("fine\n");
  }

  private String build(String engine, boolean checked, String compiler, String... flags)
      throws Exception {
    GeneratedC c =
        GeneratedC.write(
            directory, engine, checked, "embedded.vmg", "embedded_ext.h", "embedded.c");
    List<String> command = new java.util.ArrayList<>(List.of(compiler, "-std=gnu11", "-I."));
    command.addAll(List.of("-Wall", "-Wextra", "-Werror"));
    command.addAll(List.of(flags));
    command.addAll(SOURCES);
    command.addAll(List.of("-lpthread", "-o", "application"));
    assertThat(c.run(command)).isEmpty();
    return c.run("sh", "-c", "ASAN_OPTIONS=detect_leaks=0 ./application");
  }
}
