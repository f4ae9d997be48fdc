package org.vmgen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vmgen.harness.Tool;
import org.vmgen.harness.Tools;

/**
 * The CMake package and the Make fragment build a program with an engine in it: once, and again
 * only what has changed.
 */
class BuildToolsTest {
  private static final Path SCRIPTS = Path.of("../scripts").toAbsolutePath().normalize();

  private static final String HOST =
      """
      #include <stdio.h>
      #include <stdlib.h>
      #include "calc.h"
      #include "calc_emit.h"
      #include "calc_tools.h"

      int main(void) {
        calc_builder *b = calc_builder_new(0);
        calc_emit_lit(b, 3);
        calc_emit_lit(b, 4);
        calc_emit_join(b);
        calc_emit_stop(b);
        const calc_program *program = calc_builder_finish(b);
        size_t size = calc_code_size(program);
        calc_code code;
        if (calc_code_init(&code, malloc(size), size, program, NULL) != CALC_OK) return 1;
        calc_limits limits = {.stack_data = 10};
        calc_host host = {0};
        size = calc_size(&code, &limits);
        calc_vm vm;
        if (calc_init(&vm, malloc(size), size, &code, &limits, &host) != CALC_OK) return 1;
        calc_run(&vm, 1);
        printf("%d\\n", (int)vm.exit.value);
        return 0;
      }
      """;

  @TempDir private Path directory;

  private record Outcome(int status, String output) {}

  @BeforeEach
  void project() throws Exception {
    write(
        "calc.vmg",
        """
        vm calc;
        type n : i64;
        stack data : i64;
        option twice = false;
        include "join.vmg";
        inst lit ( #n -- n ) {}
        inst stop ( n -- ) { halt n; }
        """);
    join("+");
    write("host.c", HOST);
    String script =
        "#!/bin/sh\nexec '%s/bin/java' -XX:TieredStopAtLevel=1 -cp '%s' org.vmgen.cli.Main \"$@\"\n"
            .formatted(System.getProperty("java.home"), classPath());
    Path command = write("vmgen", script);
    Files.setPosixFilePermissions(command, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private static String classPath() {
    String tests = System.getProperty("surefire.test.class.path");
    return tests != null ? tests : System.getProperty("java.class.path");
  }

  /**
   * Writes the part of the description that changes. It is newer than all that was built from it,
   * and not from the future: what is built next from it would be older still.
   */
  private void join(String operator) throws Exception {
    write(
        "join.vmg",
        """
        if twice { inst join ( n1 n2 -- n ) { n = 2 * (n1 %s n2); } }
        if !twice { inst join ( n1 n2 -- n ) { n = n1 %s n2; } }
        """
            .formatted(operator, operator));
  }

  @Test
  void cmakeBuildsAndBuildsAgainWhatHasChanged() throws Exception {
    Tools.require(Tool.CMAKE);
    Tools.require(Tool.MAKE);
    String compiler = Tools.require(Tool.GCC).toString();
    write(
        "CMakeLists.txt",
        """
        cmake_minimum_required(VERSION 3.20)
        project(calc C)
        find_package(vmgen REQUIRED)
        add_executable(calc host.c)
        vmgen_generate(TARGET calc SPEC calc.vmg OPTIONS twice=true ARGUMENTS --unchecked)
        """);
    fine(
        "cmake",
        "-G",
        "Unix Makefiles",
        "-B",
        "out",
        "-DCMAKE_C_COMPILER=" + compiler,
        "-Dvmgen_DIR=" + SCRIPTS,
        "-DVMGEN_EXECUTABLE=" + directory.resolve("vmgen"));

    assertThat(fine("cmake", "--build", "out"))
        .contains("Generating c-direct from calc.vmg", "calc_engine.c.o");
    assertThat(fine("out/calc")).isEqualTo("14\n");

    assertThat(fine("cmake", "--build", "out")).doesNotContain("Generating", "Building");

    join("*");
    assertThat(fine("cmake", "--build", "out"))
        .contains("Generating c-direct from calc.vmg", "calc_engine.c.o")
        .doesNotContain("calc_code.c.o");
    assertThat(fine("out/calc")).isEqualTo("24\n");

    write("join.vmg", "inst join ( n1 n2 -- n ) { n = n3; }\n");
    Files.setLastModifiedTime(
        directory.resolve("join.vmg"), FileTime.from(Instant.now().plusSeconds(60)));
    Outcome wrong = run("cmake", "--build", "out");
    assertThat(wrong.status()).isNotZero();
    assertThat(wrong.output()).contains("join.vmg:1:", "error: ");
  }

  @Test
  void cmakeSaysWhatIsWrongWithADescription() throws Exception {
    Tools.require(Tool.CMAKE);
    Tools.require(Tool.MAKE);
    write(
        "CMakeLists.txt",
        """
        cmake_minimum_required(VERSION 3.20)
        project(calc C)
        find_package(vmgen REQUIRED)
        add_library(calc STATIC)
        vmgen_generate(TARGET calc SPEC calc.vmg ENGINES c-direct c-tail)
        """);
    Outcome outcome =
        run(
            "cmake",
            "-G",
            "Unix Makefiles",
            "-B",
            "out",
            "-DCMAKE_C_COMPILER=" + Tools.require(Tool.GCC),
            "-Dvmgen_DIR=" + SCRIPTS,
            "-DVMGEN_EXECUTABLE=" + directory.resolve("vmgen"));

    assertThat(outcome.status()).isNotZero();
    assertThat(outcome.output())
        .contains("several engines need PREFIX, since their names must differ");
  }

  @Test
  void makeBuildsAndBuildsAgainWhatHasChanged() throws Exception {
    Tools.require(Tool.MAKE);
    String compiler = Tools.require(Tool.GCC).toString();
    write(
        "Makefile",
        """
        CC = %s
        VMGEN = %s
        include %s/vmgen.mk
        $(eval $(call vmgen_generate,calc,calc.vmg,c-tail,-Dtwice=true --unchecked))

        program: host.o $(calc_OBJECTS)
        \t$(CC) -o $@ $^
        \t$(calc_CHECK) $@

        host.o: host.c $(calc_HEADERS)
        \t$(CC) -I$(calc_FOLDER) -c host.c
        """
            .formatted(compiler, directory.resolve("vmgen"), SCRIPTS));

    assertThat(fine("make", "program"))
        .contains("--stamp build/vmgen/calc.stamp", "-foptimize-sibling-calls");
    assertThat(fine("./program")).isEqualTo("14\n");

    assertThat(fine("make", "program")).contains("'program' is up to date");

    join("*");
    assertThat(fine("make", "program"))
        .contains("--stamp", "calc_engine.o")
        .doesNotContain("-o build/vmgen/calc/calc_code.o");
    assertThat(fine("./program")).isEqualTo("24\n");
    assertThat(fine("make", "program")).contains("'program' is up to date");
  }

  @Test
  void makeChecksTheMachineCode() throws Exception {
    Tools.require(Tool.MAKE);
    write(
        "Makefile",
        """
        CC = %s
        VMGEN = %s
        include %s/vmgen.mk
        $(eval $(call vmgen_generate,calc,calc.vmg,c-direct))

        program: host.o $(calc_OBJECTS)
        \t$(CC) -o $@ $^
        \t$(calc_CHECK) $@

        host.o: host.c $(calc_HEADERS)
        \t$(CC) -I$(calc_FOLDER) -c host.c
        """
            .formatted(Tools.require(Tool.GCC), directory.resolve("vmgen"), SCRIPTS));

    Outcome outcome = run("make", "program", "calc_FLAGS=-O0");

    assertThat(outcome.status()).isNotZero();
    assertThat(outcome.output()).contains("calc_check.sh: program: the jumps of bodies");
  }

  private Path write(String name, String text) throws Exception {
    return Files.writeString(directory.resolve(name), text);
  }

  private String fine(String... command) throws Exception {
    Outcome outcome = run(command);
    assertThat(outcome.status()).as("%s%n%s", Arrays.toString(command), outcome.output()).isZero();
    return outcome.output();
  }

  private Outcome run(String... command) throws Exception {
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.directory(directory.toFile()).redirectErrorStream(true);
    builder.redirectInput(new File("/dev/null"));
    builder.environment().put("LC_ALL", "C");
    Process process = builder.start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Outcome(process.waitFor(), output);
  }
}
