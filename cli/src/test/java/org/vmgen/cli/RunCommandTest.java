package org.vmgen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vmgen.harness.Tool;
import org.vmgen.harness.Tools;

class RunCommandTest {

  @TempDir private Path directory;
  private CommandFixture vmgen;

  @BeforeEach
  void writeDescription() throws IOException {
    vmgen = new CommandFixture(directory);
    vmgen.write("tiny.vmg", CommandFixture.TINY);
  }

  @ParameterizedTest
  @ValueSource(strings = {"reference", "java-switch"})
  void aProgramPrintsAndHalts(String engine) throws IOException {
    vmgen.write("p.vmasm", CommandFixture.PROGRAM);
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
    vmgen.write("p.vmasm", CommandFixture.PROGRAM);
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

  @ParameterizedTest
  @ValueSource(strings = {"reference", "java-switch", "c-switch"})
  void aRunThatDoesNotStartLeavesTheProfileThatIsThere(String engine) throws IOException {
    if (engine.startsWith("c-")) {
      Tools.require(Tool.GCC);
    }
    vmgen.write("p.vmasm", CommandFixture.PROGRAM);
    vmgen.write("bad.vmasm", "  nonsense\n");
    vmgen.profile("p");
    String good = Files.readString(directory.resolve("p.prof"));
    for (String[] slip :
        new String[][] {
          {"@/bad.vmasm"}, {"@/none.vmasm"}, {"@/p.vmasm", "--entry=x"}, {"@/p.vmasm", "--stack=x"}
        }) {
      List<String> command = new ArrayList<>(List.of("run", "@/tiny.vmg", "--engine=" + engine));
      command.addAll(List.of(slip));
      command.add("--profile=@/p.prof");
      assertThat(vmgen.run(command.toArray(String[]::new))).isNotEqualTo(ExitCode.FINE);
      assertThat(vmgen.err()).endsWith("no instruction was executed, and no profile is written\n");
      assertThat(Files.readString(directory.resolve("p.prof"))).isEqualTo(good);
    }
  }
}
