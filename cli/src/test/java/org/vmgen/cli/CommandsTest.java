package org.vmgen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vmgen.harness.Tool;
import org.vmgen.harness.Tools;

class CommandsTest {

  @TempDir private Path directory;
  private CommandFixture vmgen;

  @BeforeEach
  void writeDescription() throws IOException {
    vmgen = new CommandFixture(directory);
    vmgen.write("tiny.vmg", CommandFixture.TINY);
  }

  // ---- check ------------------------------------------------------------------------------------

  @Test
  void checkSaysWhatItFound() {
    assertThat(vmgen.run("check", "@/tiny.vmg")).isEqualTo(ExitCode.FINE);
    assertThat(vmgen.out()).isEqualTo("tiny.vmg: no errors: 6 instructions, 2 examples passed\n");
    assertThat(vmgen.err()).isEmpty();
  }

  @Test
  void aFailingExampleIsAnError() throws IOException {
    vmgen.write("wrong.vmg", CommandFixture.TINY + "example loop(L) ( 1 -- 0 jump L );\n");
    assertThat(vmgen.run("check", "@/wrong.vmg")).isEqualTo(ExitCode.INPUT);
    assertThat(vmgen.err())
        .isEqualTo(
            """
            wrong.vmg:16:1: error: the example of loop fails on reference: expected ( 0 jump L ), got ( 0 ) [VMG0701]
              16 | example loop(L) ( 1 -- 0 jump L );
                 | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
              help: correct the action or the example
            1 error
            """);
  }

  @Test
  void ofManyMessagesTheFirstAreShown() throws IOException {
    vmgen.write("wrong.vmg", CommandFixture.TINY + "type ; \n".repeat(60));
    assertThat(vmgen.run("check", "--message-format=gnu", "@/wrong.vmg")).isEqualTo(ExitCode.INPUT);
    assertThat(vmgen.err()).hasLineCount(51).endsWith("\n… and 10 more errors\n");

    vmgen.run("check", "--max-messages=2", "@/wrong.vmg");
    assertThat(vmgen.err()).endsWith("\n… and 58 more errors\n60 errors\n");
    vmgen.run("check", "--message-format=gnu", "--max-messages=0", "@/wrong.vmg");
    assertThat(vmgen.err()).hasLineCount(60);
    assertThat(vmgen.run("check", "--max-messages=-1", "@/wrong.vmg")).isEqualTo(ExitCode.USAGE);
  }

  @Test
  void messagesCanBeForEditors() throws IOException {
    vmgen.write("wrong.vmg", CommandFixture.TINY + "stack more : i65;\n");
    assertThat(vmgen.run("check", "--message-format=gnu", "@/wrong.vmg")).isEqualTo(ExitCode.INPUT);
    assertThat(vmgen.err()).startsWith("wrong.vmg:16:14: error: ").hasLineCount(1);
  }

  @Test
  void messagesCanBeJson() throws IOException {
    vmgen.write("wrong.vmg", CommandFixture.TINY + "stack more : i65;\n");
    assertThat(vmgen.run("--message-format", "json", "check", "@/wrong.vmg"))
        .isEqualTo(ExitCode.INPUT);
    assertThat(vmgen.err()).startsWith("{\"file\":\"wrong.vmg\",\"line\":16,\"column\":14,");
  }

  @Test
  void aMissingDescriptionIsAFileThatCannotBeRead() {
    assertThat(vmgen.run("check", "@/none.vmg")).isEqualTo(ExitCode.IO);
    assertThat(vmgen.err()).isEqualTo("vmgen: none.vmg: no such file\n");
  }

  @Test
  void aDirectoryIsNoDescription() {
    assertThat(vmgen.run("check", directory.toString())).isEqualTo(ExitCode.IO);
    assertThat(vmgen.err()).endsWith(": it is a directory\n");
  }

  @Test
  void optionsGoToTheDescription() throws IOException {
    vmgen.write(
        "option.vmg",
        CommandFixture.TINY + "option more = false;\nif more { inst drop ( n -- ) {} }\n");
    vmgen.run("check", "@/option.vmg");
    assertThat(vmgen.out()).contains("6 instructions");
    vmgen.run("check", "@/option.vmg", "-Dmore=true");
    assertThat(vmgen.out()).contains("7 instructions");
    vmgen.run("check", "@/option.vmg", "-Dmore");
    assertThat(vmgen.out()).contains("7 instructions");
  }

  // ---- run --------------------------------------------------------------------------------------

  private static final String PROGRAM =
      """
      .entry main
          lit 3
      again: lit 7
          print
          loop again
          bye
      """;

  @ParameterizedTest
  @ValueSource(strings = {"reference", "java-switch"})
  void aProgramPrintsAndHalts(String engine) throws IOException {
    vmgen.write("p.vmasm", PROGRAM);
    assertThat(vmgen.run("run", "@/tiny.vmg", "@/p.vmasm", "--engine", engine))
        .isEqualTo(ExitCode.FINE);
    assertThat(vmgen.out()).isEqualTo("7\n7\n7\n");
    assertThat(vmgen.err()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"reference", "java-switch"})
  void stateTraceStackAndBudget(String engine) throws IOException {
    vmgen.write("p.vmasm", "+\ndiv\nbye\n");
    String[] words = {
      "run",
      "@/tiny.vmg",
      "@/p.vmasm",
      "--engine",
      engine,
      "--trace",
      "--budget",
      "2",
      "--state",
      "--stack",
      "8 1 1 R: 5"
    };
    assertThat(vmgen.run(words)).isEqualTo(ExitCode.INPUT);
    assertThat(vmgen.out())
        .isEqualTo(
            """
            exit budget at 3 after 2
            stack data: 4
            stack ret: 5
            """);
    assertThat(vmgen.err())
        .isEqualTo(
            """
            1  +  ( 8 1 1 R: 5 -- 8 2 R: 5 )
            2  div  ( 8 2 R: 5 -- 4 R: 5 )
            """);
  }

  @Test
  void aTrapEndsWithItsLine() throws IOException {
    vmgen.write("p.vmasm", "lit 1\nlit 0\ndiv\n");
    assertThat(vmgen.run("run", "@/tiny.vmg", "@/p.vmasm")).isEqualTo(ExitCode.INPUT);
    assertThat(vmgen.err()).isEqualTo("exit trap zeroDivide at 5 after 2\n");
  }

  @Test
  void errorsOfAProgramHaveTheirPlace() throws IOException {
    vmgen.write("p.vmasm", "lit\n  lot 5\n");
    assertThat(vmgen.run("run", "@/tiny.vmg", "@/p.vmasm")).isEqualTo(ExitCode.INPUT);
    assertThat(vmgen.err()).contains("p.vmasm:1:", "p.vmasm:2:3: error: ");
  }

  /** Externs that {@link #externsComeFromTheClassPath} finds. */
  public static final class Externs {
    public long twice(long n) {
      return 2 * n;
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"reference", "java-switch"})
  void externsComeFromTheClassPath(String engine) throws IOException {
    String declarations =
        """
        extern twice(n: i64) -> i64;
        externs java "%s";
        inst double ( n -- n1 ) { n1 = twice(n); }
        """
            .formatted(Externs.class.getName());
    vmgen.write("externs.vmg", CommandFixture.TINY + declarations);
    vmgen.write("p.vmasm", "lit 4\ndouble\nprint\nlit 0\nbye\n");

    assertThat(
            vmgen.run(
                "run", "@/externs.vmg", "@/p.vmasm", "--engine", engine, "--classpath", "any"))
        .isEqualTo(ExitCode.FINE);
    assertThat(vmgen.out()).isEqualTo("8\n");

    assertThat(vmgen.run("run", "@/externs.vmg", "@/p.vmasm", "--engine", engine))
        .isEqualTo(ExitCode.INPUT);
    assertThat(vmgen.err()).startsWith("p.vmasm: error: extern twice ");
  }

  @Test
  void anUnknownEngineIsWrongUsage() {
    assertThat(vmgen.run("run", "@/tiny.vmg", "@/p.vmasm", "--engine", "java-swich"))
        .isEqualTo(ExitCode.USAGE);
    assertThat(vmgen.err())
        .isEqualTo(
            """
            vmgen: there is no engine 'java-swich': did you mean 'java-switch'?
            Try: vmgen run --help
            """);
  }

  @Test
  void theReferenceEngineIsAlwaysChecked() {
    assertThat(vmgen.run("run", "@/tiny.vmg", "@/p.vmasm", "--unchecked"))
        .isEqualTo(ExitCode.USAGE);
    assertThat(vmgen.err()).startsWith("vmgen: the reference engine is always checked");
  }

  @Test
  void aProfileSaysHowOftenBlocksRan() throws IOException {
    vmgen.write("p.vmasm", PROGRAM);
    assertThat(vmgen.run("run", "@/tiny.vmg", "@/p.vmasm", "@/p.vmasm", "--profile", "@/p.prof"))
        .isEqualTo(ExitCode.FINE);
    assertThat(Files.readString(directory.resolve("p.prof")))
        .isEqualTo(
            """
            vmgen profile 1
            machine tiny
            runs 2
            instruction bye ( data.i64 -- )
            instruction lit #i64 ( -- data.i64 )
            instruction loop #code ( data.i64 -- data.i64 )
            instruction print ( data.i64 -- )
            blocks
            2\tlit 3
            6 2>4\tlit 7; print; loop _; bye
            end 2
            """);
  }

  @Test
  void onlyTheReferenceEngineWritesProfiles() throws IOException {
    vmgen.write("p.vmasm", PROGRAM);
    String[] words = {"run", "@/tiny.vmg", "@/p.vmasm", "--engine", "c-direct", "--profile", "p"};
    assertThat(vmgen.run(words)).isEqualTo(ExitCode.USAGE);
    assertThat(vmgen.err())
        .startsWith("vmgen: --profile needs the reference engine: leave out --engine\n");
  }

  // ---- test -------------------------------------------------------------------------------------

  @Test
  void examplesRunOnSeveralEngines() {
    assertThat(vmgen.run("test", "@/tiny.vmg", "--engine", "reference,java-switch"))
        .isEqualTo(ExitCode.FINE);
    assertThat(vmgen.out())
        .isEqualTo(
            """
            reference    2 examples passed
            java-switch  2 examples passed
            """);
  }

  @Test
  void aFailureIsToldOnceWithItsEngines() throws IOException {
    vmgen.write("wrong.vmg", CommandFixture.TINY + "example add ( 1 1 -- 3 );\n");
    assertThat(
            vmgen.run(
                "test", "@/wrong.vmg", "--engine=reference,java-switch", "--message-format=gnu"))
        .isEqualTo(ExitCode.INPUT);
    assertThat(vmgen.err())
        .isEqualTo(
            "wrong.vmg:16:1: error: the example of add fails on reference, java-switch:"
                + " expected ( 3 ), got ( 2 ); correct the action or the example [VMG0701]\n");
    assertThat(vmgen.out()).contains("reference    2 examples passed, 1 failed\n");
  }

  @Test
  void cEnginesAreBuiltOnceAndRun() throws IOException {
    Tools.require(Tool.GCC);
    vmgen.write("p.vmasm", PROGRAM);
    for (String engine : List.of("c-switch", "c-direct")) {
      assertThat(vmgen.run("run", "@/tiny.vmg", "@/p.vmasm", "--engine", engine, "--state"))
          .isEqualTo(ExitCode.FINE);
      assertThat(vmgen.out()).startsWith("7\n7\n7\nexit halt 0 at 8 after 11\n");
    }
    assertThat(vmgen.run("test", "@/tiny.vmg")).isEqualTo(ExitCode.FINE);
    assertThat(vmgen.out()).contains("c-direct     2 examples passed\n");
  }

  // ---- generate ---------------------------------------------------------------------------------

  @Test
  void generateWritesAndKeepsTimeStamps() throws IOException {
    String[] words = {
      "generate", "@/tiny.vmg", "--engine", "java-switch", "-o", "@/out", "--package", "com.acme"
    };
    assertThat(vmgen.run(words)).isEqualTo(ExitCode.FINE);
    Path machine = directory.resolve("out/com/acme/TinyMachine.java");
    assertThat(machine).content().contains("package com.acme;");
    FileTime longAgo = FileTime.fromMillis(1_000_000);
    Files.setLastModifiedTime(machine, longAgo);

    assertThat(vmgen.run(words)).isEqualTo(ExitCode.FINE);
    assertThat(Files.getLastModifiedTime(machine)).isEqualTo(longAgo);
  }

  @Test
  void outputsCanBeListedWithoutWriting() {
    vmgen.run("generate", "@/tiny.vmg", "--engine=java-switch", "-o", "@/out", "--list-outputs");
    assertThat(vmgen.out()).contains("out/TinyMachine.java\n", "out/TinyBuilder.java\n");
    assertThat(directory.resolve("out")).doesNotExist();
  }

  @Test
  void aDependencyFileNamesIncludes() throws IOException {
    vmgen.write("main.vmg", "include \"tiny.vmg\";\n");
    assertThat(
            vmgen.run(
                "generate",
                "@/main.vmg",
                "--engine=java-switch",
                "-o",
                "@/out",
                "--depfile",
                "@/deps/m.d"))
        .isEqualTo(ExitCode.FINE);
    assertThat(directory.resolve("deps/m.d"))
        .content()
        .contains("out/TinyMachine.java")
        .endsWith(": %1$s/main.vmg \\\n  %1$s/tiny.vmg\n".formatted(directory));
  }

  @Test
  void nothingIsWrittenIfThereIsAnError() throws IOException {
    vmgen.write("wrong.vmg", CommandFixture.TINY + "inst drop ( n -- ) { jump 3; }\n");
    assertThat(vmgen.run("generate", "@/wrong.vmg", "--engine=java-switch", "-o", "@/out"))
        .isEqualTo(ExitCode.INPUT);
    assertThat(directory.resolve("out")).doesNotExist();
  }

  @Test
  void whatAnEngineCannotDoIsAnErrorAtItsPlace() throws IOException {
    vmgen.write("raw.vmg", CommandFixture.TINY + "inst here ( -- ) @c {{ ; }}\n");
    assertThat(
            vmgen.run(
                "generate",
                "@/raw.vmg",
                "--engine=java-switch",
                "-o",
                "@/out",
                "--message-format=gnu"))
        .isEqualTo(ExitCode.INPUT);
    assertThat(vmgen.err()).startsWith("raw.vmg:16:1: error: java-switch: ");
    assertThat(directory.resolve("out")).doesNotExist();
  }

  @Test
  void theReferenceEngineIsNotGenerated() {
    assertThat(vmgen.run("generate", "@/tiny.vmg", "--engine=reference", "-o", "@/out"))
        .isEqualTo(ExitCode.USAGE);
    assertThat(vmgen.err()).contains("there is nothing to generate for the reference engine");
  }

  @Test
  void aFileInTheWayOfTheOutputIsNamed() {
    assertThat(vmgen.run("generate", "@/tiny.vmg", "--engine=java-switch", "-o", "@/tiny.vmg"))
        .isEqualTo(ExitCode.IO);
    assertThat(vmgen.err()).isEqualTo("vmgen: tiny.vmg: a file is where a directory is needed\n");
  }

  // ---- explain and model ------------------------------------------------------------------------

  @Test
  void explainShowsEffectFactsAndCode() {
    assertThat(vmgen.run("explain", "@/tiny.vmg", "+", "--engine", "java-switch", "--unchecked"))
        .isEqualTo(ExitCode.FINE);
    assertThat(vmgen.out())
        .startsWith(
            """
            /// Adds, wrapping around.
            inst add "+" ( n1 n2 -- n )
              opcode 1, at tiny.vmg:9
              pure

            java-switch, unchecked:

            """)
        .contains("n1 + n2");
  }

  @Test
  void anUnknownInstructionIsWrongUsage() {
    assertThat(vmgen.run("explain", "@/tiny.vmg", "ad", "--engine", "java-switch"))
        .isEqualTo(ExitCode.USAGE);
    assertThat(vmgen.err())
        .isEqualTo(
            """
            vmgen: there is no instruction 'ad' in tiny.vmg: did you mean 'add'?
            Try: vmgen explain --help
            """);
  }

  @Test
  void modelListsStateAndInstructions() {
    assertThat(vmgen.run("model", "@/tiny.vmg")).isEqualTo(ExitCode.FINE);
    assertThat(vmgen.out())
        .isEqualTo(
            """
            vm tiny
            stack data: i64
            stack ret: i64
               0  lit    ( #n -- n )  pure
               1  add    ( n1 n2 -- n )  pure
               2  div    ( n1 n2 -- n )  may trap zeroDivide
               3  loop   ( #target n -- n1 )  may fall through, branches
               4  print  ( n -- )  calls printInt
               5  bye    ( n -- )  halts, ends the block
            """);
  }

  @Test
  void modelAsJsonHoldsTheActions() {
    assertThat(vmgen.run("model", "@/tiny.vmg", "--json")).isEqualTo(ExitCode.FINE);
    assertThat(vmgen.out())
        .startsWith("{\n  \"name\": \"tiny\",\n")
        .contains(
            """
                          "value": {
                            "is": "Binary",
                            "op": "add",
                            "type": "i64",
            """)
        .endsWith("\n}\n");
  }

  // ---- help -------------------------------------------------------------------------------------

  @ParameterizedTest
  @ValueSource(strings = {"check", "run", "test", "generate", "explain", "model"})
  void everyCommandTeachesByAnExample(String command) {
    assertThat(vmgen.run(command, "--help")).isEqualTo(ExitCode.FINE);
    assertThat(vmgen.out()).contains("Usage: vmgen " + command, "Example:\n  vmgen " + command);
    assertThat(vmgen.out().lines()).allMatch(line -> line.length() <= 80);
  }
}
