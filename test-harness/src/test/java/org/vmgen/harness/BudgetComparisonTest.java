package org.vmgen.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.vmgen.generator.Vmgen;
import org.vmgen.generator.diagnostic.Diagnostics;
import org.vmgen.generator.model.VmModel;
import org.vmgen.generator.reference.InstructionSets;
import org.vmgen.runtime.Code;
import org.vmgen.runtime.text.Assembler;

/**
 * Budgets count portable instructions exactly: whatever the budget is, all checked engines stop at
 * the same position in the same state; and a run that was stopped and resumed ends like one that
 * was not.
 */
class BudgetComparisonTest {
  private static final String MACHINE =
      """
      vm counting;
      type n : i64;
      type r : f64 on flt;
      type x : code;
      type target : code;
      stack data : i64;
      stack ret  : i64 prefix R returns;
      stack flt  : f64 prefix F;
      memory mem : bytes little max 4K;
      register sum : i64;
      include <std.vmg>;

      inst lit   ( #n -- n )      {}
      inst flit  ( #r -- r )      {}
      inst add   ( n1 n2 -- n )   { n = n1 + n2; }
      inst dup   ( n -- n n2 )    { n2 = n; }
      inst fmul  ( r1 r2 -- r )   { r = r1 * r2; }
      inst store ( n1 n2 -- )     { mem.i32[n2] = i32(n1); }
      inst total ( n -- )         { sum = sum + n; }
      inst loop  ( #target n1 -- n2 ) { n2 = n1 - 1; if (n2 > 0) jump target; }
      inst call  ( #target -- )   { call target; }
      inst exit  ( -- )           { return; }
      inst print ( n -- )         { printInt(n); }
      inst stop  ( n -- )         { halt n; }
      """;

  /** Counts down from 9; executes some hundred instructions. */
  private static final String PROGRAM =
      """
          flit 1.5
          lit 9
      again:
          call body
          loop again
          stop
      body:
          dup
          call half
          dup
          total
          exit
      half:
          flit 0.75
          fmul
          dup
          dup
          add
          store
          exit
      """;

  private static final VmModel MODEL =
      Vmgen.load("counting.vmg", MACHINE, Map.of(), new Diagnostics()).orElseThrow();
  private static final Code CODE = assemble();

  /** Made once for all tests. */
  private static final Map<String, TestEngine> ENGINES = new HashMap<>();

  @AfterAll
  static void close() {
    ENGINES.values().forEach(TestEngine::close);
    ENGINES.clear();
  }

  private static Code assemble() {
    try {
      return new Assembler(InstructionSets.of(MODEL)).assemble("program", PROGRAM);
    } catch (org.vmgen.runtime.text.AssemblyException e) {
      throw new AssertionError(e.getMessage(), e);
    }
  }

  static Stream<String> engines() {
    return Stream.of("reference", "c-switch", "c-token", "c-direct", "c-indirect", "c-tail");
  }

  @ParameterizedTest
  @MethodSource("engines")
  void everyEngineStopsAtTheSamePlaceForEveryBudget(String engine) {
    stopsAtTheSamePlaceForEveryBudget(engine);
  }

  @Test
  @Tag("jvm")
  void theEngineInJavaStopsAtTheSamePlaceForEveryBudget() {
    stopsAtTheSamePlaceForEveryBudget("java-switch");
  }

  private void stopsAtTheSamePlaceForEveryBudget(String name) {
    TestEngine engine = engine(name);
    try (TestEngine reference = TestEngines.reference(MODEL)) {
      String whole = reference.run(List.of(CODE)).get(0);
      int count = Integer.parseInt(whole.replaceAll("(?s).* after (\\d+)\n.*", "$1"));
      assertThat(count).isGreaterThan(100);
      for (int budget = 1; budget <= count; budget++) {
        String expected = reference.run(List.of(CODE), budget, 0).get(0);
        assertThat(expected).contains(budget < count ? "exit budget" : "exit halt");
        assertThat(engine.run(List.of(CODE), budget, 0).get(0))
            .as("%s with budget %d", engine.name(), budget)
            .isEqualTo(expected);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("engines")
  void aRunInSlicesEndsAsOneInOneGo(String engine) {
    slicesEndAsOneRun(engine);
  }

  @Test
  @Tag("jvm")
  void aRunInSlicesEndsAsOneInOneGoOnTheEngineInJava() {
    slicesEndAsOneRun("java-switch");
  }

  private void slicesEndAsOneRun(String name) {
    TestEngine engine = engine(name);
    try (TestEngine reference = TestEngines.reference(MODEL)) {
      String whole = reference.run(List.of(CODE)).get(0);
      for (int slice : List.of(1, 2, 3, 7, 50)) {
        assertThat(engine.run(List.of(CODE), 0, slice).get(0))
            .as("%s in slices of %d", engine.name(), slice)
            .isEqualTo(whole);
      }
    }
  }

  private static TestEngine engine(String name) {
    return ENGINES.computeIfAbsent(
        name,
        missing ->
            switch (missing) {
              case "reference" -> TestEngines.reference(MODEL);
              case "java-switch" -> TestEngines.java(MODEL, true);
              default -> TestEngines.c(MODEL, missing, true, Tool.GCC);
            });
  }
}
