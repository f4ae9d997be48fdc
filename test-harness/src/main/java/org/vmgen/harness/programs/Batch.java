package org.vmgen.harness.programs;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.LongStream;
import org.vmgen.runtime.Code;

/**
 * Some programs, and what the reference engine makes of them.
 *
 * @param first the seed of the first; the others follow
 * @param codes the programs as the engines read them
 * @param expected in each mode in which they are run, by program
 */
record Batch(
    long first, List<Program> programs, List<Code> codes, Map<Mode, List<String>> expected) {

  /** How many programs are run together: whole, some in slices and some with a budget. */
  static final int SIZE = 500;

  /**
   * Makes programs and runs them on the reference engine.
   *
   * @param only in which mode; empty for three, of which two depend on the seed
   */
  static Batch of(Corpus corpus, Judge judge, long first, int count, Optional<Mode> only) {
    List<Program> programs =
        LongStream.range(first, first + count).parallel().mapToObj(corpus::program).toList();
    List<Code> codes = judge.codes(programs);
    Map<Mode, List<String>> expected = new LinkedHashMap<>();
    for (Mode mode : only.map(List::of).orElseGet(() -> modes(first))) {
      expected.put(mode, judge.expectedOf(codes, mode));
    }
    return new Batch(first, programs, codes, expected);
  }

  private static List<Mode> modes(long seed) {
    Random random = new Random(seed);
    return List.of(
        Mode.WHOLE, new Mode(0, 1 + random.nextInt(7)), new Mode(1 + random.nextInt(60), 0));
  }
}
