package org.vmgen.examples.forth;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.vmgen.examples.forth.Command.Outcome;

/**
 * The test files of the Debian package gforth-common.
 *
 * <p>Those that use only words of the standard's word sets that the system has, and a few words
 * that it shares with gforth, run, each after those before it, as gforth's own makefile runs them.
 * Each of the others needs a word that is a matter of gforth.
 */
class GforthTestFilesTest {

  private static final List<String> RUN =
      List.of(
          "coretest.fs",
          "postpone.fs",
          "dbltest.fs",
          "string.fs",
          "search.fs",
          "coremore.fs",
          "deferred.fs",
          "coreext.fs",
          "signals.fs",
          "float.fs",
          "gforth-nofast.fs",
          "checkans.fs");

  /** The first word that each of the others misses. */
  private static final Map<String, String> LEFT_OUT =
      Map.of(
          "gforth.fs", "f>str-rdp",
          "libcc.fs", "\\c",
          "other.fs", "lp@",
          "primtest.fs", "\\G");

  @TempDir Path directory;

  @ParameterizedTest
  @EnumSource(mode = Mode.MATCH_NONE, names = ".*_UNCHECKED")
  void runWithoutAFailure(Engine engine) throws Exception {
    Path tests = Gforth.sources().resolve("test");
    List<String> arguments = new ArrayList<>(List.of(tests.resolve("tester.fs").toString()));
    for (String file : RUN) {
      // coretest.fs leaves the base hexadecimal, as postpone.fs wants it; the others are decimal.
      arguments.addAll(List.of("-e", file.equals("postpone.fs") ? "hex" : "decimal"));
      arguments.add(tests.resolve(file).toString());
    }
    arguments.addAll(List.of("-e", "cr .( THE END) cr"));
    Outcome outcome = engine.run(directory, "", arguments);
    assertThat(outcome.err()).as(outcome.out()).isEmpty();
    assertThat(outcome.out())
        .contains("YOU SHOULD SEE TWO SEPARATE LINES:\nLINE 1\nLINE 2\n")
        .doesNotContain("INCORRECT", "WRONG NUMBER")
        .containsPattern("CORE +complete")
        .containsPattern("DOUBLE +complete")
        .containsPattern("DOUBLE-EXT +complete")
        .containsPattern("EXEPTION +complete")
        .containsPattern("EXEPTION-EXT +complete")
        .containsPattern("FACILITY +complete")
        .containsPattern("FILE +complete")
        .containsPattern("FILE-EXT +complete")
        .containsPattern("FLOAT +complete")
        .containsPattern("FLOAT-EXT +complete")
        .containsPattern("LOCAL +complete")
        .containsPattern("LOCAL-EXT +complete")
        .containsPattern("MEMORY +complete")
        .containsPattern("SEARCH +complete")
        .containsPattern("SEARCH-EXT +complete")
        .containsPattern("STRING +complete")
        .containsPattern("TOOLKIT +complete")
        .endsWith("THE END\n");
    assertThat(outcome.status()).isZero();
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.MATCH_NONE, names = ".*_UNCHECKED")
  void theOthersMissAWordOfGforth(Engine engine) throws Exception {
    Path tests = Gforth.sources().resolve("test");
    for (Map.Entry<String, String> file : LEFT_OUT.entrySet()) {
      // primtest.fs begins with the name of a file on the stack.
      Outcome outcome =
          engine.run(
              directory, "", List.of("-e", "s\" name\"", tests.resolve(file.getKey()).toString()));
      assertThat(outcome.status()).isEqualTo(1);
      assertThat(outcome.err().lines().findFirst().orElseThrow())
          .endsWith(": undefined word: " + file.getValue());
    }
  }

  @Test
  void everyFileIsRunOrLeftOutForAReason() throws Exception {
    Set<String> known = new TreeSet<>(LEFT_OUT.keySet());
    known.addAll(RUN);
    known.addAll(List.of("tester.fs", "ttester.fs"));
    try (Stream<Path> files = Files.list(Gforth.sources().resolve("test"))) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrderElementsOf(known);
    }
  }
}
