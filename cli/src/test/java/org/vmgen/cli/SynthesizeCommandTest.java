package org.vmgen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SynthesizeCommandTest {

  @TempDir private Path directory;
  private CommandFixture vmgen;

  @BeforeEach
  void profiles() throws IOException {
    vmgen = new CommandFixture(directory);
    vmgen.write("tiny.vmg", CommandFixture.TINY);
    vmgen.writeProfiled("count", CommandFixture.countdown(100));
    vmgen.writeProfiled("sum", CommandFixture.sums(10));
  }

  private String read(String name) throws IOException {
    return Files.readString(directory.resolve(name));
  }

  @Test
  void combinationsAreDefinitionsWithWhatTheyGain() throws IOException {
    int code =
        vmgen.run(
            "synthesize",
            "@/tiny.vmg",
            "--profile=@/count.prof",
            "--profile=@/sum.prof",
            "-k=2",
            "--costs=dispatches",
            "-o=@/tiny.super.vmg");
    assertThat(vmgen.err())
        .isEqualTo(
            "vmgen: tiny.vmg does not read it yet; engines have these combinations when it says:"
                + " superset \"tiny.super.vmg\";\n");
    assertThat(code).isEqualTo(ExitCode.FINE);
    assertThat(read("tiny.super.vmg"))
        .isEqualTo(
            """
            // Combined instructions of tiny.
            // Chosen by vmgen synthesize: strategy balanced, costs dispatches, at most 2.
            // Profiles, weighing the same: count.prof, sum.prof.
            // Dispatches: 27.35 % of those without combinations; one for each block would be 27.35 %.
            // Behind each: how often it runs in these programs; how much more they cost without it.

            super lit_add_loop_bye = lit add loop bye;              // 50 times, 33.22 %
            super lit_lit_add_print_loop_bye = lit lit add print loop bye; // 10 times, 39.42 %
            """);
  }

  /** Of an odd number of executions above 2^53, where neither scaling nor doubles are exact. */
  @Test
  void whatIsShownOfLargeCountsIsExact() throws IOException {
    vmgen.write(
        "huge.prof",
        """
        vmgen profile 1
        machine tiny
        runs 1
        instruction + ( data.i64 data.i64 -- data.i64 )
        instruction bye ( data.i64 -- )
        instruction lit #i64 ( -- data.i64 )
        blocks
        1000000000000000003\tlit 1; +
        1\tlit 5; bye
        end 2
        """);
    vmgen.run("profile", "show", "@/huge.prof");
    assertThat(vmgen.out()).startsWith("tiny: 2,000,000,000,000,000,008 instructions executed");
    vmgen.run("profile", "hot", "@/huge.prof");
    assertThat(vmgen.out()).contains("  1,000,000,000,000,000,003 times: lit 1; +\n");
    vmgen.run("profile", "hot", "@/huge.prof", "--sequences");
    assertThat(vmgen.out())
        .startsWith("tiny: part of the 2,000,000,000,000,000,008 dispatches")
        .contains("  1,000,000,000,000,000,003 times: lit; +\n")
        .contains("  once: lit; bye\n");
    int code =
        vmgen.run(
            "synthesize",
            "@/tiny.vmg",
            "--profile=@/huge.prof",
            "-k=1",
            "--by-counts",
            "--evaluate=1",
            "-o=@/t.super.vmg",
            "--report=@/report");
    assertThat(code).as(vmgen.err()).isEqualTo(ExitCode.FINE);
    assertThat(read("t.super.vmg")).contains("// 1,000,000,000,000,000,003 times, ");
    assertThat(read("report/index.html"))
        .contains(">1,000,000,000,000,000,003<", ">2,000,000,000,000,000,008<");
    assertThat(read("report/chosen.csv")).contains(",1000000000000000003,");
    assertThat(read("report/evaluation.csv"))
        .contains(",2000000000000000008,1000000000000000005,1000000000000000004,")
        .doesNotContain("-", "E");
  }

  @Test
  void aSelectionThatIsStoppedWritesTheBestUntilThen() throws IOException {
    Thread.currentThread().interrupt();
    int code =
        vmgen.run(
            "synthesize",
            "@/tiny.vmg",
            "--profile=@/count.prof",
            "--strategy=optimal",
            "-o=@/t.super.vmg");
    assertThat(code).isEqualTo(ExitCode.FINE);
    assertThat(vmgen.err())
        .startsWith("vmgen: stopped early: these are the best combinations until then\n");
    assertThat(read("t.super.vmg"))
        .contains("// Stopped early: the best until then.\n")
        .containsOnlyOnce("\nspec ");
  }

  /** Ctrl-C while it chooses: the process ends, but not before the file is there. */
  @Test
  void ctrlCStopsTheSelectionAndNotTheProcess() throws IOException, InterruptedException {
    Path forth = Path.of("../examples/forth/src/main");
    Path output = directory.resolve("f.super.vmg");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "synthesize",
                forth.resolve("vmgen/forth.vmg").toString(),
                "-k=300",
                "--strategy=optimal",
                "--progress",
                "-o=" + output,
                "--profile=" + forth.resolve("profiles/lisp.prof"))
            .redirectErrorStream(true)
            .start();
    try (BufferedReader lines = process.inputReader()) {
      String line = lines.readLine();
      while (line != null && !line.contains("choosing 3:")) {
        line = lines.readLine();
      }
      new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();
      String rest = lines.lines().collect(Collectors.joining("\n"));
      assertThat(rest).contains("stopped early").doesNotContain("choosing 300");
    }
    assertThat(process.waitFor()).isEqualTo(130);
    assertThat(Files.readString(output)).contains("// Stopped early").contains("\nsuper ");
  }

  @Test
  void theDescriptionReadsThem() throws IOException {
    vmgen.write("tiny.vmg", CommandFixture.TINY + "superset \"tiny.super.vmg\";\n");
    vmgen.write("tiny.super.vmg", "");
    for (int i = 0; i < 2; i++) {
      int code =
          vmgen.run(
              "synthesize",
              "@/tiny.vmg",
              "--profile",
              "@/count.prof",
              "@/sum.prof",
              "--costs=java-switch",
              "-k=9",
              "-o=@/tiny.super.vmg");
      assertThat(code).isEqualTo(ExitCode.FINE);
      assertThat(vmgen.err()).isEmpty();
      assertThat(read("tiny.super.vmg"))
          .contains("spec lit_m1_add_loop_bye = lit(-1) add loop bye;");
      assertThat(vmgen.run("check", "@/tiny.vmg")).as(vmgen.err()).isEqualTo(ExitCode.FINE);
    }
  }

  @Test
  void withoutAFileTheyArePrinted() {
    vmgen.run("synthesize", "@/tiny.vmg", "--profile", "@/sum.prof", "-k1", "--strategy=frequency");
    assertThat(vmgen.out()).contains("strategy frequency").contains("\nsuper ");
  }

  @Test
  void aReportIsAPageWithItsData() throws IOException {
    int code =
        vmgen.run(
            "synthesize",
            "@/tiny.vmg",
            "--profile",
            "@/count.prof",
            "@/sum.prof",
            "-k=2",
            "--evaluate=1,2",
            "--report=@/report");
    assertThat(code).as(vmgen.err()).isEqualTo(ExitCode.FINE);
    assertThat(read("report/index.html")).contains("<h1>Combined instructions of tiny</h1>");
    assertThat(read("report/report.json")).startsWith("{\n  \"machine\": \"tiny\",");
    assertThat(read("report/evaluation.csv")).contains("optimal,true,2,");
    assertThat(read("report/bounds.csv")).startsWith("count,reached\n1,").hasLineCount(3);
    assertThat(read("report/chosen.csv")).hasLineCount(3);
  }

  @Test
  void aReportIsAboutTheNumberThatWasChosenToo() throws IOException {
    vmgen.run(
        "synthesize",
        "@/tiny.vmg",
        "--profile",
        "@/count.prof",
        "@/sum.prof",
        "-k=2",
        "--evaluate=4,1,4",
        "--report=@/report");
    assertThat(read("report/index.html")).contains("<h2>Programs, with 2 combinations</h2>");
    assertThat(read("report/bounds.csv").lines().map(line -> line.replaceFirst(",.*", "")))
        .containsExactly("count", "1", "2", "4");
  }

  @Test
  void numbersToEvaluateAreTakenOnceAndInOrderInAnyLanguage() {
    Locale before = Locale.getDefault();
    Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
    try {
      vmgen.run("synthesize", "@/tiny.vmg", "--profile", "@/sum.prof", "--evaluate=4,2,2");
    } finally {
      Locale.setDefault(before);
    }
    assertThat(vmgen.out().lines().filter(line -> line.matches(" +\\p{Nd} .*")))
        .map(line -> line.strip().substring(0, 1))
        .containsExactly("2", "4");
  }

  @Test
  void theFileSaysAllLimits() {
    vmgen.run("synthesize", "@/tiny.vmg", "--profile", "@/sum.prof", "-k=2", "--bytes=7800");
    assertThat(vmgen.out()).contains(", at most 2 of 7800 bytes of code.\n");
    vmgen.run("synthesize", "@/tiny.vmg", "--profile", "@/sum.prof", "--bytes=7800");
    assertThat(vmgen.out()).contains(", at most 7800 bytes of code.\n");
  }

  @Test
  void constantsOfTheProgramsCanBeLeftOut() {
    vmgen.run("synthesize", "@/tiny.vmg", "--profile", "@/count.prof", "-k=2");
    assertThat(vmgen.out()).contains("strategy balanced, costs c-direct").contains("spec ");
    vmgen.run("synthesize", "@/tiny.vmg", "--profile", "@/count.prof", "-k=2", "--no-constants");
    assertThat(vmgen.out())
        .contains("strategy balanced, without constants, costs c-direct")
        .contains("super ")
        .doesNotContain("spec ");
  }

  @Test
  void theLengthOfCombinationsIsLimited() {
    vmgen.run("synthesize", "@/tiny.vmg", "--profile", "@/sum.prof", "-k=1", "--longest=2");
    assertThat(vmgen.out())
        .contains("strategy balanced, of at most 2 instructions, costs c-direct")
        .containsPattern("(super|spec) \\S+ = \\S+ \\S+;");
  }

  @Test
  void theOrderOfProfilesDoesNotMatter() throws IOException {
    Files.createDirectory(directory.resolve("x"));
    Files.createDirectory(directory.resolve("y"));
    vmgen.write("x/run.prof", read("count.prof"));
    vmgen.write("y/run.prof", read("sum.prof"));
    vmgen.run("synthesize", "@/tiny.vmg", "--profile", "@/x/run.prof", "@/y/run.prof", "-k=1");
    String first = vmgen.out();
    vmgen.run("synthesize", "@/tiny.vmg", "--profile", "@/y/run.prof", "@/x/run.prof", "-k=1");
    assertThat(vmgen.out()).isEqualTo(first).contains("x/run.prof, ").contains("y/run.prof.");
  }

  @Test
  void aProfileIsGivenOnce() {
    assertThat(
            vmgen.run("synthesize", "@/tiny.vmg", "--profile", "@/sum.prof", "@/sum.prof", "-k=1"))
        .isEqualTo(ExitCode.USAGE);
    assertThat(vmgen.err()).contains("--profile names a file twice");
  }

  @Test
  void evaluationShowsWhatEachStrategyReaches() {
    vmgen.run(
        "synthesize", "@/tiny.vmg", "--profile", "@/count.prof", "@/sum.prof", "--evaluate=1,2");
    assertThat(vmgen.out())
        .startsWith("Groups of programs: count.prof, sum.prof\n\nPrograms trained: ")
        .contains("\nPrograms unseen: ")
        .contains("     k  balanced            frequency           general ");
  }

  @Test
  void aWrongProfileLeavesTheFileAsItWas() throws IOException {
    vmgen.write("tiny.super.vmg", "// Combined instructions of tiny.\n// old\n");
    vmgen.write("cut.prof", read("sum.prof").replaceFirst("end.*\n", ""));
    vmgen.write("foreign.prof", read("sum.prof").replace("machine tiny", "machine other"));
    vmgen.write(
        "stale.prof", read("sum.prof").replace("lit #i64", "lit #i32").replace("bye", "halt"));
    int code =
        vmgen.run(
            "synthesize",
            "@/tiny.vmg",
            "--profile",
            "@/cut.prof",
            "@/count.prof",
            "@/foreign.prof",
            "@/stale.prof",
            "-o=@/tiny.super.vmg");
    assertThat(code).isEqualTo(ExitCode.INPUT);
    assertThat(vmgen.err())
        .isEqualTo(
            """
            vmgen: cut.prof: error: the profile is cut off: it has no line 'end NUMBER'
            vmgen: foreign.prof: error: the profile is of the machine other, not of tiny
            vmgen: stale.prof: error: the machine has no instruction halt ( data.i64 -- )
            vmgen: stale.prof: error: the instruction lit #i32 ( -- data.i64 ) has changed: it is now lit #i64 ( -- data.i64 )
            """);
    assertThat(read("tiny.super.vmg")).isEqualTo("// Combined instructions of tiny.\n// old\n");
  }

  @Test
  void wrongUsageIsTold() {
    vmgen.run("synthesize", "@/tiny.vmg", "--profile", "@/sum.prof", "--strategy=best");
    assertThat(vmgen.err())
        .startsWith(
            "vmgen: there is no strategy 'best': use balanced, frequency, general, longest, optimal, pairs, replicate, static\n");
    vmgen.run("synthesize", "@/tiny.vmg", "--profile", "@/sum.prof", "--costs=time");
    assertThat(vmgen.err())
        .startsWith(
            "vmgen: there are no costs 'time': use c-direct, dispatches, java-switch, java-switch-unchecked\n");
    vmgen.run("synthesize", "@/tiny.vmg", "--profile", "@/sum.prof", "-k0");
    assertThat(vmgen.err()).startsWith("vmgen: -k and --bytes need a number from 1\n");
    vmgen.run("synthesize", "@/tiny.vmg", "--profile", "@/sum.prof", "--report", "@/sum.prof");
    assertThat(vmgen.err())
        .startsWith("vmgen: --report needs a directory, and sum.prof is a file\n");
  }

  @Test
  void theDescriptionComesBeforeOptionsThatTakeSeveralFiles() {
    assertThat(vmgen.run("synthesize", "--profile", "@/sum.prof", "@/tiny.vmg"))
        .isEqualTo(ExitCode.USAGE);
    assertThat(vmgen.err())
        .startsWith(
            "vmgen: Missing required parameter: 'SPEC'; it comes first: what follows --profile is"
                + " taken for one of its files\n");
    vmgen.run("synthesize", "--help");
    assertThat(vmgen.out()).contains("\nUsage: vmgen synthesize SPEC [-h] ");
  }

  @Test
  void ofOneProgramNothingIsUnseen() {
    vmgen.run("synthesize", "@/tiny.vmg", "--profile", "@/sum.prof", "--evaluate=1");
    assertThat(vmgen.out())
        .contains("\nPrograms trained: ")
        .contains("; more at k: none\n")
        .endsWith(
            "\nPrograms unseen: none can be left out; give profiles of two that differ, or more\n");
  }

  @Test
  void filesThatCannotBeReadAreNamedTogether() throws IOException {
    Files.createDirectory(directory.resolve("profiles"));
    String[] profiles = {"@/sum.prof", "@/profiles", "@/none.prof"};
    String message = "vmgen: profiles: it is a directory\nvmgen: none.prof: no such file\n";
    List<String> synthesize = new ArrayList<>(List.of("synthesize", "@/tiny.vmg", "--profile"));
    synthesize.addAll(List.of(profiles));
    assertThat(vmgen.run(synthesize.toArray(String[]::new))).isEqualTo(ExitCode.IO);
    assertThat(vmgen.err()).isEqualTo(message);
    List<String> merge = new ArrayList<>(List.of("profile", "merge", "-o=@/merged.prof"));
    merge.addAll(List.of(profiles));
    assertThat(vmgen.run(merge.toArray(String[]::new))).isEqualTo(ExitCode.IO);
    assertThat(vmgen.err()).isEqualTo(message);
    assertThat(directory.resolve("merged.prof")).doesNotExist();
  }

  // ---- profile ----------------------------------------------------------------------------------

  @Test
  void mergedProfilesAreAsOneOfBothRuns() throws IOException {
    vmgen.run("run", "@/tiny.vmg", "@/sum.vmasm", "@/count.vmasm", "--profile", "@/both.prof");
    assertThat(vmgen.run("profile", "merge", "@/count.prof", "@/sum.prof", "-o", "@/merged.prof"))
        .isEqualTo(ExitCode.FINE);
    assertThat(read("merged.prof")).isEqualTo(read("both.prof")).contains("\nruns 2\n");
  }

  @Test
  void profilesOfDifferentMachinesAreNotAdded() throws IOException {
    vmgen.write("other.prof", read("sum.prof").replace("machine tiny", "machine other"));
    vmgen.write("changed.prof", read("sum.prof").replace("lit #i64", "lit #i32"));
    assertThat(
            vmgen.run(
                "profile",
                "merge",
                "@/sum.prof",
                "@/other.prof",
                "@/changed.prof",
                "-o",
                "@/merged.prof"))
        .isEqualTo(ExitCode.INPUT);
    assertThat(vmgen.err())
        .isEqualTo(
            """
            vmgen: other.prof: error: the profile is of the machine other, not of tiny
            vmgen: changed.prof: error: the instruction lit #i32 ( -- data.i64 ) differs: elsewhere it is lit #i64 ( -- data.i64 )
            """);
    assertThat(directory.resolve("merged.prof")).doesNotExist();
  }

  @Test
  void aDamagedLineIsNamed() throws IOException {
    vmgen.write("bad.prof", read("sum.prof").replace("\n1\tlit 10", "\n-1\tlit 10"));
    assertThat(vmgen.run("profile", "show", "@/bad.prof")).isEqualTo(ExitCode.INPUT);
    assertThat(vmgen.err())
        .isEqualTo("vmgen: bad.prof:11: error: the profile is damaged: a count is negative: -1\n");
  }

  @Test
  void itsCommandsHaveHelpAndUsageOfTheirOwn() {
    assertThat(vmgen.run("profile", "hot", "--help")).isEqualTo(ExitCode.FINE);
    assertThat(vmgen.out()).contains("\nUsage: vmgen profile hot [-h] ");
    assertThat(vmgen.run("profile", "hot", "@/sum.prof", "-n=x")).isEqualTo(ExitCode.USAGE);
    assertThat(vmgen.err())
        .isEqualTo(
            """
            vmgen: Invalid value for option '-n': 'x' is no whole number
            Try: vmgen profile hot --help
            """);
    vmgen.run("profile", "hot", "@/sum.prof", "-n=9999999999");
    assertThat(vmgen.err()).contains("'9999999999' is too large\n");
    vmgen.run("profile", "hot", "@/sum.prof", "-n=0");
    assertThat(vmgen.err()).endsWith("\nTry: vmgen profile hot --help\n");
    vmgen.run("profile", "cold");
    assertThat(vmgen.err())
        .startsWith("vmgen: there is no command 'vmgen profile cold': use hot, merge, show\n");
    vmgen.run("profile");
    assertThat(vmgen.err()).startsWith("vmgen: a command is missing: hot, merge, show\n");
  }

  @Test
  void showTellsWhatRanAndWithWhat() {
    vmgen.run("profile", "show", "@/sum.prof");
    assertThat(vmgen.out())
        .isEqualTo(
            """
            tiny: 52 instructions executed in 11 blocks, 2 different; 1 run
             40.38 %  lit: 1 48 %, 2 48 %, 10 5 %
             19.23 %  +
             19.23 %  loop
             19.23 %  print
              1.92 %  bye
            """);
  }

  @Test
  void hotTakesALengthForSequencesOnly() {
    assertThat(vmgen.run("profile", "hot", "@/sum.prof", "--longest=4")).isEqualTo(ExitCode.USAGE);
    assertThat(vmgen.err())
        .isEqualTo(
            """
            vmgen: --longest is about sequences, and blocks are shown whole: add --sequences
            Try: vmgen profile hot --help
            """);
    assertThat(vmgen.out()).isEmpty();
  }

  @Test
  void hotShowsBlocksAndSequences() {
    vmgen.run("profile", "hot", "@/sum.prof", "-n", "1");
    assertThat(vmgen.out())
        .isEqualTo(
            """
            tiny: part of the 52 executed instructions; how often it was entered; block
             98.08 %  10 times: lit 1; lit 2; +; print; loop _; bye
            """);
    vmgen.run("profile", "hot", "@/sum.prof", "-n", "1", "--sequences", "--longest", "4");
    assertThat(vmgen.out())
        .isEqualTo(
            """
            tiny: part of the 52 dispatches that one instruction in its place saves; how often it ran to its end; sequence
             57.69 %  10 times: lit; +; print; loop
            """);
  }

  @Test
  void profilesSayWhichInstructionsTheLoopInJavaHas() throws IOException {
    int code =
        vmgen.run(
            "generate",
            "@/tiny.vmg",
            "--engine=java-switch",
            "--use-profile=@/count.prof",
            "-o=@/out");
    assertThat(vmgen.err()).isEmpty();
    assertThat(code).isEqualTo(ExitCode.FINE);
    String machine = read("out/TinyMachine.java");
    int outside = machine.indexOf("private int outlined0(");
    assertThat(machine.substring(0, outside)).contains("// loop ").doesNotContain("// print ");
    assertThat(machine.substring(outside)).contains("// print ").doesNotContain("// loop ");
  }

  @Test
  void generateRefusesProfilesOfOtherDescriptions() throws IOException {
    vmgen.write(
        "old.vmg",
        CommandFixture.TINY
            .replace("inst loop", "inst spin")
            .replace("example loop", "example spin"));
    int code =
        vmgen.run(
            "generate",
            "@/old.vmg",
            "--engine=java-switch",
            "--use-profile=@/count.prof",
            "-o=@/out");
    assertThat(code).isEqualTo(ExitCode.INPUT);
    assertThat(vmgen.err()).contains("count.prof").contains("loop");
    assertThat(directory.resolve("out")).doesNotExist();
  }
}
