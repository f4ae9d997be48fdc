package org.vmgen.harness.c;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vmgen.generator.c.CRecipe;
import org.vmgen.harness.Tool;
import org.vmgen.harness.Tools;

/** The generated check of machine code: the recipe passes, and without its options it does not. */
class ObjectCheckTest {
  private static final String MACHINE =
      """
      vm joints;
      type n : i64;
      type target : code;
      stack data : i64 cache 2;
      inst lit ( #n -- n ) {}
      inst add ( n1 n2 -- n ) { n = n1 + n2; }
      inst sub ( n1 n2 -- n ) { n = n1 - n2; }
      inst swap ( n1 n2 -- n2 n1 ) {}
      inst drop ( n -- ) {}
      inst discard ( n -- ) {}
      inst branch ( #target -- ) { jump target; }
      inst repeat ( #target n1 n2 -- n1 ) { if (n1 < n2) jump target; }
      inst fail ( n -- ) { throw n; }
      inst stop ( n -- ) { halt n; }
      super lit_add = lit add;
      super swap_sub = swap sub;
      replicate 3 add;
      """;

  @TempDir private Path directory;

  private record Outcome(int status, String output) {}

  @BeforeEach
  void describe() throws Exception {
    Files.writeString(directory.resolve("joints.vmg"), MACHINE);
  }

  private void generate(String engine) throws Exception {
    GeneratedC.write(directory, engine, true, GeneratedC.model(directory.resolve("joints.vmg")));
  }

  @ParameterizedTest
  @CsvSource({
    "c-direct, GCC",
    "c-direct, CLANG",
    "c-direct, CLANG_19",
    "c-indirect, GCC",
    "c-indirect, CLANG_19",
    "c-token, GCC",
    "c-token, CLANG_19",
    "c-tail, GCC",
    "c-tail, CLANG",
    "c-tail, CLANG_19"
  })
  void theRecipeLeavesEachBodyAJump(String engine, Tool tool) throws Exception {
    generate(engine);
    String command = Tools.require(tool).toString();
    compile(command, new CRecipe(engine).flags(CRecipe.Compiler.named(command).orElseThrow()));

    Outcome outcome = check(Map.of());

    assertThat(outcome.status()).as(outcome.output()).isZero();
    assertThat(outcome.output()).containsPattern("^\\d+ [a-z ]+ for \\d+ bodies\n$");
  }

  /** GCC aligns nothing that it takes for seldom executed: one body of hundreds. */
  @ParameterizedTest
  @CsvSource({"c-direct", "c-indirect", "c-token"})
  void eachBodyOfALargeMachineBeginsALineOfTheCache(String engine) throws Exception {
    StringBuilder large = new StringBuilder(MACHINE);
    for (int i = 0; i < 300; i++) {
      large.append("inst xor_%d ( n -- n1 ) { n1 = n ^ %d; }\n".formatted(i, i + 1000));
    }
    Files.writeString(directory.resolve("joints.vmg"), large);
    generate(engine);
    String command = Tools.require(Tool.GCC).toString();
    compile(command, new CRecipe(engine).flags(CRecipe.Compiler.named(command).orElseThrow()));

    List<Long> bodies = behindJumps(run(Map.of(), "objdump", "-d", "joints_engine.o").output());

    assertThat(bodies).hasSizeGreaterThan(300);
    assertThat(bodies.stream().filter(address -> address % 64 == 0).count())
        .isGreaterThan(bodies.size() * 9L / 10);
  }

  /** Where code goes on behind indirect jumps, and what fills the space there. */
  private static List<Long> behindJumps(String listing) {
    List<Long> addresses = new ArrayList<>();
    boolean behind = false;
    for (String line : listing.lines().toList()) {
      String[] columns = line.split("\t");
      if (columns.length == 3 && columns[2].startsWith("jmp") && columns[2].contains("*")) {
        behind = true;
      } else if (behind
          && columns.length == 3
          && !columns[2].matches(".*\\bnop.*|xchg +%ax,%ax *")) {
        addresses.add(Long.parseLong(columns[0].strip().replace(":", ""), 16));
        behind = false;
      }
    }
    return addresses;
  }

  /**
   * Machines with so little in them that compilers may find nothing to jump to, or the same twice.
   */
  @ParameterizedTest
  @CsvSource(
      delimiter = '/',
      value = {
        "inst stop ( -- ) { halt 0; } / c-direct / GCC",
        "inst stop ( -- ) { halt 0; } / c-tail / CLANG",
        "inst go ( #target -- ) { jump target; } / c-token / CLANG_19",
        "inst go ( #target -- ) { jump target; } / c-tail / GCC",
        "inst fail ( n -- ) { throw n; } / c-indirect / CLANG",
        "inst drop ( n -- ) {} | inst discard ( n -- ) {} / c-direct / CLANG_19",
        "inst a ( -- ) {} | inst b ( -- ) {} | inst c ( -- ) {} / c-tail / GCC",
        "inst a ( -- ) {} | inst b ( -- ) {} | inst c ( -- ) {} / c-direct / CLANG"
      })
  void tinyMachinesRaiseNoAlarm(String instructions, String engine, Tool tool) throws Exception {
    Files.writeString(
        directory.resolve("joints.vmg"),
        "vm joints; type n : i64; type target : code; stack data : i64 cache 2;\n"
            + instructions.replace("|", "\n"));
    generate(engine);
    String command = Tools.require(tool).toString();
    compile(command, new CRecipe(engine).flags(CRecipe.Compiler.named(command).orElseThrow()));

    Outcome outcome = check(Map.of());

    assertThat(outcome.status()).as(outcome.output()).isZero();
  }

  @ParameterizedTest
  @CsvSource({"c-direct, GCC, -O2", "c-token, GCC, -O0", "c-direct, CLANG_19, -O2"})
  void mergedDispatchesAreFound(String engine, Tool tool, String options) throws Exception {
    generate(engine);
    compile(Tools.require(tool).toString(), List.of("-std=gnu11", options));

    Outcome outcome = check(Map.of());

    assertThat(outcome.status()).isEqualTo(1);
    assertThat(outcome.output().replaceAll("\\d+ indirect jumps for \\d+", "N for M"))
        .isEqualTo(
            """
            joints_check.sh: joints_engine.o: the jumps of bodies to the next one are merged, \
            which makes them several times slower: N for M bodies
            Compile joints_engine.c with these options, or leave the check out by VMGEN_OBJECT_CHECK=no:
              -std=gnu11 -O2 -ffp-contract=off
              gcc: also -fno-tree-slp-vectorize -fno-gcse -fno-crossjumping -fno-tree-pre -fno-tree-fre -fno-code-hoisting -fno-thread-jumps -fira-region=one -falign-jumps=64 --param=align-threshold=65536 --param=hot-bb-frequency-fraction=1000000
              clang from 19 on: also -mllvm -tail-dup-pred-size=9999 -mllvm -tail-dup-succ-size=9999
            """);
  }

  @Test
  void callsThatAreNoJumpsAreFound() throws Exception {
    generate("c-tail");
    compile(Tools.require(Tool.GCC).toString(), List.of("-O2", "-fno-optimize-sibling-calls"));

    Outcome outcome = check(Map.of());

    assertThat(outcome.status()).isEqualTo(1);
    assertThat(outcome.output())
        .startsWith(
            "joints_check.sh: joints_engine.o: bodies go on by calls that are no jumps, and fill"
                + " the processor's stack: ")
        .contains("gcc: also -foptimize-sibling-calls");
  }

  @Test
  void theBuildScriptChecksAndLeavesNoSpoiltProgram() throws Exception {
    generate("c-direct");
    String compiler = Tools.require(Tool.GCC).toString();
    Map<String, String> environment = Map.of("CC", compiler);

    Outcome spoilt =
        run(environment, "sh", "joints_build.sh", "program", "-fgcse", "-fcrossjumping");
    assertThat(spoilt.output()).contains("are merged");
    assertThat(spoilt.status()).isEqualTo(1);
    assertThat(directory.resolve("program")).doesNotExist();

    Outcome asked = run(environment, "sh", "joints_build.sh", "program", "-O0");
    assertThat(asked).isEqualTo(new Outcome(0, ""));
    assertThat(directory.resolve("program")).isExecutable();

    Outcome built = run(environment, "sh", "joints_build.sh", "program");
    assertThat(built).isEqualTo(new Outcome(0, ""));
  }

  @Test
  void theBuildScriptNamesACompilerThatDoesNotRun() throws Exception {
    generate("c-direct");

    assertThat(run(Map.of("CC", "no-such-cc"), "sh", "joints_build.sh", "program"))
        .isEqualTo(
            new Outcome(
                3, "joints_build.sh: the C compiler that CC names does not run: no-such-cc\n"));
  }

  @Test
  void whatCannotBeToldIsSaid() throws Exception {
    generate("c-direct");
    compile(Tools.require(Tool.GCC).toString(), List.of("-O1"));

    assertThat(check(Map.of("VMGEN_OBJECT_CHECK", "no"))).isEqualTo(new Outcome(0, ""));
    assertThat(check(Map.of("OBJDUMP", "no-objdump")))
        .isEqualTo(
            new Outcome(
                3,
                "joints_check.sh: the machine code is not checked: no-objdump is missing"
                    + " (Debian package: binutils)\n"));
    assertThat(listed("file format elf64-littleriscv"))
        .isEqualTo(
            new Outcome(
                3,
                "joints_check.sh: joints_engine.o: the machine code is not checked: nothing is"
                    + " known of elf64-littleriscv\n"));
    assertThat(listed("file format elf64-x86-64\n\n0000000000000000 <main>:\n   0:\tret\n"))
        .isEqualTo(
            new Outcome(
                3,
                "joints_check.sh: joints_engine.o: the machine code is not checked: the functions"
                    + " of joints_engine.c are not in it by their names\n"));
    assertThat(run(Map.of(), "sh", "joints_check.sh").status()).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {"br\tx16; 0", "b\t40 <I_2>; 1", "blr\tx8|ldp\tx29, x30, [sp], #16|ret; 1"})
  void armIsKnown(String end, int status) throws Exception {
    generate("c-tail");
    StringBuilder text =
        new StringBuilder("joints_engine.o:     file format elf64-littleaarch64\n");
    for (String name : bodies()) {
      text.append("\n0000000000000000 <").append(name).append(">:\n");
      text.append("   0:\tldr\tx16, [x1, #16]!\n");
      for (String line : end.split("\\|")) {
        text.append("   4:\t").append(line).append('\n');
      }
    }

    Outcome outcome = listed(text.toString());

    assertThat(outcome.status()).as(outcome.output()).isEqualTo(status);
  }

  /** The functions of the generated C. */
  private List<String> bodies() throws Exception {
    try (Stream<String> lines = Files.lines(directory.resolve("joints_engine.c"))) {
      return lines
          .filter(line -> line.startsWith("BODY("))
          .map(line -> "I_" + line.substring(5, line.indexOf(')')))
          .toList();
    }
  }

  /** What the check says where this is what objdump prints. */
  private Outcome listed(String text) throws Exception {
    Files.writeString(directory.resolve("listing"), text);
    Path objdump = directory.resolve("my-objdump");
    Files.writeString(objdump, "#!/bin/sh\ncat listing\n");
    Files.setPosixFilePermissions(objdump, PosixFilePermissions.fromString("rwxr-xr-x"));
    return check(Map.of("OBJDUMP", "./my-objdump"));
  }

  private void compile(String compiler, List<String> options) throws Exception {
    List<String> command = new ArrayList<>(List.of(compiler));
    command.addAll(options);
    command.addAll(List.of("-c", "joints_engine.c", "-o", "joints_engine.o"));
    Outcome outcome = run(Map.of(), command.toArray(String[]::new));
    assertThat(outcome.status()).as(outcome.output()).isZero();
  }

  private Outcome check(Map<String, String> environment) throws Exception {
    return run(environment, "sh", "joints_check.sh", "joints_engine.o");
  }

  private Outcome run(Map<String, String> environment, String... command) throws Exception {
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.directory(directory.toFile()).redirectErrorStream(true);
    builder.environment().putAll(environment);
    Process process = builder.start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Outcome(process.waitFor(), output);
  }
}
