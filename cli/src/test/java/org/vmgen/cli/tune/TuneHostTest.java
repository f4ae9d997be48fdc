package org.vmgen.cli.tune;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vmgen.cli.CommandFixture;
import org.vmgen.cli.ExitCode;

/** {@code vmgen tune} with a host of one's own, and what remains when it is ended. */
class TuneHostTest extends TuneFixture {

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
      case $n in 0) sleep 0.2 ;; 1) sleep 0.15 ;; *) sleep 0.05 ;; esac
      """;

  private static final String BUILD =
      "--build=grep -c 'super[.]vmg:' {sources}/tiny_engine.c > {built}; true";

  private void writeHost() throws IOException {
    vmgen.profile("count");
    vmgen.profile("sum");
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
  void pathsMayHaveSpacesAndQuotes() throws IOException {
    writeHost();
    vmgen.write("it's $HOME.fs", "10 sum");
    vmgen.write("it's $HOME.prof", read("sum.prof"));
    String[] words = hosted();
    words[1] = "@/it's $HOME.fs";
    words = Stream.concat(Stream.of(words), Stream.of("--work=@/a 'b' $c")).toArray(String[]::new);
    assertThat(tune(words)).as(vmgen.err()).isEqualTo(ExitCode.FINE);
    assertThat(read("runs.txt")).contains("it's $HOME 0 --profile\n").contains("it's $HOME 1 \n");
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
            vmgen: compared what sum.fs prints on 3 engines
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
    // 2 profiles, 2 comparisons of 3 runs, heats of 3 runs: 2 programs in 2 rounds, and one that
    // does not count in each of the 2 commands that got there; and what was killed. Without going
    // on there were 14 + 23 runs.
    assertThat(lines("runs.txt")).isBetween(24L, 33L);
    assertThat(temporary()).isEmpty();
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
    assertThat(read("log.txt"))
        .isEqualTo(
            """
            vmgen: building c-direct
            vmgen: building an engine that counts
            vmgen: stopped; the same command goes on from here
            """);
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
    // Of the times see TuneRaceTest; nobody reads sources again.
    List<Path> all =
        filesOfWork(f -> !f.endsWith("times.txt") && !f.toString().contains("/sources/"));
    String answer = read("tiny.super.vmg");
    assertThat(all).hasSizeGreaterThan(12);
    for (Path file : all) {
      if (!Files.exists(file)) {
        continue; // of an engine that was built again, elsewhere
      }
      byte[] bytes = Files.readAllBytes(file);
      for (byte[] bad : List.of(Arrays.copyOf(bytes, bytes.length / 2), new byte[] {-1, 0, '\n'})) {
        Files.write(file, bad);
        assertThat(tune(hosted())).as(file + ": " + vmgen.err()).isEqualTo(ExitCode.FINE);
        assertThat(read("tiny.super.vmg")).as(file.toString()).isEqualTo(answer);
      }
    }
  }

  /** Tunes, and lists the files that this leaves in its folder. */
  private List<Path> filesOfWork(Predicate<Path> wanted) throws IOException {
    writeHost();
    tune(hosted());
    try (Stream<Path> files = Files.walk(directory.resolve("work"))) {
      return files.filter(Files::isRegularFile).filter(wanted).toList();
    }
  }

  /** Such as those of a file system that was not synchronized: large, and nothing but zeros. */
  @Test
  void filesOfTheFolderThatFillNoMemoryAreMadeAgain() throws IOException {
    List<Path> all =
        filesOfWork(f -> f.toString().matches(".*(\\.built|\\.super\\.vmg|\\.prof|times\\.txt)"));
    String answer = read("tiny.super.vmg");
    assertThat(all).hasSizeGreaterThan(6);
    for (Path file : all) {
      try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
        sparse.setLength(0);
        sparse.setLength(3L << 30);
      }
    }
    assertThat(tune(hosted())).as(vmgen.err()).isEqualTo(ExitCode.FINE);
    assertThat(read("tiny.super.vmg").replaceAll("Measured.*", ""))
        .isEqualTo(answer.replaceAll("Measured.*", ""));
    // Times are added to a file of any size: what is no line of them counts for nothing.
    assertThat(all)
        .filteredOn(file -> !file.endsWith("times.txt"))
        .allSatisfy(file -> assertThat(file.toFile().length()).isLessThan(1 << 20));
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
    assertThat(vmgen.out()).doesNotContain("does not read it");
    assertThat(read("tiny.super.vmg")).isEqualTo(answer);
    assertThat(vmgen.run("check", "@/tiny.vmg")).as(vmgen.err()).isEqualTo(ExitCode.FINE);
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
            vmgen: building c-direct
            vmgen: building an engine that counts
            vmgen: count.fs: its profile: error: the profile is cut off: it has no line 'end NUMBER'
            vmgen: sum.fs: its profile: error: the profile is of the machine other, not of tiny
            """);
    nothingIsWritten();
  }

  @Test
  void enginesOnWhichAProgramPrintsSomethingElseAreNoAnswer() throws IOException {
    writeHost();
    vmgen.write(
        "host",
        HOST
            + """
            case $2 in
              *count.fs) echo counted; if [ $n = 2 ]; then printf 'to %0100d' 0; else echo to 7; fi ;;
              *) if [ $n = 1 ]; then echo wrong >&2; exit 3; fi ;;
            esac
            """);
    assertThat(tune(hosted())).isEqualTo(ExitCode.INPUT);
    assertThat(vmgen.err())
        .endsWith(
            "vmgen: count.fs prints something else on c-direct with 2 combinations than on c-direct"
                + " with 0 combinations: line 2 is 'to "
                + "0".repeat(57)
                + "…' without an end of line instead of 'to 7'; combined instructions must not change"
                + " what programs do: please report it, or say --no-compare if the program prints times\n"
                + "vmgen: sum.fs: on c-direct with 1 combination it ended with exit code 3:\n"
                + "vmgen:   wrong\n");
    nothingIsWritten();
  }

  @Test
  void ofALongLineThePlaceThatDiffersIsShown() throws IOException {
    writeHost();
    vmgen.write("host", HOST + "printf '%0100d%s, a line of many characters\\n' 0 $n\n");
    assertThat(tune(hosted())).isEqualTo(ExitCode.INPUT);
    assertThat(vmgen.err())
        .contains(
            ": line 1 is '…0000000000000001, a line of many characters'"
                + " instead of '…0000000000000000, a line of many characters'; ");
    nothingIsWritten();
  }

  @Test
  void aProgramThatPrintsSomethingElseEachTimeIsNotCompared() throws IOException {
    writeHost();
    vmgen.write("host", HOST + "wc -l <\"$here/runs.txt\"\n");
    assertThat(tune(hosted())).as(vmgen.err()).isEqualTo(ExitCode.FINE);
    assertThat(vmgen.err())
        .contains(
            "vmgen: count.fs prints something else each time, such as times: this is not compared\n");
  }

  @Test
  void whatProgramsPrintNeedNotBeCompared() throws IOException {
    writeHost();
    vmgen.write("host", HOST + "echo $n\n");
    assertThat(tune(hosted())).isEqualTo(ExitCode.INPUT);
    nothingIsWritten();

    String[] words = Arrays.copyOf(hosted(), hosted().length + 1);
    words[words.length - 1] = "--no-compare";
    assertThat(tune(words)).as(vmgen.err()).isEqualTo(ExitCode.FINE);
  }

  @Test
  void twoProcessesDoNotUseOneFolder() throws Exception {
    writeHost();
    Process first = startedUntil("runs.txt", 1);
    try {
      assertThat(tune(hosted())).isEqualTo(ExitCode.INPUT);
      assertThat(vmgen.err())
          .isEqualTo(
              "vmgen: work is in use by another vmgen tune: wait for it, or name another by --work\n");
      nothingIsWritten();
    } finally {
      first.destroy();
      first.waitFor();
    }
  }

  @Test
  void aCommandThatPassesNoProfileOnIsWrongUsage() throws IOException {
    writeHost();
    String[] words = hosted();
    words[4] = "--run=sh " + directory + "/host {built} {program} {profil}";
    assertThat(tune(words)).isEqualTo(ExitCode.USAGE);
    assertThat(vmgen.err()).startsWith("vmgen: the command of --run lacks {profile}\n");
    assertThat(directory.resolve("work")).doesNotExist();
  }

  @Test
  void theReportHasTheTimes() throws IOException {
    writeHost();
    List<String> words = new ArrayList<>(List.of(hosted()));
    words.add("--report=@/report");
    assertThat(tune(words.toArray(String[]::new))).as(vmgen.err()).isEqualTo(ExitCode.FINE);
    assertThat(read("report/index.html")).contains("<h2>Measured</h2>", "<th>2 combinations</th>");
    assertThat(read("report/measured.csv"))
        .startsWith("combinations,dispatches,cost,time,chosen,program,nanoseconds\n0,1.0,1.0,1.0,")
        .containsPattern("\n2,0[.]\\d+,0[.]\\d+,0[.]\\d+,true,sum[.]fs,\\d+\n")
        .hasLineCount(7);
    assertThat(read("report/report.json")).contains("\"measured\": [\n    {\"combinations\":0,");
    assertThat(read("report/chosen.csv")).hasLineCount(3);
  }

  @Test
  void aHostThatLeavesNoProfileOrCannotBeBuilt() throws IOException {
    writeHost();
    vmgen.write("host", "exit 0\n");
    assertThat(tune(hosted())).isEqualTo(ExitCode.INPUT);
    assertThat(vmgen.err())
        .contains(
            "\nvmgen: count.fs: its run left no profile: does the command of --run pass {profile} on?\n");
    String[] words = hosted();
    words[3] = "--build=echo 'no header'; exit 7 {sources} {built}";
    assertThat(tune(words)).isEqualTo(ExitCode.INPUT);
    assertThat(vmgen.err())
        .isEqualTo(
            """
            vmgen: building c-direct
            vmgen: c-direct cannot run here: the command of --build ended with exit code 7:
              no header
            """);
    nothingIsWritten();
  }

  /** Whether they fail or take too long; what they started may have left them. */
  @ParameterizedTest
  @ValueSource(strings = {"exit 3", "sleep 60"})
  void programsThatFailLeaveNothing(String end) throws Exception {
    writeHost();
    vmgen.write(
        "host",
        """
        here=$(dirname "$0")
        echo part >"$4"; echo other >"$(dirname "$4")/other"
        (sleep 60 & echo $! >>"$here/left.txt")
        (sh -c 'echo $$ >>"$0"; sleep 60; sleep 60' "$here/left.txt" >/dev/null 2>&1 &)
        """
            + end
            + "\n");
    List<String> words = new ArrayList<>(List.of(hosted()));
    words.add("--timeout=1");
    assertThat(tune(words.toArray(String[]::new))).as(vmgen.err()).isEqualTo(ExitCode.INPUT);
    assertThat(temporary()).isEmpty();
    assertThat(lines("left.txt")).isGreaterThanOrEqualTo(2);
    for (String left : read("left.txt").lines().toList()) {
      Optional<ProcessHandle> process = ProcessHandle.of(Long.parseLong(left));
      if (process.isPresent()) {
        process.get().onExit().get(5, TimeUnit.SECONDS);
      }
    }
  }

  @Test
  void aBuildThatFailsLeavesNothing() throws IOException {
    writeHost();
    String[] words = hosted();
    words[3] = "--build=echo part >{built}; exit 7 # {sources}";
    assertThat(tune(words)).isEqualTo(ExitCode.INPUT);
    assertThat(directory.resolve("work/engines")).isEmptyDirectory();
  }

  /** What is temporary in the folder, and attempts to build of which no file says that they are. */
  private List<String> temporary() throws IOException {
    Path work = directory.resolve("work");
    try (Stream<Path> files = Files.walk(work, 2)) {
      return files
          .map(f -> work.relativize(f).toString())
          .filter(f -> f.matches(".*part\\d*|engines/[^.]*"))
          .filter(f -> !f.contains("-") || !Files.exists(work.resolve(built(f))))
          .toList();
    }
  }

  private static String built(String attempt) {
    return attempt.replaceFirst("-\\d+$", ".built");
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
            vmgen: building c-direct
            vmgen: building an engine that counts
            vmgen: count.fs: on c-direct, counting, it took longer than 1 s: --timeout allows more:
            vmgen:   waiting
            vmgen: sum.fs: on c-direct, counting, it took longer than 1 s: --timeout allows more:
            vmgen:   waiting
            """);
    nothingIsWritten();
  }
}
