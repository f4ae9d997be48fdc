package org.vmgen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vmgen.generator.Vmgen;
import org.vmgen.generator.diagnostic.Diagnostics;
import org.vmgen.generator.model.VmModel;
import org.vmgen.generator.plan.EngineConfig;
import org.vmgen.harness.Tool;
import org.vmgen.harness.Tools;

class TuneCommandTest {

  private static final String COUNTDOWN =
      """
          lit 2000
      again: lit -1
          +
          loop again
          bye
      """;

  private static final String SUM =
      """
          lit 1000
      again: lit 1
          lit 2
          +
          print
          loop again
          bye
      """;

  /**
   * A host that needs no compiler: what is built says how many combinations it has, and the fewer
   * they are, the longer its programs take. Each run adds a line to a file.
   */
  private static final String HOST =
      """
      #!/bin/sh
      # host BUILT PROGRAM [--profile FILE]
      here=$(dirname "$0")
      n=$(cat "$1")
      echo "$(basename "$2" .fs) $n $3" >>"$here/runs.txt"
      if [ -n "$3" ]; then cp "$here/$(basename "$2" .fs).prof" "$4"; exit; fi
      case $n in 0) sleep 0.4 ;; 1) sleep 0.3 ;; *) sleep 0.1 ;; esac
      """;

  @TempDir private Path directory;
  private CommandFixture vmgen;

  @BeforeEach
  void programs() throws IOException {
    vmgen = new CommandFixture(directory);
    vmgen.write("tiny.vmg", CommandFixture.TINY);
    vmgen.write("count.vmasm", COUNTDOWN);
    vmgen.write("long.vmasm", COUNTDOWN.replace("2000", "30000000"));
    vmgen.write("sum.vmasm", SUM);
  }

  private String read(String name) throws IOException {
    return Files.readString(directory.resolve(name));
  }

  /** Tunes on c-direct unless told otherwise; output and work lie in the directory. */
  private int tune(String... words) {
    List<String> command = new ArrayList<>(List.of("tune", "@/tiny.vmg", "-o=@/tiny.super.vmg"));
    if (Stream.of(words).noneMatch(w -> w.startsWith("--work"))) {
      command.add("--work=@/work");
    }
    if (Stream.of(words).noneMatch(w -> w.startsWith("--engine"))) {
      command.add("--engine=c-direct");
    }
    command.addAll(List.of(words));
    return vmgen.run(command.toArray(String[]::new));
  }

  // ---- the whole loop ---------------------------------------------------------------------------

  @Test
  void theWholeLoopWithVmgensOwnDrivers() throws IOException {
    Tools.require(Tool.GCC);
    int code = tune("--programs", "@/long.vmasm", "@/sum.vmasm", "--k-values=2,1", "--rounds=2");
    assertThat(code).as(vmgen.err()).isEqualTo(ExitCode.FINE);
    assertThat(vmgen.err())
        .isEqualTo(
            """
            vmgen: profiled long.vmasm
            vmgen: profiled sum.vmasm
            vmgen: chose 1 combination
            vmgen: chose 2 combinations
            vmgen: measured, round 1 of 2
            vmgen: measured, round 2 of 2
            vmgen: too short to be measured, less than 20 ms: sum.vmasm
            """);
    assertThat(vmgen.out())
        .contains("  combinations  dispatches      time\n             0     100.0 %   100.0 %")
        .contains("\n             1 ", "\n             2 ", "  chosen\n")
        .contains("cheap estimates on this computer as busy\nas it was")
        .contains("\nwrote tiny.super.vmg: ");
    assertThat(read("work/summary.txt")).startsWith("  combinations");
    assertThat(read("tiny.super.vmg"))
        .startsWith(
            """
            // Combined instructions of tiny.
            // Chosen by vmgen tune: strategy optimal, costs c-direct, at most""")
        .doesNotContain("for other programs")
        .contains(
            "// Programs, weighing the same: long.vmasm, sum.vmasm.\n// Measured on c-direct: ");
    assertThat(vmgen.run("profile", "show", "@/work/merged.prof")).isEqualTo(ExitCode.FINE);
    assertThat(vmgen.out()).contains("; 2 runs\n");
  }

  @Test
  void enginesInJavaAreMeasuredInThisProcess() throws IOException {
    int code =
        tune("--engine=java-switch", "--programs", "@/long.vmasm", "--k-values=1", "--rounds=1");
    assertThat(code).as(vmgen.err()).isEqualTo(ExitCode.FINE);
    assertThat(read("tiny.super.vmg")).contains("costs java-switch").contains("on java-switch: ");
  }

  @Test
  void anotherImplementationOfExternsIsMeasuredAnew() throws IOException {
    vmgen.write(
        "slow.vmg",
        """
        vm slow;
        externs java "Slow";
        extern wait(n: i64) -> (r: i64) io;
        type n : i64;  type target : code;
        stack data : i64;
        inst lit ( #n -- n ) {}
        inst loop ( #target n -- n1 ) { n1 = n - 1; if (n1 != 0) jump target; }
        inst wait ( n1 -- n2 ) { n2 = wait(n1); }
        inst bye ( n -- ) { halt n; }
        """);
    vmgen.write("slow.vmasm", "lit 3\nagain: wait\nloop again\nbye\n");
    String[] command = {
      "tune",
      "@/slow.vmg",
      "--programs=@/slow.vmasm",
      "--engine=java-switch",
      "--classpath=@/classes",
      "--k-values=1",
      "--rounds=1",
      "--work=@/work",
      "-o=@/slow.super.vmg"
    };
    for (int milliseconds : new int[] {30, 10}) {
      Path source =
          vmgen.write(
              "Slow.java",
              """
              public final class Slow {
                public static long wait(org.vmgen.runtime.Machine vm, long n) throws Exception {
                  Thread.sleep(%d);
                  return n;
                }
              }
              """
                  .formatted(milliseconds));
      String[] compiler = {"-d", directory.resolve("classes").toString(), source.toString()};
      assertThat(ToolProvider.getSystemJavaCompiler().run(null, null, null, compiler)).isZero();
      assertThat(vmgen.run(command)).as(vmgen.err()).isEqualTo(ExitCode.FINE);
      assertThat(vmgen.err())
          .contains("vmgen: profiled slow.vmasm\n")
          .contains("vmgen: measured, round 1 of 1\n");
    }
    assertThat(vmgen.run(command)).isEqualTo(ExitCode.FINE);
    assertThat(vmgen.err()).doesNotContain("profiled").doesNotContain("round");
  }

  @Test
  void programsThatAreAllTooShortAreNotSaidToBeMeasured() throws IOException {
    vmgen.write("short.vmasm", "lit 1\nlit 2\n+\nbye\n");
    int code =
        tune("--engine=java-switch", "--programs", "@/short.vmasm", "--k-values=1", "--rounds=2");
    assertThat(code).as(vmgen.err()).isEqualTo(ExitCode.FINE);
    assertThat(vmgen.err())
        .endsWith(
            """
            vmgen: too short to be measured, less than 20 ms: short.vmasm
            vmgen: no program is long enough: this was chosen by predicted dispatches; let programs \
            run for some tenths of a second
            """);
    assertThat(vmgen.out()).contains("         -  chosen\n").contains(": 1 combination\n");
    assertThat(read("tiny.super.vmg")).doesNotContain("Measured").containsPattern("\n(super|spec) ");
  }

  @Test
  void programsInAnotherLanguageAreCompiledFirst() throws IOException {
    Tools.require(Tool.GCC);
    vmgen.write("sum.txt", SUM);
    int code =
        tune(
            "--programs=@/sum.txt",
            "--compile=grep -v '^;' {program} > {image}",
            "--k-values=1",
            "--rounds=1");
    assertThat(code).as(vmgen.err()).isEqualTo(ExitCode.FINE);
    assertThat(vmgen.err()).startsWith("vmgen: compiled sum.txt\nvmgen: profiled sum.txt\n");
  }

  // ---- a host of one's own, and interruptions ---------------------------------------------------

  private static final String BUILD =
      "--build=grep -c 'super[.]vmg:' {sources}/tiny_engine.c > {built}; true";

  private void writeHost() throws IOException {
    vmgen.run("run", "@/tiny.vmg", "@/count.vmasm", "--profile", "@/count.prof");
    vmgen.run("run", "@/tiny.vmg", "@/sum.vmasm", "--profile", "@/sum.prof");
    vmgen.write("count.fs", "100 countdown");
    vmgen.write("sum.fs", "10 sum");
    vmgen.write("host", HOST);
  }

  /** The options, the build command in the place of index 3. */
  private String[] hosted() {
    return new String[] {
      "--programs",
      "@/count.fs",
      "@/sum.fs",
      BUILD,
      "--run=sh " + directory + "/host {built} {program} {profile}",
      "--k-values=1,2,5", // of which the last needs no more than two here
      "--rounds=2"
    };
  }

  @Test
  void theFewestCombinationsThatAreAtMostFivePercentSlower() throws IOException {
    writeHost();
    assertThat(tune(hosted())).as(vmgen.err()).isEqualTo(ExitCode.FINE);
    assertThat(vmgen.out()).containsPattern("\n +0 .*100.0 %\n +1 .*\n +2 .*  chosen\n");
    assertThat(read("tiny.super.vmg")).contains(", at most 2.\n");
  }

  @Test
  void programsOfTheSameNameAndTextInTwoFoldersAreTwo() throws IOException {
    writeHost();
    for (String folder : List.of("a", "b")) {
      Files.createDirectories(directory.resolve(folder));
      vmgen.write(folder + "/count.fs", "require more.fs");
    }
    String[] words = hosted();
    words[1] = "@/a/count.fs";
    words[2] = "@/b/count.fs";
    assertThat(tune(words)).as(vmgen.err()).isEqualTo(ExitCode.FINE);
    assertThat(read("runs.txt").lines().filter("count 0 --profile"::equals)).hasSize(2);
    assertThat(vmgen.out()).contains("\n  a/count.fs ").contains("\n  b/count.fs ");
  }

  @Test
  void imagesOfProgramsOfTheSameNameAndTextAreTwo() throws IOException {
    for (String folder : List.of("a", "b")) {
      Files.createDirectories(directory.resolve(folder));
      vmgen.write(folder + "/main.txt", "lit 1\n");
    }
    vmgen.write("a/more.txt", "bye\n");
    vmgen.write("b/more.txt", "lit 2\n+\nbye\n");
    int code =
        tune(
            "--engine=java-switch",
            "--programs",
            "@/a/main.txt",
            "@/b/main.txt",
            "--compile=cat {program} $(dirname {program})/more.txt > {image}",
            "--k-values=1",
            "--rounds=1");
    assertThat(code).as(vmgen.err()).isEqualTo(ExitCode.FINE);
    assertThat(vmgen.run("profile", "show", "@/work/merged.prof")).isEqualTo(ExitCode.FINE);
    assertThat(vmgen.out()).startsWith("tiny: 6 instructions executed");
  }

  @Test
  void pathsMayHaveSpacesAndQuotes() throws IOException {
    writeHost();
    vmgen.write("it's $HOME.fs", "10 sum");
    vmgen.write("it's $HOME.prof", read("sum.prof"));
    String[] words = hosted();
    words[1] = "@/it's $HOME.fs";
    words = Stream.concat(Stream.of(words), Stream.of("--work=@/a 'b' $c")).toArray(String[]::new);
    assertThat(tune(words)).as(vmgen.err()).isEqualTo(ExitCode.FINE);
    assertThat(read("runs.txt")).contains("it's $HOME 0 --profile\n").contains("it's $HOME 2 \n");
  }

  @Test
  void whatIsDoneIsNotDoneAgain() throws IOException {
    writeHost();
    tune(hosted());
    String answer = read("tiny.super.vmg");
    String table = vmgen.out();
    Files.delete(directory.resolve("tiny.super.vmg"));
    Files.delete(directory.resolve("runs.txt"));

    assertThat(tune(hosted())).isEqualTo(ExitCode.FINE);
    assertThat(vmgen.err()).isEmpty();
    assertThat(vmgen.out()).isEqualTo(table);
    assertThat(read("tiny.super.vmg")).isEqualTo(answer);
    assertThat(directory.resolve("runs.txt")).doesNotExist();
  }

  @Test
  void anotherProgramOrEngineIsOnlyWhatIsMissing() throws IOException {
    writeHost();
    tune(hosted());
    vmgen.write("sum.fs", "another text of the same program");
    Files.delete(directory.resolve("runs.txt"));
    tune(hosted());
    assertThat(vmgen.err())
        .isEqualTo(
            """
            vmgen: profiled sum.fs
            vmgen: measured, round 1 of 2
            vmgen: measured, round 2 of 2
            """);
    assertThat(read("runs.txt")).doesNotContain("count");
  }

  @Test
  void aRunThatIsKilledGoesOnAndEndsWithTheSameAnswer() throws Exception {
    writeHost();
    for (int killedAt : new int[] {1, 4, 14}) {
      Process process = startedUntil("runs.txt", killedAt);
      process.destroyForcibly().waitFor();
      assertThat(lines("runs.txt")).isGreaterThanOrEqualTo(killedAt);
      assertThat(directory.resolve("tiny.super.vmg")).doesNotExist();
    }
    assertThat(tune(hosted())).as(vmgen.err()).isEqualTo(ExitCode.FINE);
    // 2 profiles, heats of 3 runs: 2 programs in 2 rounds, and one that does not count in each of
    // the 3 commands that got there; and what was killed. Without going on there were 14 + 17 runs.
    assertThat(lines("runs.txt")).isBetween(22L, 28L);
    String answer = read("tiny.super.vmg");

    Files.move(directory.resolve("work"), directory.resolve("kept"));
    assertThat(tune(hosted())).isEqualTo(ExitCode.FINE);
    assertThat(answer.replaceAll("time without.*|Measured.*", ""))
        .isEqualTo(read("tiny.super.vmg").replaceAll("time without.*|Measured.*", ""));
  }

  @Test
  void aCommandThatIsToldToEndLeavesNoProgramRunning() throws Exception {
    writeHost();
    vmgen.write(
        "host",
        """
        i=0
        while [ $i -lt 200 ]; do i=$((i + 1)); echo >>"$(dirname "$0")/alive.txt"; sleep 0.05; done
        """);
    Process process = startedUntil("alive.txt", 3);
    process.destroy();
    assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
    // What was being written, is.
    Thread.sleep(300);
    long before = lines("alive.txt");
    Thread.sleep(500);
    assertThat(lines("alive.txt")).isEqualTo(before);
    assertThat(read("log.txt")).isEqualTo("vmgen: stopped; the same command goes on from here\n");
  }

  /** The hosted command in a process of its own, which has written so many lines to a file. */
  private Process startedUntil(String name, int lines) throws Exception {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "org.vmgen.cli.Main",
                "tune",
                "@/tiny.vmg",
                "-o=@/tiny.super.vmg",
                "--work=@/work",
                "--engine=c-direct"));
    command.addAll(List.of(hosted()));
    command.replaceAll(word -> word.replace("@/", directory + "/"));
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(directory.resolve("log.txt").toFile())
            .start();
    while (process.isAlive() && lines(name) < lines) {
      Thread.sleep(20);
    }
    assertThat(process.isAlive()).as(read("log.txt")).isTrue();
    return process;
  }

  private long lines(String name) throws IOException {
    Path file = directory.resolve(name);
    return Files.exists(file) ? Files.readString(file).lines().count() : 0;
  }

  @Test
  void damagedFilesOfTheFolderAreMadeAgain() throws IOException {
    writeHost();
    tune(hosted());
    String answer = read("tiny.super.vmg");
    List<Path> all;
    try (Stream<Path> files = Files.walk(directory.resolve("work"))) {
      all =
          files
              .filter(Files::isRegularFile)
              // Of the times see TuneRaceTest; nobody reads sources again.
              .filter(f -> !f.endsWith("times.txt") && !f.toString().contains("/sources/"))
              .toList();
    }
    assertThat(all).hasSizeGreaterThan(12);
    for (Path file : all) {
      byte[] bytes = Files.readAllBytes(file);
      for (byte[] bad : List.of(Arrays.copyOf(bytes, bytes.length / 2), new byte[] {-1, 0, '\n'})) {
        Files.write(file, bad);
        assertThat(tune(hosted())).as(file + ": " + vmgen.err()).isEqualTo(ExitCode.FINE);
        assertThat(read("tiny.super.vmg")).as(file.toString()).isEqualTo(answer);
      }
    }
  }

  @Test
  void damagedProgramsAndImagesAreMadeAgain() throws IOException {
    Tools.require(Tool.GCC);
    String[] command = {
      "--programs=@/sum.vmasm", "--compile=cp {program} {image}", "--k-values=1", "--rounds=1"
    };
    assertThat(tune(command)).as(vmgen.err()).isEqualTo(ExitCode.FINE);
    List<Path> all;
    try (Stream<Path> files = Files.walk(directory.resolve("work"))) {
      all = files.filter(f -> f.toString().matches(".*/(images/.*[.]img|engines/[^./]*)")).toList();
    }
    assertThat(all).hasSizeGreaterThanOrEqualTo(4);
    for (Path file : all) {
      Files.write(file, new byte[] {0});
    }
    assertThat(tune(command)).as(vmgen.err()).isEqualTo(ExitCode.FINE);
    for (Path file : all) {
      assertThat(file).isNotEmptyFile();
      assertThat(Files.size(file)).isGreaterThan(1);
    }
  }

  @Test
  void theFileThatIsWrittenDoesNotCountAsInput() throws IOException {
    writeHost();
    // It is not there yet.
    vmgen.write("tiny.vmg", CommandFixture.TINY + "superset \"tiny.super.vmg\";\n");
    assertThat(tune(hosted())).as(vmgen.err()).isEqualTo(ExitCode.FINE);
    String answer = read("tiny.super.vmg");
    tune(hosted());
    assertThat(vmgen.err()).isEmpty();
    assertThat(read("tiny.super.vmg")).isEqualTo(answer);
    assertThat(vmgen.run("check", "@/tiny.vmg")).as(vmgen.err()).isEqualTo(ExitCode.FINE);
  }

  // ---- what is wrong ----------------------------------------------------------------------------

  @Test
  void programsThatAreNotThereAreNamed() {
    int code = tune("--programs", "@/count.vmasm", "@/no.vmasm", "@/nowhere/x.img");
    assertThat(code).isEqualTo(ExitCode.IO);
    assertThat(vmgen.err())
        .isEqualTo("vmgen: no.vmasm: no such program\nvmgen: nowhere/x.img: no such program\n");
    nothingIsWritten();
  }

  @Test
  void programsThatFailAreNamedWithWhatTheySaid() throws IOException {
    vmgen.write("trap.vmasm", "lit 1\nlit 0\ndiv\nbye\n");
    vmgen.write("wrong.vmasm", "lit\n");
    int code =
        tune(
            "--programs",
            "@/trap.vmasm",
            "@/sum.vmasm",
            "@/wrong.vmasm",
            "--engine=java-switch",
            "--k-values=1");
    assertThat(code).isEqualTo(ExitCode.INPUT);
    assertThat(vmgen.err())
        .contains("exit code 1:\nvmgen:   exit trap zeroDivide at 5 after 2\n")
        .contains("vmgen: profiled sum.vmasm\n")
        .contains("wrong.vmasm:1:4: error: ");
    nothingIsWritten();
  }

  @Test
  void aProfileOfAnotherMachineIsRefused() throws IOException {
    writeHost();
    vmgen.write("sum.prof", read("sum.prof").replace("machine tiny", "machine other"));
    vmgen.write("count.prof", read("count.prof").replaceFirst("\nend .*\n", "\n"));
    assertThat(tune(hosted())).isEqualTo(ExitCode.INPUT);
    assertThat(vmgen.err())
        .isEqualTo(
            """
            vmgen: count.fs: its profile: error: the profile is cut off: it has no line 'end NUMBER'
            vmgen: sum.fs: its profile: error: the profile is of the machine other, not of tiny
            """);
    nothingIsWritten();
  }

  @Test
  void aHostThatLeavesNoProfileOrCannotBeBuilt() throws IOException {
    writeHost();
    vmgen.write("host", "exit 0\n");
    assertThat(tune(hosted())).isEqualTo(ExitCode.INPUT);
    assertThat(vmgen.err())
        .startsWith(
            "vmgen: count.fs: its run left no profile: does the command of --run pass {profile} on?\n");
    String[] words = hosted();
    words[3] = "--build=echo 'no header'; exit 7 {sources} {built}";
    assertThat(tune(words)).isEqualTo(ExitCode.INPUT);
    assertThat(vmgen.err())
        .isEqualTo(
            """
            vmgen: c-direct cannot run here: the command of --build ended with exit code 7:
              no header
            """);
    nothingIsWritten();
  }

  @Test
  void aProgramThatDoesNotEndIsEnded() throws IOException {
    writeHost();
    vmgen.write("host", "echo waiting >&2; sleep 30 & sleep 30\n");
    List<String> words = new ArrayList<>(List.of(hosted()));
    words.add("--timeout=1");
    assertThat(tune(words.toArray(String[]::new))).isEqualTo(ExitCode.INPUT);
    assertThat(vmgen.err())
        .isEqualTo(
            """
            vmgen: count.fs: on c-direct, counting, it took longer than 1 s: --timeout allows more:
            vmgen:   waiting
            vmgen: sum.fs: on c-direct, counting, it took longer than 1 s: --timeout allows more:
            vmgen:   waiting
            """);
    nothingIsWritten();
  }

  @Test
  void aProgramThatDoesNotEndIsEndedInThisProcessToo() throws Exception {
    Path program = vmgen.write("endless.vmasm", "lit -1\nagain: loop again\nbye\n");
    VmModel tiny =
        Vmgen.load(directory.resolve("tiny.vmg"), Map.of(), new Diagnostics()).orElseThrow();
    TuneEngine engine =
        new DriverEngines(
                EngineConfig.checked("java-switch"),
                directory.resolve("engines"),
                Optional.empty(),
                List.of(),
                Duration.ofMillis(1500))
            .measured(tiny);
    assertThat(engine.run(program, Optional.empty()).problem())
        .isEqualTo("took longer than 1 s: --timeout allows more");
  }

  @Test
  void whatIsLeftInTheBackgroundIsNotWaitedFor() throws IOException {
    long start = System.nanoTime();
    TuneEngine.Outcome outcome =
        ChildProcess.run(
            List.of("/bin/sh", "-c", "echo said >&2; sleep 10 & exit 0"),
            false,
            Duration.ofSeconds(60));
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(6));
    assertThat(outcome.isFine()).isTrue();
    assertThat(outcome.errors()).isEqualTo("said\n");
  }

  @Test
  void ofWhatIsSaidOnlyTheBeginningIsKept() throws IOException {
    TuneEngine.Outcome outcome =
        ChildProcess.run(
            List.of("/bin/sh", "-c", "yes no 2>/dev/null | head -n 100000 >&2; exit 3"),
            false,
            Duration.ofSeconds(60));
    assertThat(outcome.code()).isEqualTo(3);
    assertThat(outcome.errors()).startsWith("no\nno\n").hasSize(1 << 16);
  }

  @Test
  void anEngineThatTheMachineCannotHave() throws IOException {
    vmgen.write("tiny.vmg", CommandFixture.TINY + "inst cpuid ( -- n ) @java {{ n = 1; }}\n");
    assertThat(tune("--programs=@/sum.vmasm")).isEqualTo(ExitCode.INPUT);
    assertThat(vmgen.err())
        .isEqualTo(
            "vmgen: c-direct cannot run here: tiny.vmg:16: instruction cpuid has no body for C\n");
    nothingIsWritten();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--engine=reference | the reference engine runs instructions one by one: choose another",
        "--engine=c-tial | there is no engine 'c-tial': did you mean 'c-tail'?",
        "--k-values=0,1 | --k-values needs numbers from 1",
        "--rounds=0 | --rounds needs a number from 1",
        "--timeout=0 | --timeout needs a number from 1",
        "--no-composites | --no-composites leaves nothing to tune",
        "--costs=time | there are no costs 'time': use c-direct, dispatches, java-switch",
        "--run=x | --build and --run belong together: one makes {built}, the other runs it",
        "--compile=x {program} | the command of --compile lacks {image}",
        "--package=a.b | --package and --prefix are for the files that --build reads",
      })
  void wrongUsage(String option, String message) {
    String engine = option.startsWith("--engine") ? option : "--engine=c-direct";
    assertThat(
            tune("--programs=@/sum.vmasm", engine, option.equals(engine) ? "--rounds=1" : option))
        .isEqualTo(ExitCode.USAGE);
    assertThat(vmgen.err()).startsWith("vmgen: " + message + "\n");
    nothingIsWritten();
  }

  @Test
  void aFolderOfSomethingElseIsLeftAlone() throws IOException {
    Files.createDirectories(directory.resolve("work"));
    vmgen.write("work/letter.txt", "Dear …");
    assertThat(tune("--programs=@/sum.vmasm")).isEqualTo(ExitCode.INPUT);
    assertThat(vmgen.err())
        .isEqualTo(
            "vmgen: work is there already, and is no folder of vmgen tune: name another by --work\n");
    try (TuneFolder held = TuneFolder.open(directory.resolve("other"))) {
      assertThat(held.file("x")).doesNotExist();
      tune("--programs=@/sum.vmasm", "--work=@/other");
      assertThat(vmgen.err())
          .isEqualTo(
              "vmgen: other is in use by another vmgen tune: wait for it, or name another by --work\n");
    } catch (TuneException e) {
      throw new AssertionError(e);
    }
    nothingIsWritten();
  }

  private void nothingIsWritten() {
    assertThat(directory.resolve("tiny.super.vmg")).doesNotExist();
  }
}
