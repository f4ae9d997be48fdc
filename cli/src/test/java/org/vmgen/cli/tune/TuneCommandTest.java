package org.vmgen.cli.tune;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vmgen.cli.CommandFixture;
import org.vmgen.cli.ExitCode;
import org.vmgen.cli.ProfileFiles;
import org.vmgen.generator.Vmgen;
import org.vmgen.generator.diagnostic.Diagnostics;
import org.vmgen.generator.model.VmModel;
import org.vmgen.generator.plan.EngineConfig;
import org.vmgen.harness.Tool;
import org.vmgen.harness.Tools;

class TuneCommandTest extends TuneFixture {

  @Test
  void theWholeLoopWithVmgensOwnDrivers() throws IOException {
    Tools.require(Tool.GCC);
    int code =
        tune(
            "--programs",
            "@/count.vmasm",
            "@/sum.vmasm",
            "--k-values=2,1",
            "--rounds=2",
            "--shortest=0");
    assertThat(code).as(vmgen.err()).isEqualTo(ExitCode.FINE);
    assertThat(vmgen.err())
        .isEqualTo(
            """
            vmgen: building c-direct
            vmgen: building an engine that counts
            vmgen: profiled count.vmasm
            vmgen: profiled sum.vmasm
            vmgen: chose 1 combination
            vmgen: chose 2 combinations
            vmgen: building engine 2 of 3: c-direct with 1 combination
            vmgen: building engine 3 of 3: c-direct with 2 combinations
            vmgen: compared what count.vmasm prints on 3 engines
            vmgen: compared what sum.vmasm prints on 3 engines
            vmgen: measured, round 1 of 2
            vmgen: measured, round 2 of 2
            """);
    assertThat(vmgen.out())
        .contains("  combinations  dispatches      time\n             0     100.0 %   100.0 %")
        .contains("\n             1 ", "\n             2 ", "  chosen\n")
        .contains("cheap estimates on this computer as busy\nas it was")
        .contains("\nwrote tiny.super.vmg: ")
        .endsWith(
            "tiny.vmg does not read it yet; engines have these combinations when it says: superset"
                + " \"tiny.super.vmg\";\n");
    assertThat(read("work/summary.txt")).startsWith("  combinations");
    assertThat(read("tiny.super.vmg"))
        .startsWith(
            """
            // Combined instructions of tiny.
            // Chosen by vmgen tune: strategy optimal, costs c-direct, at most""")
        .doesNotContain("for other programs")
        .contains(
            "// Programs, weighing the same: count.vmasm, sum.vmasm.\n// Measured on c-direct: ");
    assertThat(vmgen.run("profile", "show", "@/work/merged.prof")).isEqualTo(ExitCode.FINE);
    assertThat(vmgen.out()).contains("; 2 runs\n");
  }

  @Test
  void enginesInJavaAreMeasuredInThisProcess() throws IOException {
    int code =
        tune(
            "--engine=java-switch",
            "--programs",
            "@/count.vmasm",
            "--k-values=1",
            "--rounds=1",
            "--shortest=0");
    assertThat(code).as(vmgen.err()).isEqualTo(ExitCode.FINE);
    assertThat(read("tiny.super.vmg")).contains("costs java-switch").contains("on java-switch: ");
    assertThat(vmgen.out())
        .containsPattern(
            "\nengines were generated with --use-profile and the profile of each program:\n"
                + "  work/profiles/count\\.vmasm-[0-9a-f]{32}\\.prof\n$");
  }

  /** More instructions than the loop has room for, of which these programs execute the last. */
  @Test
  void enginesAreGeneratedForWhatProgramsRun() throws Exception {
    String others =
        IntStream.range(0, 600)
            .mapToObj("inst other%d ( n1 n2 -- n ) { n = n1 * 1_000_003 + n2; }\n"::formatted)
            .collect(Collectors.joining());
    vmgen.write("tiny.vmg", CommandFixture.TINY.replace("/// Pushes a number.", others));
    VmModel tiny =
        Vmgen.load(directory.resolve("tiny.vmg"), Map.of(), new Diagnostics()).orElseThrow();
    vmgen.profile("count");
    TuneEngines engines = engines(Duration.ofMinutes(1));
    TuneEngines used = engines.with(List.of(ProfileFiles.read(directory.resolve("count.prof"))));
    List<String> said = new ArrayList<>();
    TuneEngine plain = engines.measured(tiny, "java-switch", () -> said.add("plain"));
    TuneEngine fast = used.measured(tiny, "java-switch", () -> said.add("used"));
    assertThat(used.measured(tiny, "java-switch", () -> said.add("again")).key())
        .isEqualTo(fast.key())
        .isNotEqualTo(plain.key());
    assertThat(said).containsExactly("plain", "used");
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
        tune(
            "--engine=java-switch",
            "--programs=@/short.vmasm",
            "--k-values=1",
            "--rounds=2",
            "--shortest=3600000");
    assertThat(code).as(vmgen.err()).isEqualTo(ExitCode.FINE);
    assertThat(vmgen.err())
        .endsWith(
            """
            vmgen: too short to be measured, less than 3600000 ms: short.vmasm
            vmgen: no program is long enough: this was chosen by predicted dispatches; let programs \
            run for some tenths of a second
            """);
    assertThat(vmgen.out()).contains("         -  chosen\n").contains(": 1 combination\n");
    assertThat(read("tiny.super.vmg"))
        .doesNotContain("Measured")
        .containsPattern("\n(super|spec) ");
  }

  @Test
  void furtherBodiesOfInstructionsCountToo() throws IOException {
    int code =
        tune(
            "--engine=java-switch",
            "--programs=@/sum.vmasm",
            "--costs=c-direct",
            "--strategy=replicate",
            "--k-values=1",
            "--rounds=1",
            "--shortest=0");
    assertThat(code).as(vmgen.err()).isEqualTo(ExitCode.FINE);
    assertThat(vmgen.err())
        .contains("vmgen: chose 1 combination\n", "java-switch with 1 combination\n");
    assertThat(vmgen.out()).contains("\nSeconds: the least of 1 run, in turn");
  }

  @Test
  void programsInAnotherLanguageAreCompiledFirst() throws IOException {
    Tools.require(Tool.GCC);
    vmgen.write("sum.txt", CommandFixture.sums(1_000));
    int code =
        tune(
            "--programs=@/sum.txt",
            "--compile=grep -v '^;' {program} > {image}",
            "--k-values=1",
            "--rounds=1");
    assertThat(code).as(vmgen.err()).isEqualTo(ExitCode.FINE);
    assertThat(vmgen.err())
        .startsWith("vmgen: compiled sum.txt\n")
        .contains("\nvmgen: profiled sum.txt\n");
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
  void aProgramThatDoesNotEndIsEndedInThisProcessToo() throws Exception {
    Path program = vmgen.write("endless.vmasm", "lit -1\nagain: loop again\nbye\n");
    VmModel tiny =
        Vmgen.load(directory.resolve("tiny.vmg"), Map.of(), new Diagnostics()).orElseThrow();
    TuneEngine engine = engines(Duration.ofMillis(1500)).measured(tiny, "java-switch", () -> {});
    assertThat(engine.run(TuneEngine.Run.of(new TuneProgram("endless", program, "e"))).problem())
        .isEqualTo("took longer than 1 s: --timeout allows more");
  }

  private TuneEngines engines(Duration limit) {
    return new DriverEngines(
        EngineConfig.checked("java-switch"),
        directory.resolve("engines"),
        Optional.empty(),
        List.of(),
        limit);
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
        "--shortest=-1 | --shortest needs a number from 0",
        "--programs=@/sum.vmasm | --programs names a file twice",
        "--timeout=0 | --timeout needs a number from 1",
        "--no-composites | --no-composites leaves nothing to tune",
        "--costs=time | there are no costs 'time': use c-direct, dispatches, java-switch, java-switch-unchecked",
        "--run=x | --build and --run belong together: one makes {built}, the other runs it",
        "--compile=x {program} | the command of --compile lacks {image}",
        "--report=@/tiny.vmg | --report needs a directory, and tiny.vmg is a file",
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
}
