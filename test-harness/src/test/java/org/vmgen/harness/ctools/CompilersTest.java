package org.vmgen.harness.ctools;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.vmgen.generator.Vmgen;
import org.vmgen.generator.diagnostic.Diagnostics;
import org.vmgen.generator.model.VmModel;
import org.vmgen.harness.Tool;
import org.vmgen.harness.Tools;
import org.vmgen.harness.ctools.ToolMachine.Outcome;

/** All files of an engine, the tools among them, compile everywhere without a warning. */
class CompilersTest {

  /** A machine whose tables are empty as far as they can be. */
  private static final String SMALL =
      """
      vm small;
      type n : i64;
      stack data : i64;
      inst halt ( n -- ) { halt n; }
      """;

  /** A compiler and what is asked of it. */
  enum Dialect {
    GCC_C11(Tool.GCC, "gcc", "-std=gnu11"),
    GCC_C99(Tool.GCC, "gcc", "-std=c99", "-pedantic"),
    GCC_32_BIT(Tool.GCC, "gcc-multilib", "-std=c99", "-pedantic", "-m32", "-msse2", "-mfpmath=sse"),
    GCC_CPP(Tool.GCC, "g++", "-x", "c++", "-std=c++11"),
    CLANG_C11(Tool.CLANG, "clang", "-std=gnu11"),
    CLANG_C99(Tool.CLANG, "clang", "-std=c99", "-pedantic");

    private final Tool compiler;
    private final String debianPackage;
    private final String[] flags;

    Dialect(Tool compiler, String debianPackage, String... flags) {
      this.compiler = compiler;
      this.debianPackage = debianPackage;
      this.flags = flags;
    }
  }

  @TempDir Path directory;

  @ParameterizedTest
  @EnumSource
  void noFileGivesAWarning(Dialect dialect) throws Exception {
    Path compiler = Tools.requireCompiler(dialect.compiler, dialect.debianPackage, dialect.flags);
    for (String description : List.of(ToolMachine.DESCRIPTION, SMALL)) {
      VmModel model =
          Vmgen.load("machine.vmg", description, Map.of(), new Diagnostics()).orElseThrow();
      Path to = Files.createDirectory(directory.resolve(model.name()));
      ToolMachine.generate(model, to);
      List<String> command = new ArrayList<>(List.of(compiler.toString()));
      command.addAll(List.of(dialect.flags));
      command.addAll(List.of("-O1", "-Wall", "-Wextra", "-Wshadow", "-ffp-contract=off", "-c"));
      try (Stream<Path> files = Files.list(to)) {
        files.map(Path::toString).filter(f -> f.endsWith(".c")).sorted().forEach(command::add);
      }
      assertThat(ToolMachine.execute(to, command)).isEqualTo(new Outcome(0, "", ""));
    }
  }
}
