package org.vmgen.mini;

import static org.assertj.core.api.Assertions.assertThat;
import static org.vmgen.mini.Command.mini;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.vmgen.harness.Tool;
import org.vmgen.harness.Tools;
import org.vmgen.mini.Command.Outcome;

/** The command on all its engines. */
class CommandTest {

  private static final String ALL = "java-switch,c-direct,c-switch,c-token,c-indirect,c-tail";
  private static final String SMALL = "func main()\n  print 6 * 7;\n  return 1;\nend func;\n";

  @TempDir Path directory;

  /** The programs of the example; surefire runs tests in the module's directory. */
  static List<Path> programs() throws Exception {
    try (Stream<Path> files = Files.list(Path.of("programs"))) {
      return files.filter(file -> file.toString().endsWith(".mini")).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("programs")
  void programsHaveTheirExpectedOutputOnJava(Path program) throws Exception {
    assertThat(mini(directory, program.toAbsolutePath().toString()))
        .isEqualTo(new Outcome(0, expected(program), ""));
  }

  @ParameterizedTest
  @MethodSource("programs")
  void programsHaveTheSameOutputInC(Path program) throws Exception {
    Tools.require(Tool.GCC);
    String output = expected(program);
    String engines = "c-direct,c-switch,c-token,c-indirect,c-tail";
    String all = "== " + engines.replace(",", "\n" + output + "== ") + "\n" + output;
    assertThat(mini(directory, "--engine", engines, program.toAbsolutePath().toString()))
        .isEqualTo(new Outcome(0, all, ""));
  }

  private static String expected(Path program) throws Exception {
    return Files.readString(
        program.resolveSibling(program.getFileName().toString().replace(".mini", ".expected")));
  }

  @Test
  void endlessRecursionIsSaidWithItsPlaceOnEveryEngine() throws Exception {
    Tools.require(Tool.GCC);
    Files.writeString(
        directory.resolve("deep.mini"),
        """
        func f(n)
          return f(n + 1);
        end func;
        func main() return f(1); end func;
        """);
    String error =
        """
        deep.mini:1:6: error: exit trap overflow data at 4 after 109224
        the calls of functions go too deep: is there an end to the recursion?
        """;
    assertThat(mini(directory, "--engine", ALL, "deep.mini"))
        .isEqualTo(new Outcome(1, "== " + ALL.replace(",", "\n== ") + "\n", error.repeat(6)));
  }

  @Test
  void aTraceShowsEachInstructionWithTheStackBeforeAndAfter() throws Exception {
    Files.writeString(directory.resolve("small.mini"), SMALL);
    assertThat(mini(directory, "--trace", "small.mini"))
        .isEqualTo(new Outcome(0, "42\nresult = 1\n", TRACE));
  }

  @Test
  void aTraceIsTheSameInC() throws Exception {
    Tools.require(Tool.GCC);
    Files.writeString(directory.resolve("small.mini"), SMALL);
    assertThat(mini(directory, "--trace", "--engine", "c-direct", "small.mini"))
        .isEqualTo(new Outcome(0, "42\nresult = 1\n", TRACE));
  }

  private static final String TRACE =
      """
      1  call @4  ( -- 3 )
      4  enter 0 0  ( 3 -- 0 3 )
      7  lit 6  ( 0 3 -- 0 3 6 )
      9  lit 7  ( 0 3 6 -- 0 3 6 7 )
      11  *  ( 0 3 6 7 -- 0 3 42 )
      12  print  ( 0 3 42 -- 0 3 )
      13  lit 1  ( 0 3 -- 0 3 1 )
      15  return  ( 0 3 1 -- 1 )
      3  end  ( 1 -- )
      """;

  @Test
  void theCodeOfAProgramCanBeRead() throws Exception {
    Files.writeString(directory.resolve("small.mini"), SMALL);
    assertThat(mini(directory, "--code", "small.mini"))
        .isEqualTo(
            new Outcome(
                0,
                """
                .entry main

                main:
                .source "small.mini" 1 6
                    call L4
                    end
                L4:
                    enter 0 0
                .source "small.mini" 2 9
                    lit 6
                .source "small.mini" 2 13
                    lit 7
                .source "small.mini" 2 11
                    *
                .source "small.mini" 2 3
                    print
                .source "small.mini" 3 10
                    lit 1
                .source "small.mini" 1 6
                    return
                """,
                ""));
  }

  @Test
  void aProgramBecomesAnImage() throws Exception {
    Files.writeString(directory.resolve("small.mini"), SMALL);
    assertThat(mini(directory, "--image", "small.img", "small.mini"))
        .isEqualTo(new Outcome(0, "", ""));
    assertThat(directory.resolve("small.img")).isNotEmptyFile();
  }

  @Test
  void filesThatCannotBeReadAreNamed() throws Exception {
    assertThat(mini(directory, "nothing.mini"))
        .isEqualTo(new Outcome(3, "", "mini: there is no file nothing.mini\n"));
    Files.write(directory.resolve("binary.mini"), new byte[] {(byte) 0xff, (byte) 0xfe});
    assertThat(mini(directory, "binary.mini"))
        .isEqualTo(new Outcome(3, "", "mini: binary.mini is not a text in UTF-8\n"));
  }
}
