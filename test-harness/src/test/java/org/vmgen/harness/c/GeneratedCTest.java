package org.vmgen.harness.c;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vmgen.harness.Tool;
import org.vmgen.harness.Tools;

/** The C of a machine with every construct compiles without a warning, in all promised ways. */
class GeneratedCTest {
  private static final List<String> WARNINGS = List.of("-Wall", "-Wextra", "-Werror", "-O1");
  private static final List<String> SOURCES = List.of("every_engine.c", "every_code.c");

  @TempDir private Path directory;

  @ParameterizedTest
  @CsvSource({
    "c-direct, true, GCC",
    "c-direct, true, CLANG",
    "c-direct, false, GCC",
    "c-direct, false, CLANG",
    "c-token, true, GCC",
    "c-token, false, CLANG",
    "c-indirect, false, GCC",
    "c-indirect, true, CLANG",
    "c-tail, true, GCC",
    "c-tail, false, GCC",
    "c-tail, true, CLANG_19",
    "c-tail, false, CLANG_19",
    "c-switch, true, GCC",
    "c-switch, false, CLANG"
  })
  void gnuC11(String engine, boolean checked, Tool compiler) throws Exception {
    String command = Tools.require(compiler).toString();
    compile(engine, checked, command, "-std=gnu11");
  }

  @ParameterizedTest
  @CsvSource({"true, GCC", "false, GCC", "true, CLANG", "false, CLANG"})
  void theSwitchIsStrictC99(boolean checked, Tool compiler) throws Exception {
    String command = Tools.require(compiler).toString();
    compile("c-switch", checked, command, "-std=c99", "-pedantic");
  }

  @ParameterizedTest
  @CsvSource({"true", "false"})
  void theSwitchIsFor32Bits(boolean checked) throws Exception {
    String[] flags = {"-m32", "-msse2", "-mfpmath=sse"};
    String command = Tools.requireCompiler(Tool.GCC, "gcc-multilib", flags).toString();
    compile("c-switch", checked, command, "-std=c99", "-pedantic", flags[0], flags[1], flags[2]);
  }

  @ParameterizedTest
  @CsvSource({"c-direct", "c-switch"})
  void theHeaderIsForCppToo(String engine) throws Exception {
    String command = Tools.requireCompiler(Tool.GCC, "g++", "-x", "c++").toString();
    GeneratedC c = GeneratedC.write(directory, engine, true, "every.vmg", "every_ext.h");
    Files.writeString(
        directory.resolve("user.cc"),
        "#include \"every.h\"\n#include \"every.h\"\n"
            + "int depth(every_vm *vm) { return (int)every_depth_data(vm) + EVERY_CONSTANT_I64; }\n");

    assertThat(c.run(command, "-x", "c++", "-Wall", "-Wextra", "-Werror", "-c", "user.cc"))
        .isEmpty();
  }

  @Test
  void fastMathIsRefused() throws Exception {
    String command = Tools.require(Tool.GCC).toString();
    GeneratedC c = GeneratedC.write(directory, "c-direct", true, "every.vmg", "every_ext.h");

    String said = c.run("sh", "-c", command + " -ffast-math -c every_engine.c 2>&1 || true");

    assertThat(said).contains("compile without -ffast-math");
  }

  private void compile(String engine, boolean checked, String compiler, String... flags)
      throws Exception {
    GeneratedC c = GeneratedC.write(directory, engine, checked, "every.vmg", "every_ext.h");
    for (String source : SOURCES) {
      List<String> command = new ArrayList<>(List.of(compiler));
      command.addAll(WARNINGS);
      command.addAll(List.of(flags));
      command.addAll(List.of("-I.", "-c", source));
      assertThat(c.run(command)).isEmpty();
    }
  }
}
