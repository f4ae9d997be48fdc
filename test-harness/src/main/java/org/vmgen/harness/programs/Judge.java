package org.vmgen.harness.programs;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.vmgen.harness.Comparison;
import org.vmgen.harness.TestEngine;
import org.vmgen.runtime.Code;

/** Finds the programs that mean something else on an engine than on the reference engine. */
final class Judge {
  /** Instructions after which a run is ended that should have ended itself. */
  private static final long ENDLESS = 1_000_000;

  private final Corpus corpus;
  private final TestEngine reference;

  Judge(Corpus corpus) {
    this.corpus = corpus;
    this.reference = corpus.reference();
  }

  /**
   * What two engines show of a program.
   *
   * @param expected by the reference engine
   */
  record Difference(Program program, String expected, String actual) {}

  /** What the reference engine shows of programs. */
  List<String> expected(List<Program> programs, Mode mode) {
    return expectedOf(codes(programs), mode);
  }

  /** The same of programs as engines read them. */
  List<String> expectedOf(List<Code> codes, Mode mode) {
    // In one go: that slices make no difference is what is tested.
    long budget = mode.budget() == 0 ? ENDLESS : mode.budget();
    return codes.parallelStream()
        .map(code -> reference.run(List.of(code), budget, 0).get(0))
        .toList();
  }

  /** Programs as engines read them. */
  List<Code> codes(List<Program> programs) {
    return programs.stream().map(program -> program.assemble(corpus.set()).code()).toList();
  }

  /** For each program the difference, if there is one. */
  List<Optional<Difference>> differences(
      TestEngine engine,
      boolean checked,
      List<Program> programs,
      List<String> expected,
      Mode mode) {
    return differences(engine, checked, programs, codes(programs), expected, mode);
  }

  /** The same of programs that are given as engines read them, too. */
  List<Optional<Difference>> differences(
      TestEngine engine,
      boolean checked,
      List<Program> programs,
      List<Code> all,
      List<String> expected,
      Mode mode) {
    List<Integer> kept = new ArrayList<>();
    for (int i = 0; i < programs.size(); i++) {
      boolean endless = expected.get(i).contains("exit budget");
      if (checked || Comparison.isBounded(expected.get(i)) && !endless) {
        kept.add(i);
      }
    }
    List<Code> codes = kept.stream().map(all::get).toList();
    List<String> actual = run(engine, checked, codes, mode);
    List<Optional<Difference>> differences = new ArrayList<>();
    for (int i = 0; i < programs.size(); i++) {
      differences.add(Optional.empty());
    }
    for (int k = 0; k < kept.size(); k++) {
      int i = kept.get(k);
      String shown = Comparison.shown(actual.get(k), checked);
      String wanted = Comparison.wanted(codes.get(k), expected.get(i), actual.get(k), checked);
      if (!wanted.equals(shown)) {
        differences.set(i, Optional.of(new Difference(programs.get(i), wanted, shown)));
      }
    }
    return differences;
  }

  /** What an engine shows of a program where that is something else than it should show. */
  static Optional<String> difference(
      TestEngine engine, boolean checked, Code code, String expected) {
    if (!checked && !Comparison.isBounded(expected)) {
      return Optional.empty();
    }
    String actual = alone(engine, code, checked ? ENDLESS : 0, Mode.WHOLE);
    String shown = Comparison.shown(actual, checked);
    return Comparison.wanted(code, expected, actual, checked).equals(shown)
        ? Optional.empty()
        : Optional.of(shown);
  }

  /** Together, or one by one if the engine fails. */
  private static List<String> run(TestEngine engine, boolean checked, List<Code> codes, Mode mode) {
    long budget = mode.budget() == 0 && checked ? ENDLESS : mode.budget();
    try {
      return engine.run(codes, budget, mode.slice());
    } catch (RuntimeException e) {
      return codes.stream().map(code -> alone(engine, code, budget, mode)).toList();
    }
  }

  private static String alone(TestEngine engine, Code code, long budget, Mode mode) {
    try {
      return engine.run(List.of(code), budget, mode.slice()).get(0);
    } catch (RuntimeException e) {
      return "the engine failed: " + e.getMessage().lines().findFirst().orElse("") + "\n";
    }
  }
}
