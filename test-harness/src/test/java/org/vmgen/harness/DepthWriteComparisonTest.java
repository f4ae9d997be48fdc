package org.vmgen.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vmgen.generator.Vmgen;
import org.vmgen.generator.diagnostic.Diagnostics;
import org.vmgen.generator.model.VmModel;
import org.vmgen.generator.plan.BodyOptions;
import org.vmgen.generator.reference.InstructionSets;
import org.vmgen.runtime.Code;
import org.vmgen.runtime.text.Assembler;
import org.vmgen.runtime.text.AssemblyException;

/**
 * An output that is also an input, in an action that writes the stack's depth: it has its value
 * from before the action and lies above the new depth, whether the action reads it before the
 * write, after it, or not at all, and whether it completes, traps or jumps. Every combination, on
 * every engine.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DepthWriteComparisonTest {
  private static final List<String> EFFECTS =
      List.of(
          "( n1 -- n1 )",
          "( n1 n2 -- n1 )",
          "( n1 n2 -- n2 )",
          "( n1 n2 -- n2 n1 )",
          "( n1 n2 -- n1 n n2 )",
          "( n1 R.n2 -- R.n1 n2 )");
  private static final List<String> WRITES =
      List.of(
          "data.depth = data.depth + 3;",
          "data.depth = data.depth - 2;",
          "data.depth = n1;",
          "data.depth = data.depth + 2; data[0] = 70; data[1] = 71; data.depth = data.depth - 1;");

  /** What is done before the write and after it. */
  private static final List<List<String>> READS =
      List.of(
          List.of("", ""),
          List.of("sum = n1;", "sum = sum * 10 + n1;"),
          List.of("data[0] = 50;", "sum = data.depth * 100 + n1;"),
          List.of(
              "sum = n1;", "if (n1 == 5) { trap refused; } if (data.depth == 4) { jump next; }"));

  private final VmModel model = load();
  private final List<TestEngine> engines = new ArrayList<>();

  private static String description() {
    StringBuilder text =
        new StringBuilder(
            """
            vm depths;
            type n : i64;
            stack data : i64 cache 2 max 64;
            stack ret : i64 prefix R max 64;
            register sum : i64;
            trap refused;
            inst lit ( #n -- n ) {}
            inst to_r ( n -- R.n ) {}
            inst stop ( -- ) { halt sum; }
            """);
    int number = 0;
    for (String effect : EFFECTS) {
      String output = effect.contains(" n ") ? " n = sum;" : "";
      for (String write : WRITES) {
        for (List<String> reads : READS) {
          text.append(
              "inst op%d %s { %s %s%s %s }\n"
                  .formatted(number++, effect, reads.get(0), write, output, reads.get(1)));
        }
      }
    }
    return text.toString();
  }

  private static VmModel load() {
    Diagnostics diagnostics = new Diagnostics();
    var model = Vmgen.load("depths.vmg", description(), Map.of(), diagnostics);
    assertThat(diagnostics.sorted()).isEmpty();
    return model.orElseThrow();
  }

  @BeforeAll
  void compile() {
    for (boolean checked : new boolean[] {true, false}) {
      engines.add(TestEngines.java(model, checked));
      engines.add(TestEngines.c(model, "c-switch", checked, Tool.GCC, BodyOptions.DEFAULT));
      engines.add(TestEngines.c(model, "c-direct", checked, Tool.GCC));
    }
  }

  @AfterAll
  void close() {
    engines.forEach(TestEngine::close);
  }

  @Test
  void theReferenceEngineKeepsTheValueAndPutsItAboveTheNewDepth() {
    int grows = WRITES.indexOf("data.depth = data.depth + 3;") * READS.size() + 1;
    try (TestEngine reference = TestEngines.reference(model)) {
      assertThat(reference.run(List.of(program("lit 1\nlit 2\nlit 7\nop" + grows + "\nstop"))))
          .first()
          .asString()
          .contains("exit halt 77", "stack data: 1 2 0 0 0 7\n");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 5})
  void everyEngineDoesTheSame(int effect) {
    int perEffect = WRITES.size() * READS.size();
    List<Code> programs = new ArrayList<>();
    for (int op = effect * perEffect; op < (effect + 1) * perEffect; op++) {
      programs.add(program("lit 8\nlit 7\nlit 6\nlit 9\nto_r\nlit 5\nlit 4\nop%d\nstop", op));
      programs.add(program("lit 9\nto_r\nlit 6\nlit 4\nlit 5\nop%d\nop%d\nstop", op, op));
      programs.add(program("lit 9\nto_r\nlit 5\nop%d\nstop", op));
    }
    try (TestEngine reference = TestEngines.reference(model)) {
      Comparison comparison = new Comparison(reference, programs);
      assertThat(String.join("", comparison.expected())).contains("exit halt", "exit trap refused");
      for (TestEngine engine : engines) {
        List<Comparison.Difference> found =
            engine.name().contains("unchecked")
                ? comparison.unchecked(engine)
                : comparison.checked(engine, 0);
        assertThat(found.stream().limit(3)).as("%d differences", found.size()).isEmpty();
      }
    }
  }

  private Code program(String text, Object... operations) {
    try {
      return new Assembler(InstructionSets.of(model))
          .assemble("program", text.formatted(operations) + "\n");
    } catch (AssemblyException e) {
      throw new AssertionError(e.getMessage(), e);
    }
  }
}
