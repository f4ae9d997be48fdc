package org.vmgen.examples.forth;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.vmgen.examples.forth.Command.Outcome;

/** Programs print the same as with gforth, byte for byte. */
class ProgramsTest {

  /** Gforth's output, by what was run: the same for all engines. */
  private static final Map<List<String>, String> EXPECTED = new ConcurrentHashMap<>();

  @TempDir Path directory;

  @ParameterizedTest
  @EnumSource(Engine.class)
  void programsOfOurs(Engine engine) throws Exception {
    for (Path program : Sources.in(Sources.PROGRAMS)) {
      assertPrintsAsGforth(engine, List.of(program.toString()));
    }
  }

  /** The benchmarks of gforth-common print nothing: here they print what they computed. */
  @ParameterizedTest
  @EnumSource(Engine.class)
  void benchmarksOfGforth(Engine engine) throws Exception {
    Path sources = Gforth.sources();
    assertPrintsAsGforth(engine, List.of(sources.resolve("siev.fs").toString(), "-e", SIEVE));
    assertPrintsAsGforth(engine, List.of(sources.resolve("bubble.fs").toString(), "-e", BUBBLE));
    assertPrintsAsGforth(
        engine, List.of("-e", CELL, sources.resolve("matrix.fs").toString(), "-e", MATRIX));
  }

  /** The number of primes, and a sum over the flags. Some runs are enough to be compared. */
  private static final String SIEVE =
      """
      flags 8190 + eflag !  primes . primes . cr \
      :noname 0 8190 0 do flags i + c@ if i 2* 3 + dup 100 < if dup . then + then loop ; execute . cr\
      """;

  /** The sorted list begins and ends; 6000 elements are sorted by a few million comparisons. */
  private static final String BUBBLE =
      """
      main :noname 10 0 do list i 599 * cells + @ . loop ; execute cr \
      :noname 0 elements 0 do list i cells + @ i * + loop ; execute . cr\
      """;

  /** A word of gforth that matrix.fs uses. */
  private static final String CELL = "1 cells constant cell";

  private static final String MATRIX =
      """
      main :noname 10 0 do imr i 3999 * cells + @ . loop ; execute cr \
      :noname 0 mat-size 0 do 31 * imr i cells + @ + loop ; execute . cr\
      """;

  private void assertPrintsAsGforth(Engine engine, List<String> arguments) throws Exception {
    String expected = EXPECTED.get(arguments);
    if (expected == null) {
      expected = Gforth.output(directory, arguments);
      EXPECTED.put(arguments, expected);
    }
    assertThat(engine.run(directory, "", arguments)).isEqualTo(new Outcome(0, expected, ""));
  }
}
