package org.vmgen.examples.forth;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
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

  /** What other.fs tests without words of gforth: the parts that begin with these lines. */
  private static final List<String> PARTS =
      List.of(
          "\\ combination of marker and locals",
          "\\ TO and locals",
          "\\ represent",
          "\\ -trailing",
          "\\ only",
          "\\ allotting negative space",
          "\\ [compile] exit = exit",
          "\\ restore-input",
          "\\ First input is skipped until the \"]test-restore-input\", then it is",
          "\\ the same test with CRLF newlines",
          "\\ comments across several lines");

  /** The words that checkans.fs misses, by its names of the word sets. */
  private static final Map<String, String> MISSING =
      Map.of(
          "CORE-EXT", "#TIB CONVERT EXPECT QUERY SPAN TIB",
          "BLOCK", "BLK BLOCK BUFFER FLUSH LOAD SAVE-BUFFERS UPDATE",
          "BLOCK-EXT", "EMPTY-BUFFERS LIST SCR THRU",
          "FACILITY-EXT", "EKEY EKEY>CHAR EKEY? EMIT?",
          "TOOLKIT-EXT", ";CODE ASSEMBLER CODE EDITOR FORGET");

  /** And the others that it asks for. */
  private static final Set<String> COMPLETE =
      Set.of(
          "CORE",
          "DOUBLE",
          "DOUBLE-EXT",
          "EXEPTION",
          "EXEPTION-EXT",
          "FACILITY",
          "FILE",
          "FILE-EXT",
          "FLOAT",
          "FLOAT-EXT",
          "LOCAL",
          "LOCAL-EXT",
          "MEMORY",
          "TOOLKIT",
          "SEARCH",
          "SEARCH-EXT",
          "STRING");

  private static final Pattern TESTS = Pattern.compile("<(\\S+): (\\d+) tests>");
  private static final Pattern CHECKED =
      Pattern.compile(
          "Checking (\\S+) wordset\\.\\.\\.\\s+(?:Missing: (.*?))?(?=Checking|Wordset:)",
          Pattern.DOTALL);

  @TempDir Path directory;

  @ParameterizedTest
  @EnumSource(mode = Mode.MATCH_NONE, names = ".*_UNCHECKED")
  void runWithoutAFailure(Engine engine) throws Exception {
    List<String> arguments = countedTests();
    Outcome outcome = engine.run(directory, "", arguments);
    assertThat(outcome.err()).as(outcome.out()).isEmpty();
    assertThat(outcome.status()).isZero();
    assertThat(outcome.out())
        .contains("YOU SHOULD SEE TWO SEPARATE LINES:\nLINE 1\nLINE 2\n")
        .doesNotContain("INCORRECT", "WRONG NUMBER");
    assertThat(tests(outcome.out()))
        .as("as many tests as with gforth")
        .isEqualTo(tests(Gforth.output(directory, arguments)))
        .containsOnlyKeys(RUN);
    Map<String, String> missing = missing(outcome.out());
    assertThat(missing.keySet()).containsAll(COMPLETE);
    missing.keySet().removeAll(COMPLETE);
    assertThat(missing).isEqualTo(MISSING);
  }

  /** Each file, followed by a text that says how many tests it has run. */
  private static List<String> countedTests() throws Exception {
    Path tests = Gforth.sources().resolve("test");
    List<String> arguments =
        new ArrayList<>(
            List.of(
                tests.resolve("tester.fs").toString(), "-e", "variable tests : } 1 tests +! } ;"));
    for (String file : RUN) {
      // coretest.fs leaves the base hexadecimal, as postpone.fs wants it; the others are decimal.
      arguments.addAll(
          List.of("-e", "0 tests ! " + (file.equals("postpone.fs") ? "hex" : "decimal")));
      arguments.add(tests.resolve(file).toString());
      arguments.addAll(List.of("-e", "decimal cr .( <" + file + ": ) tests @ 0 .r .(  tests>) cr"));
    }
    return arguments;
  }

  /** By file. */
  private static Map<String, Integer> tests(String out) {
    return TESTS
        .matcher(out)
        .results()
        .collect(Collectors.toMap(m -> m.group(1), m -> Integer.valueOf(m.group(2))));
  }

  /** What checkans.fs misses, by word set; empty texts for what is complete. */
  private static Map<String, String> missing(String out) {
    return CHECKED
        .matcher(out)
        .results()
        .collect(
            Collectors.toMap(
                m -> m.group(1),
                m -> m.group(2) == null ? "" : m.group(2).strip().replaceAll("\\s+", " ")));
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.MATCH_NONE, names = ".*_UNCHECKED")
  void partsThatUseStandardWordsRun(Engine engine) throws Exception {
    String all = Files.readString(Gforth.sources().resolve("test/other.fs"));
    Map<String, String> parts =
        Arrays.stream(all.split("\n\n(?=\\\\ )"))
            .collect(Collectors.toMap(part -> part.lines().findFirst().orElse(""), part -> part));
    StringBuilder text = new StringBuilder();
    for (String part : PARTS) {
      assertThat(parts).containsKey(part);
      text.append(parts.get(part)).append("\n\n.( ").append(part.substring(2)).append(") cr\n\n");
    }
    Files.writeString(directory.resolve("parts.fs"), text);
    assertThat(engine.run(directory, "", List.of("parts.fs")))
        .isEqualTo(
            new Outcome(
                0,
                PARTS.stream().map(part -> part.substring(2) + "\n").collect(Collectors.joining()),
                ""));
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
