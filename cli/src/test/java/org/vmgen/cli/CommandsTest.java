package org.vmgen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
    vmgen.write("p.vmasm", CommandFixture.PROGRAM);
    for (String engine : List.of("c-switch", "c-direct")) {
      assertThat(vmgen.run("run", "@/tiny.vmg", "@/p.vmasm", "--engine", engine, "--state"))
          .isEqualTo(ExitCode.FINE);
      assertThat(vmgen.out()).startsWith("7\n7\n7\nexit halt 0 at 8 after 11\n");
    }
    assertThat(vmgen.run("test", "@/tiny.vmg")).isEqualTo(ExitCode.FINE);
    assertThat(vmgen.out()).contains("c-direct     2 examples passed\n");
  }

  @Test
  void anExampleThatNeedsReferencesIsNotRunInCWhichIsSaid() throws IOException {
    Tools.require(Tool.GCC);
    vmgen.write(
        "refs.vmg",
        """
        vm refs;
        reftype Str c "const char *" java "java.lang.String";
        type s : Str;
        stack objects : ref;
        inst swap ( s1 s2 -- s2 s1 ) {}
        example swap ( null null -- null null );
        example swap ( "a" "b" -- "b" "a" );
        """);
    assertThat(vmgen.run("test", "@/refs.vmg", "--engine", "java-switch,c-switch"))
        .isEqualTo(ExitCode.FINE);
    assertThat(vmgen.out())
        .isEqualTo(
            """
            java-switch  2 examples passed
            c-switch     1 example passed, 1 not run
            """);
    assertThat(vmgen.err())
        .isEqualTo(
            "vmgen: refs.vmg:7: not run: it needs references other than null on stacks or in"
                + " state, which a driver in C cannot make\n");
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

  @ParameterizedTest
  @ValueSource(strings = {"--stamp", "--depfile"})
  void whatIsWrittenBesideOutputsReplacesNothingElse(String option) throws IOException {
    vmgen.write("empty.vmg", "");
    vmgen.write("main.vmg", "include \"tiny.vmg\";\ninclude \"empty.vmg\";\n");
    vmgen.write("notes.txt", "My notes\n");
    Files.createSymbolicLink(directory.resolve("link.vmg"), directory.resolve("empty.vmg"));
    List<String> command =
        List.of("generate", "@/main.vmg", "--engine=java-switch", "-o=@/out", option);
    for (String read : List.of("main.vmg", "tiny.vmg", "empty.vmg", "link.vmg")) {
      assertThat(vmgen.run(with(command, "@/" + read))).isEqualTo(ExitCode.USAGE);
      assertThat(vmgen.err())
          .startsWith("vmgen: " + option + " names a file that is read: " + read + "\n");
    }
    assertThat(vmgen.run(with(command, "@/out/TinyMachine.java"))).isEqualTo(ExitCode.USAGE);
    assertThat(vmgen.err()).startsWith("vmgen: " + option + " names an output: out/");
    String[] same = with(command.subList(0, 4), "--stamp=@/s", "--depfile=@/s");
    assertThat(vmgen.run(same)).isEqualTo(ExitCode.USAGE);
    assertThat(vmgen.err()).startsWith("vmgen: --stamp names the file of --depfile: s\n");
    assertThat(vmgen.run(with(command, "@/notes.txt"))).isEqualTo(ExitCode.IO);
    assertThat(vmgen.err())
        .startsWith("vmgen: notes.txt: it is there and no ")
        .endsWith("and would be lost: write elsewhere, or delete it\n");
    assertThat(vmgen.run(with(command, "@/"))).isEqualTo(ExitCode.IO);
    assertThat(directory.resolve("out")).doesNotExist();
    assertThat(directory.resolve("tiny.vmg")).hasContent(CommandFixture.TINY);
    assertThat(directory.resolve("notes.txt")).hasContent("My notes");
    // What is new, of an earlier run, and empty is written.
    for (int i = 0; i < 2; i++) {
      assertThat(vmgen.run(with(command, "@/new"))).as(vmgen.err()).isEqualTo(ExitCode.FINE);
    }
    vmgen.write("new", "");
    assertThat(vmgen.run(with(command, "@/new"))).as(vmgen.err()).isEqualTo(ExitCode.FINE);
  }

  private static String[] with(List<String> command, String... words) {
    return Stream.concat(command.stream(), Stream.of(words)).toArray(String[]::new);
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

  @ParameterizedTest
  @CsvSource({
    "--prefix,  9x,   is no prefix of names: a letter then letters and digits",
    "--prefix,  a-b,  is no prefix of names: a letter then letters and digits",
    "--package, a..b, is no name of a Java package",
    "--package, int,  is no name of a Java package"
  })
  void namesThatNoLanguageTakesAreWrongUsage(String option, String name, String message) {
    assertThat(
            vmgen.run("generate", "@/tiny.vmg", "--engine=c-switch", "-o", "@/out", option, name))
        .isEqualTo(ExitCode.USAGE);
    assertThat(vmgen.err()).startsWith("vmgen: '" + name + "' " + message + "\n");
    assertThat(directory.resolve("out")).doesNotExist();
  }

  @Test
  void aMachineIsNotNamedLikeAHeaderOfC() throws IOException {
    vmgen.write("math.vmg", CommandFixture.TINY.replace("vm tiny", "vm math"));
    assertThat(vmgen.run("generate", "@/math.vmg", "--engine=c-switch", "-o", "@/out"))
        .isEqualTo(ExitCode.INPUT);
    assertThat(vmgen.err())
        .isEqualTo(
            """
            math.vmg:1:1: error: c-switch: math.h would hide the header of C with that name [VMG0702]
              1 | vm math;
                | ^^^^^^^^
              help: give the machine another name, or its files: --prefix mathvm
            1 error
            """);
    assertThat(directory.resolve("out")).doesNotExist();
    String[] renamed = {"--engine=c-switch", "-o", "@/out", "--prefix=mathvm"};
    assertThat(vmgen.run("generate", "@/math.vmg", renamed[0], renamed[1], renamed[2], renamed[3]))
        .isEqualTo(ExitCode.FINE);
    assertThat(directory.resolve("out/mathvm.h")).exists();
    assertThat(vmgen.run("generate", "@/math.vmg", "--engine=java-switch", "-o", "@/java"))
        .isEqualTo(ExitCode.FINE);
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
        .contains("data[dataSp - 1] = data[dataSp - 1] + data[dataSp];");
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

  // ---- verify -----------------------------------------------------------------------------------

  @Test
  void verifySaysHowDeepStacksGet() throws IOException {
    vmgen.write("good.vmasm", "lit 1\nlit 2\n+\nbye\n");
    assertThat(vmgen.run("verify", "@/tiny.vmg", "@/good.vmasm")).isEqualTo(ExitCode.FINE);
    assertThat(vmgen.out()).isEqualTo("good.vmasm: verified\n  @1: at most data 2, ret 0\n");
    assertThat(vmgen.err()).isEmpty();
  }

  @Test
  void verifySaysWhatIsWrongWhereItComesFrom() throws IOException {
    vmgen.write("bad.vmasm", "lit 1\n.source \"front.end\" 7 3\n+\nlit 2\nbye\n");
    assertThat(vmgen.run("verify", "@/tiny.vmg", "@/bad.vmasm")).isEqualTo(ExitCode.INPUT);
    assertThat(vmgen.err())
        .isEqualTo("front.end:7:3: error: at 3, +: 2 items of data needed, 1 known to be there\n");
  }

  @Test
  void verifyReadsAssumptions() throws IOException {
    vmgen.write("good.vmasm", "lit 1\nlit 2\n+\nbye\n");
    vmgen.write("tiny.assume", "limit data 1\nlimit dat 1\n");
    assertThat(vmgen.run("verify", "@/tiny.vmg", "@/good.vmasm", "--assume", "@/tiny.assume"))
        .isEqualTo(ExitCode.INPUT);
    assertThat(vmgen.err()).isEqualTo("tiny.assume:2: error: tiny has no stack dat\n");
    vmgen.write("tiny.assume", "limit data 1\n");
    assertThat(vmgen.run("verify", "@/tiny.vmg", "@/good.vmasm", "--assume", "@/tiny.assume"))
        .isEqualTo(ExitCode.INPUT);
    assertThat(vmgen.err())
        .isEqualTo(
            "good.vmasm: error: at 1, lit 1: data gets 2 items deep in @1, its limit is 1\n");
  }

  @Test
  void assumptionsWithoutAnEndAreRefused() throws IOException {
    vmgen.write("good.vmasm", "lit 1\nbye\n");
    try (RandomAccessFile sparse =
        new RandomAccessFile(directory.resolve("tiny.assume").toFile(), "rw")) {
      sparse.setLength(3L << 30);
    }
    assertThat(vmgen.run("verify", "@/tiny.vmg", "@/good.vmasm", "--assume", "@/tiny.assume"))
        .isEqualTo(ExitCode.IO);
    assertThat(vmgen.err()).isEqualTo("vmgen: tiny.assume: it has more than 16777216 bytes\n");
  }

  /** Those that a loader takes: lit_lit_add leaves nothing for the others. */
  @Test
  void theManualCountsCombinedInstructionsAsLoadersTakeThem() throws IOException {
    vmgen.write("sum.vmasm", CommandFixture.sums(10));
    vmgen.write("tiny.vmg", CommandFixture.TINY);
    vmgen.profile("sum");
    vmgen.write(
        "tiny.vmg",
        CommandFixture.TINY
            + """
            super add_print = "+" print;
            super lit_add = lit "+";
            super lit_lit_add = lit lit "+";
            spec lit_2 = lit(2);
            """);
    int code = vmgen.run("manual", "@/tiny.vmg", "-o=@/manual", "--profile=@/sum.prof");
    assertThat(code).as(vmgen.err()).isEqualTo(ExitCode.FINE);
    assertThat(Files.readString(directory.resolve("manual/manual.md")))
        .contains(
            "\nWith them, the programs of the profile execute 32 in place of 52 instructions (61.5 %)",
            "| `lit_lit_add` | [`lit`](#inst-lit) [`lit`](#inst-lit) [`+`](#inst-add) |  | 10 times, 31.3 % |\n"
                + "| `add_print` | [`+`](#inst-add) [`print`](#inst-print) |  | – |\n");
    assertThat(Files.readString(directory.resolve("manual/manual.html")))
        .contains("<td>10 times, 31.3 %</td>");
  }

  @Test
  void programsThatDoNotFitTheMemoryAreRefused() throws IOException {
    try (RandomAccessFile sparse =
        new RandomAccessFile(directory.resolve("large.vmasm").toFile(), "rw")) {
      sparse.setLength(3L << 30);
    }
    for (String command : List.of("run", "verify")) {
      assertThat(vmgen.run(command, "@/tiny.vmg", "@/large.vmasm")).isEqualTo(ExitCode.IO);
      assertThat(vmgen.err())
          .isEqualTo(
              "vmgen: not enough memory for what is read: VMGEN_JAVA_OPTS=-Xmx8g gives more\n");
    }
  }

  @Test
  void generatedFilesReplaceNothingElse() throws IOException {
    Files.createDirectories(directory.resolve("out/java-switch"));
    Files.createDirectories(directory.resolve("manual"));
    vmgen.write("out/java-switch/TinyMachine.java", "class TinyMachine {}\n");
    vmgen.write("manual/manual.md", "# My manual\n");
    String lost =
        ": it is there and vmgen did not write it, and would be lost: write elsewhere, or delete it\n";
    String[] generate = {
      "generate", "@/tiny.vmg", "--engine=c-switch,java-switch", "-o=@/out", "--stamp=@/stamp"
    };
    assertThat(vmgen.run(generate)).isEqualTo(ExitCode.IO);
    assertThat(vmgen.err()).isEqualTo("vmgen: out/java-switch/TinyMachine.java" + lost);
    assertThat(directory.resolve("out/c-switch")).doesNotExist();
    assertThat(directory.resolve("stamp")).doesNotExist();
    assertThat(directory.resolve("out/java-switch/TinyMachine.java"))
        .hasContent("class TinyMachine {}");
    assertThat(vmgen.run("manual", "@/tiny.vmg", "-o=@/manual")).isEqualTo(ExitCode.IO);
    assertThat(vmgen.err()).isEqualTo("vmgen: manual/manual.md" + lost);
    assertThat(directory.resolve("manual/manual.html")).doesNotExist();

    Files.delete(directory.resolve("out/java-switch/TinyMachine.java"));
    assertThat(vmgen.run(generate)).as(vmgen.err()).isEqualTo(ExitCode.FINE);
    // What they know of each other may be lost: they say what they are.
    Files.delete(directory.resolve("out/c-switch/.vmgen-outputs"));
    Files.delete(directory.resolve("out/java-switch/.vmgen-outputs"));
    vmgen.write("tiny.vmg", CommandFixture.TINY + "inst drop ( n -- ) {}\n");
    assertThat(vmgen.run(generate)).as(vmgen.err()).isEqualTo(ExitCode.FINE);
    Files.delete(directory.resolve("manual/manual.md"));
    for (int i = 0; i < 2; i++) {
      assertThat(vmgen.run("manual", "@/tiny.vmg", "-o=@/manual"))
          .as(vmgen.err())
          .isEqualTo(ExitCode.FINE);
      vmgen.write("tiny.vmg", CommandFixture.TINY);
      Files.delete(directory.resolve("manual/.vmgen-outputs"));
    }
  }

  // ---- help -------------------------------------------------------------------------------------

  @ParameterizedTest
  @ValueSource(
      strings = {
        "check",
        "run",
        "verify",
        "test",
        "generate",
        "explain",
        "size",
        "model",
        "manual"
      })
  void everyCommandTeachesByAnExample(String command) {
    assertThat(vmgen.run(command, "--help")).isEqualTo(ExitCode.FINE);
    assertThat(vmgen.out()).contains("Usage: vmgen " + command, "Example:\n  vmgen " + command);
    assertThat(vmgen.out().lines()).allMatch(line -> line.length() <= 80);
  }
}
