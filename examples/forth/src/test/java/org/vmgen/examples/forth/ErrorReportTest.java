package org.vmgen.examples.forth;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.vmgen.examples.forth.Command.Outcome;

/** Errors that nobody caught: where they happened, and which words were running. */
class ErrorReportTest {

  @TempDir Path directory;

  private void write(String file, String text) throws Exception {
    Files.createDirectories(directory.resolve(file).getParent());
    Files.writeString(directory.resolve(file), text);
  }

  /** What a run that ends by the error prints on standard error. */
  private void assertError(Engine engine, List<String> arguments, String report) throws Exception {
    assertThat(engine.run(directory, "", arguments)).isEqualTo(new Outcome(1, "", report));
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.MATCH_NONE, names = ".*_UNCHECKED")
  void theWordsThatWereRunningAreNamedFromTheInnermostOn(Engine engine) throws Exception {
    write("bad.fs", ": half ( n -- n )  0 / ;\n: go  5 half ;\n  go .\n");
    assertError(
        engine,
        List.of("bad.fs", "-e", "1 ."),
        """
        bad.fs:3:3: division by zero
          %sgo .
          %s^
          in: half go
        """
            .formatted("  ", "  "));
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.MATCH_NONE, names = ".*_UNCHECKED")
  void anErrorInAnIncludedFileIsReportedWithTheFilesAroundIt(Engine engine) throws Exception {
    write("main.fs", ": use  s\" lib/first.fs\" included ;\n\n1 2 use\n");
    write("lib/first.fs", "\\ the second is beside the first\nrequire ./second.fs\n");
    write("lib/second.fs", ": half  0 / ;\n\thalf\n");
    assertError(
        engine,
        List.of("main.fs"),
        """
        lib/second.fs:2:2: division by zero
          \thalf
          \t^
          in: half require included use
          from lib/first.fs:2:9
          from main.fs:3:5
        """);
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.MATCH_NONE, names = ".*_UNCHECKED")
  void aTextOfTheCommandLineHasLinesToo(Engine engine) throws Exception {
    assertError(
        engine,
        List.of("-e", ": f  drop ;", "-e", "1 f\n 2 f f\n3 f"),
        """
        -e:2:6: stack underflow
           2 f f
               ^
          in: f
        """);
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.MATCH_NONE, names = ".*_UNCHECKED")
  void anEvaluatedTextIsShownBelowItsPlace(Engine engine) throws Exception {
    write("run.fs", ": run  s\" 1 2 + nonsense\" evaluate ;\nrun\n");
    assertError(
        engine,
        List.of("run.fs"),
        """
        run.fs:2:1: undefined word: nonsense
          run
          ^
          evaluating: 1 2 + nonsense
                            ^
          in: evaluate run
        """);
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.MATCH_NONE, names = ".*_UNCHECKED")
  void aTypedLineWithAnErrorDoesNotEndTheSession(Engine engine) throws Exception {
    write("bad.fs", "1 2 3 +\n; 4\n");
    String input = "7 .\ninclude bad.fs 8 .\n: f  5 throw ;  f 9 .\ndepth .\n";
    Outcome outcome = engine.run(directory, input, List.of());
    assertThat(outcome.out()).isEqualTo("7 0 ");
    assertThat(outcome.err())
        .isEqualTo(
            """
            bad.fs:2:1: interpreting a compile-only word: ;
              ; 4
              ^
              in: include
              from stdin:2:9
            stdin:3:17: uncaught exception 5
              : f  5 throw ;  f 9 .
                              ^
              in: f
            """);
    assertThat(outcome.status()).isZero();
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.MATCH_NONE, names = ".*_UNCHECKED")
  void whatAProgramThrowsAgainHappenedWhereItDoesSo(Engine engine) throws Exception {
    assertError(
        engine,
        List.of("-e", ": in 1 abort\" no luck\" ; : out ['] in catch throw ; out"),
        """
        -e:1:53: no luck
          : in 1 abort" no luck" ; : out ['] in catch throw ; out
                                                              ^
          in: out
        """);
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.MATCH_NONE, names = ".*_UNCHECKED")
  void wordsOfEverySortAreNamed(Engine engine) throws Exception {
    String text =
        """
        : fails  -9 throw ;
        : constants  create , does> @ fails ;  1 constants one
        defer later  ' one is later
        : loops  1 0 do later loop ;
        : locals  {: xt :} xt execute ;
        :noname  ['] loops locals ; execute
        """;
    assertError(
        engine,
        List.of("-e", text),
        """
        -e:6:29: invalid memory address
          :noname  ['] loops locals ; execute
                                      ^
          in: fails constants loops locals :noname execute
        """);
  }

  /** Their code is compiled in place of calls, also into each other and behind locals. */
  @ParameterizedTest
  @EnumSource(mode = Mode.MATCH_NONE, names = ".*_UNCHECKED")
  void shortWordsAreNamedAsIfTheyHadBeenCalled(Engine engine) throws Exception {
    String text =
        """
        : inverse  1 swap / ;
        : half-of  dup 0< if abs else 2* then inverse ;
        : sum {: a b :}  a half-of b half-of + ;
        : first  7 over drop sum ;
        """;
    assertError(
        engine,
        List.of("-e", text, "-e", "0 first", "-e", "bye"),
        """
        -e:1:3: division by zero
          0 first
            ^
          in: inverse half-of sum first
        """);
    Path image = directory.resolve("short.img");
    assertThat(engine.run(directory, "", List.of("-e", text, "-e", "save-system short.img")))
        .isEqualTo(new Outcome(0, "", ""));
    assertError(
        engine,
        List.of(
            "--image",
            image.toString(),
            "-e",
            "marker gone  : twice  half-of half-of ;  gone  0 half-of"),
        """
        -e:1:50: division by zero
          marker gone  : twice  half-of half-of ;  gone  0 half-of
                                                           ^
          in: inverse half-of
        """);
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.MATCH_NONE, names = ".*_UNCHECKED")
  void endlessRecursionIsCutShort(Engine engine) throws Exception {
    assertError(
        engine,
        List.of("-e", ": r  recurse 1 drop ; r"),
        """
        -e:1:23: return stack overflow
          : r  recurse 1 drop ; r
                                ^
          in:%s ...
        """
            .formatted(" r".repeat(32)));
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.MATCH_NONE, names = ".*_UNCHECKED")
  void columnsCountCharactersAndLongLinesAreCut(Engine engine) throws Exception {
    write("wide.fs", "s\" äöü€\" 2drop nonsense\n");
    assertError(
        engine,
        List.of("wide.fs"),
        """
        wide.fs:1:16: undefined word: nonsense
          s" äöü€" 2drop nonsense
                         ^
        """);
    write("long.fs", "1 ".repeat(1000) + "+ nonsense" + " 2".repeat(1000) + "\n");
    assertError(
        engine,
        List.of("long.fs"),
        "long.fs:1:2003: undefined word: nonsense\n  "
            + "1 ".repeat(49)
            + "+ nonsense"
            + " 2".repeat(46)
            + "\n  "
            + " ".repeat(100)
            + "^\n");
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.MATCH_NONE, names = ".*_UNCHECKED")
  void aSourceThatEndsTooEarlyIsAnError(Engine engine) throws Exception {
    write("open.fs", ": square  dup *\n");
    assertError(
        engine,
        List.of("open.fs"),
        "open.fs:1:1: unexpected end of file: a definition is not finished\n  \n  ^\n");
    assertError(
        engine,
        List.of("-e", ": square  dup *"),
        "unexpected end of file: a definition is not finished\n");
    write("if.fs", "\nfalse [if]\n1 .\n");
    assertError(
        engine,
        List.of("if.fs"),
        "if.fs:3:1: [IF], [ELSE], or [THEN] error\n  \n  ^\n  in: [if]\n");
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.MATCH_NONE, names = ".*_UNCHECKED")
  void aTextThatIsNotInMemoryIsAnErrorToo(Engine engine) throws Exception {
    Outcome outcome = engine.run(directory, "-1 100 evaluate\n0 -1 evaluate\n1 .\n", List.of());
    assertThat(outcome.out()).isEqualTo("1 ");
    assertThat(outcome.err())
        .isEqualTo(
            """
            stdin:1:8: invalid memory address
              -1 100 evaluate
                     ^
              in: evaluate
            stdin:2:6: invalid memory address
              0 -1 evaluate
                   ^
              in: evaluate
            """);
  }

  /** The common way to load a file again: its name was noted after the marker. */
  @ParameterizedTest
  @EnumSource(mode = Mode.MATCH_NONE, names = ".*_UNCHECKED")
  void aFileThatExecutesItsMarkerKeepsItsNameAndFolder(Engine engine) throws Exception {
    write(
        "lib/task.fs",
        """
        [defined] -task [if] -task [then]
        marker -task
        create other 200 allot  other 200 char / fill
        include ./more.fs
        more nonsense
        """);
    write("lib/more.fs", ": more ;\n");
    assertError(
        engine,
        List.of("-e", "marker -task", "lib/task.fs"),
        """
        lib/task.fs:5:6: undefined word: nonsense
          more nonsense
               ^
        """);
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.MATCH_NONE, names = ".*_UNCHECKED")
  void aBrokenReturnStackDoesNotEndTheSession(Engine engine) throws Exception {
    write(
        "broken.fs",
        ": eats  10 0 do r> drop loop ;\n: mark  r> r> drop >r ;\n: catches  ['] mark catch ;\n");
    Outcome outcome =
        engine.run(directory, "include broken.fs\n1 eats\n2 catches\ndepth .\n", List.of());
    assertThat(outcome.out()).isEqualTo("0 ");
    assertThat(outcome.err())
        .isEqualTo(
            """
            stdin:2:3: return stack underflow
              1 eats
                ^
              in: eats
            stdin:3:3: return stack imbalance
              2 catches
                ^
              in: catch catches
            """);
    assertError(
        engine,
        List.of("broken.fs", "-e", "eats"),
        "-e:1:1: return stack underflow\n  eats\n  ^\n  in: eats\n");
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.MATCH_NONE, names = ".*_UNCHECKED")
  void anEmptySearchOrderDoesNotEndTheSession(Engine engine) throws Exception {
    Outcome outcome = engine.run(directory, "0 set-order\ndup\n1 .\n", List.of());
    assertThat(outcome.out()).isEqualTo("1 ");
    assertThat(outcome.err()).isEqualTo("stdin:2:1: undefined word: dup\n  dup\n  ^\n");
  }

  /** So the standard has it for the code -1. */
  @ParameterizedTest
  @EnumSource(mode = Mode.MATCH_NONE, names = ".*_UNCHECKED")
  void abortEmptiesTheStacksAndSaysNothing(Engine engine) throws Exception {
    assertThat(engine.run(directory, "", List.of("-e", "1 . abort 2 .", "-e", "3 .")))
        .isEqualTo(new Outcome(1, "1 ", ""));
    assertThat(engine.run(directory, "", List.of("-e", ": f -1 throw ; s\" f\" evaluate")))
        .isEqualTo(new Outcome(1, "", ""));
    assertThat(engine.run(directory, "4 5e\n6 abort 7 .\ndepth . fdepth .\n", List.of()))
        .isEqualTo(new Outcome(0, "0 0 ", ""));
    assertError(
        engine,
        List.of("-e", "1 abort\" of a text\""),
        "-e:1:3: of a text\n  1 abort\" of a text\"\n    ^\n  in: abort\"\n");
  }

  /** So the standard has it for the code -56. */
  @ParameterizedTest
  @EnumSource(mode = Mode.MATCH_NONE, names = ".*_UNCHECKED")
  void theCodeOfQuitReadsTheNextTypedLine(Engine engine) throws Exception {
    assertThat(engine.run(directory, "1 .\n", List.of("-e", ": f -56 throw ; f 2 .", "-e", "3 .")))
        .isEqualTo(new Outcome(0, "1 ", ""));
    String session =
        "4\n: f 5 ] -56 throw ; f 6 .\n. depth .\n: g s\" -56 throw\" evaluate ; g 7 .\n8 .\n";
    assertThat(engine.run(directory, session, List.of())).isEqualTo(new Outcome(0, "4 0 8 ", ""));
  }

  /** What QUIT began is a session, whose errors do not end it, even those that leave no frame. */
  @ParameterizedTest
  @EnumSource(mode = Mode.MATCH_NONE, names = ".*_UNCHECKED")
  void anErrorAfterQuitDoesNotEndTheSession(Engine engine) throws Exception {
    String session = ": eats 10 0 do r> drop loop ;\neats\nnonsense\n1 .\n";
    Outcome outcome = engine.run(directory, session, List.of("-e", "quit"));
    assertThat(outcome.out()).isEqualTo("1 ");
    assertThat(outcome.err().lines().filter(line -> line.startsWith("stdin:")))
        .containsExactly(
            "stdin:2:1: return stack underflow", "stdin:3:1: undefined word: nonsense");
    assertThat(outcome.status()).isZero();
  }
}
