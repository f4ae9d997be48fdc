package org.vmgen.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vmgen.generator.Vmgen;
import org.vmgen.generator.diagnostic.Diagnostics;
import org.vmgen.generator.model.VmModel;
import org.vmgen.generator.plan.BodyOptions;
import org.vmgen.generator.reference.InstructionSets;
import org.vmgen.runtime.Code;
import org.vmgen.runtime.InstructionSet;
import org.vmgen.runtime.text.Assembler;

/**
 * Every operator, conversion, intrinsic and access means the same on every engine: the same bits,
 * the same traps at the same positions, the same stacks after them.
 */
class OperatorComparisonTest {
  /** Combinations of edge values that are tried of each operation; more with -Pslow. */
  private static final int MOST = Integer.getInteger("vmgen.operands", 30);

  /** Applications in one program, few enough for the stacks. */
  private static final int TOGETHER = 100;

  private static VmModel model;
  private static Comparison comparison;

  @BeforeAll
  static void runOnTheReferenceEngine(@TempDir Path directory) throws Exception {
    Path file = directory.resolve("operators.vmg");
    Files.writeString(file, OperatorMachine.description());
    Diagnostics diagnostics = new Diagnostics();
    model = Vmgen.load(file, Map.of(), diagnostics).orElseThrow();
    TestEngine reference = TestEngines.reference(model);
    comparison = new Comparison(reference, programs(reference, InstructionSets.of(model)));
  }

  /**
   * A program for each application that does not complete, and programs that do many of those that
   * do, one after the other.
   */
  private static List<Code> programs(TestEngine reference, InstructionSet set) throws Exception {
    List<Code> programs = new ArrayList<>();
    for (Operation operation : OperatorMachine.operations()) {
      List<OperatorMachine.Application> applications =
          operation.combinations(MOST).stream()
              .map(values -> new OperatorMachine.Application(operation, values))
              .toList();
      List<Code> single = new ArrayList<>();
      for (OperatorMachine.Application application : applications) {
        single.add(assemble(set, OperatorMachine.program(List.of(application))));
      }
      List<String> outcomes = reference.run(single);
      List<OperatorMachine.Application> complete = new ArrayList<>();
      for (int i = 0; i < single.size(); i++) {
        if (outcomes.get(i).contains("exit halt")) {
          complete.add(applications.get(i));
        } else {
          programs.add(single.get(i));
        }
      }
      for (int from = 0; from < complete.size(); from += TOGETHER) {
        int to = Math.min(from + TOGETHER, complete.size());
        programs.add(assemble(set, OperatorMachine.program(complete.subList(from, to))));
      }
    }
    for (OperatorProgram program : OperatorMachine.programs()) {
      programs.add(assemble(set, program.assembly()));
    }
    return programs;
  }

  private static Code assemble(InstructionSet set, String text) throws Exception {
    return new Assembler(set).assemble("program", text);
  }

  @Test
  void theCorpusReachesEveryWayToEnd() {
    String all = String.join("", comparison.expected());
    assertThat(all).contains("exit halt", "exit throw", "exit yield");
    for (String trap :
        List.of("memory", "region", "code", "zeroDivide", "divisionOverflow", "refused")) {
      assertThat(all).contains("exit trap " + trap);
    }
  }

  @Test
  @Tag("jvm")
  void javaSwitch() {
    compare(TestEngines.java(model, true), true);
  }

  @Test
  @Tag("jvm")
  void javaSwitchUnchecked() {
    compare(TestEngines.java(model, false), false);
  }

  /** By the recipe of each engine, with -O2: that finds what C leaves undefined. */
  @ParameterizedTest
  @CsvSource({"c-direct, false, GCC", "c-indirect, true, GCC", "c-tail, false, CLANG_19"})
  void inC(String engine, boolean checked, Tool compiler) {
    compare(TestEngines.c(model, engine, checked, compiler), checked);
  }

  /** With -O1, which compiles in half the time; clang takes ten times as long for c-direct. */
  @ParameterizedTest
  @CsvSource({
    "c-switch, true, CLANG",
    "c-token, true, GCC",
    "c-direct, true, GCC",
    "c-indirect, false, GCC",
    "c-tail, true, GCC"
  })
  void inCLessOptimized(String engine, boolean checked, Tool compiler) {
    compare(TestEngines.c(model, engine, checked, compiler, BodyOptions.DEFAULT), checked);
  }

  @ParameterizedTest
  @Tag("slow")
  @CsvSource({
    "c-switch, true, GCC",
    "c-switch, false, GCC",
    "c-switch, false, CLANG",
    "c-token, true, GCC",
    "c-token, false, GCC",
    "c-token, true, CLANG",
    "c-direct, true, GCC",
    "c-direct, true, CLANG",
    "c-indirect, false, GCC",
    "c-indirect, false, CLANG",
    "c-tail, true, GCC",
    "c-tail, false, GCC",
    "c-tail, true, CLANG_19"
  })
  void inCByMoreCompilers(String engine, boolean checked, Tool compiler) {
    compare(TestEngines.c(model, engine, checked, compiler), checked);
  }

  @ParameterizedTest
  @Tag("slow")
  @CsvSource({
    "c-switch, true",
    "c-token, false",
    "c-direct, false",
    "c-indirect, true",
    "c-tail, true"
  })
  void withSanitizers(String engine, boolean checked) {
    compare(TestEngines.sanitized(model, engine, checked), checked);
  }

  private static void compare(TestEngine engine, boolean checked) {
    compare(engine, checked ? e -> comparison.checked(e, 0) : comparison::unchecked);
  }

  private static void compare(
      TestEngine engine, Function<TestEngine, List<Comparison.Difference>> differences) {
    try (engine) {
      List<Comparison.Difference> found = differences.apply(engine);
      assertThat(found.stream().limit(5)).as("%d differences", found.size()).isEmpty();
    }
  }
}
