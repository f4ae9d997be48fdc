package org.vmgen.generator.java;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.vmgen.format.ImageFile;
import org.vmgen.format.profile.Profile;
import org.vmgen.generator.model.VmModel;
import org.vmgen.generator.plan.BodyText;
import org.vmgen.generator.plan.EngineConfig;

/** Profiles say which instructions stand in the loop, and which in methods outside. */
class LoopLayoutTest {

  private static final String ARITHMETIC =
      """
      inst add ( n1 n2 -- n ) { n = n1 + n2; }
      inst mul ( n1 n2 -- n ) { n = n1 * n2; }
      inst neg ( n1 -- n ) { n = -n1; }
      """;

  /** Of a program that executed each instruction so often. */
  private static Profile profile(Map<String, Long> executions) {
    List<ImageFile.Instruction> instructions = new ArrayList<>();
    List<Profile.Block> blocks = new ArrayList<>();
    new TreeMap<>(executions)
        .forEach(
            (mnemonic, count) -> {
              ImageFile.Instruction instruction =
                  new ImageFile.Instruction(mnemonic, "( -- )", List.of());
              instructions.add(instruction);
              Profile.Step step = new Profile.Step(instruction, List.of());
              blocks.add(new Profile.Block(List.of(step), count, List.of()));
            });
    return new Profile("tiny", 1, instructions, blocks);
  }

  /** Of a program that executed an instruction alone, and with another one after it. */
  private static Profile pairs(String first, long alone, String second, long together) {
    ImageFile.Instruction one = new ImageFile.Instruction(first, "( -- )", List.of());
    ImageFile.Instruction two = new ImageFile.Instruction(second, "( -- )", List.of());
    Profile.Step step = new Profile.Step(one, List.of(new Profile.Operand.Value(1_000)));
    List<Profile.Block> blocks = new ArrayList<>();
    if (alone > 0) {
      blocks.add(new Profile.Block(List.of(step), alone, List.of()));
    }
    Profile.Step next = new Profile.Step(two, List.of());
    blocks.add(new Profile.Block(List.of(step, next), together, List.of()));
    return new Profile("tiny", 1, List.of(two, one), blocks);
  }

  /** The bodies of each method of the engine, in the order of their opcodes. */
  private static Map<String, List<String>> layout(VmModel model, Profile... programs) {
    EngineConfig config = EngineConfig.checked("java-switch").withUsage(List.of(programs));
    return new JavaSwitchBackend()
        .bodies(model, config).stream()
            .collect(
                Collectors.groupingBy(
                    BodyText::place,
                    TreeMap::new,
                    Collectors.mapping(BodyText::name, Collectors.toList())));
  }

  @Test
  void withoutProfileInstructionsStandInTheLoopAsLongAsThereIsRoom() {
    VmModel model = Engines.model(Engines.CELLS + ARITHMETIC);
    assertThat(layout(model))
        .isEqualTo(Map.of("loop", List.of("lit", "stop", "add", "mul", "neg")));
  }

  /** Forty instructions of which not all fit, with combinations of them if asked for. */
  private static String large(boolean combined) {
    String action = "n = n1; " + "n = (n ^ n2) * 77777 + n1; ".repeat(20);
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 40; i++) {
      text.append("inst i" + i + " ( n1 n2 -- n ) { " + action + "}\n");
      if (combined) {
        text.append("super s" + i + " = lit i" + i + ";\n");
      }
    }
    return text.toString();
  }

  private static List<String> starting(String letter, List<String> names) {
    return names.stream().filter(name -> name.matches(letter + "\\d+")).toList();
  }

  @Test
  void whatNoProgramExecutesStandsInTheLoopToo() {
    VmModel model = Engines.model(Engines.CELLS + ARITHMETIC);
    Profile program = profile(Map.of("lit", 60_000L, "mul", 39_000L));
    assertThat(layout(model, program))
        .isEqualTo(Map.of("loop", List.of("lit", "stop", "add", "mul", "neg")));
  }

  @Test
  void allProgramsWeighTheSameHoweverLongTheyRan() {
    VmModel model = Engines.model(Engines.CELLS + large(false));
    Map<String, Long> longer = new TreeMap<>();
    Map<String, Long> shorter = new TreeMap<>();
    IntStream.range(0, 35).forEach(i -> longer.put("i" + i, 1_000_000_000L));
    IntStream.range(35, 40).forEach(i -> shorter.put("i" + i, 10L));
    assertThat(layout(model, profile(longer), profile(shorter)).get("loop"))
        .contains("i0", "i35", "i36", "i37", "i38", "i39")
        .doesNotContain("i34");
  }

  @Test
  void theMostFrequentInstructionsComeFirstWhereNotAllFit() {
    VmModel model = Engines.model(Engines.CELLS + large(false));
    Map<String, Long> executions = new TreeMap<>(Map.of("lit", 1_000L));
    IntStream.range(0, 40).forEach(i -> executions.put("i" + i, 100L + i));
    List<String> loop = layout(model, profile(executions)).get("loop");
    assertThat(loop).contains("lit", "i39").doesNotContain("i0");
    List<String> inside = starting("i", loop);
    assertThat(inside)
        .isEqualTo(IntStream.range(40 - inside.size(), 40).mapToObj(i -> "i" + i).toList());
  }

  @Test
  void combinationsThatSaveNothingComeLast() {
    VmModel model = Engines.model(Engines.CELLS + large(true));
    Profile program = profile(Map.of("lit", 1_000L, "i38", 900L, "i39", 1_000L));
    assertThat(layout(model, program).get("loop"))
        .startsWith("lit", "stop", "i0")
        .contains("i38", "i39")
        .doesNotContain("s0", "s38", "s39");
  }

  @Test
  void combinationsThatSaveMuchComeBeforeWhatNoProgramExecutes() {
    VmModel model = Engines.model(Engines.CELLS + large(true));
    List<String> loop = layout(model, pairs("lit", 0L, "i39", 1_000L)).get("loop");
    assertThat(loop).contains("i0", "i39", "s39").doesNotContain("i38");
    assertThat(starting("s", loop)).isEqualTo(List.of("s39"));
  }

  /**
   * What is known of other programs is what these programs tell of each other: a combination that
   * saves little comes before what none of them executes, unless each executes something that none
   * of the others does.
   */
  @Test
  void theMoreProgramsDifferTheMoreRoomIsForWhatNoneExecutes() {
    VmModel model = Engines.model(Engines.CELLS + large(true));
    Profile pairs = pairs("lit", 10_000L, "i39", 600L);
    Map<String, Long> same = Map.of("lit", 1_000L, "i38", 10L);
    assertThat(starting("s", layout(model, pairs, profile(same), profile(same)).get("loop")))
        .containsExactly("s39");
    Map<String, Long> other = Map.of("lit", 1_000L, "i37", 900L);
    assertThat(starting("s", layout(model, pairs, profile(same), profile(other)).get("loop")))
        .isEmpty();
  }

  @Test
  void combinationsWithValuesThatNeverOccurComeLast() {
    StringBuilder never = new StringBuilder();
    for (int i = 0; i < 60; i++) {
      never.append("spec n%d = lit(%d);\nspec m%d = lit(%d) i39;\n".formatted(i, i, i, i));
    }
    Profile program = pairs("lit", 0L, "i39", 1_000L);
    List<String> without = layout(Engines.model(Engines.CELLS + large(true)), program).get("loop");
    VmModel model = Engines.model(Engines.CELLS + large(true) + never);
    assertThat(layout(model, program).get("loop")).containsAll(without).contains("s39");
  }

  @Test
  void loopsAndCallsStandOutside() {
    VmModel model =
        Engines.model(
            Engines.CELLS
                + """
                inst count ( n1 -- n ) { var i = 0; while (i < n1) { i = i + 1; } n = i; }
                inst sine ( n1 -- n ) { n = i64(sin(f64(n1))); }
                inst quotient ( n1 n2 -- n ) { if (n2 == 0) throw -10; n = floorDiv(n1, n2); }
                inst half ( n1 -- n ) { n = floorDiv(n1, 2); }
                inst rest ( n1 -- n ) { n = floorMod(n1, -10); }
                inst positive ( n1 -- n ) { n = max(n1, 0); }
                """);
    assertThat(layout(model))
        .isEqualTo(
            Map.of(
                "loop",
                List.of("lit", "stop", "quotient", "half", "rest", "positive"),
                "outlined0",
                List.of("count", "sine")));
  }

  @Test
  void casesInTheLoopHavePointersOfTheirOwn() {
    VmModel model = Engines.model(Engines.CELLS + "inst add ( n1 n2 -- n ) { n = n1 + n2; }\n");
    assertThat(new JavaSwitchBackend().bodies(model, EngineConfig.unchecked("java-switch")))
        .filteredOn(body -> body.name().equals("add"))
        .singleElement()
        .extracting(BodyText::text)
        .isEqualTo(
            """
            // add ( n1 n2 -- n )  tiny.vmg:7
            case 2 -> {
              dataSp += opcode ^ -3;
              data[dataSp - 1] = data[dataSp - 1] + data[dataSp];
              continue;
            }""");
  }

  @Test
  void longerCasesHaveAPositionOfTheirOwn() {
    VmModel model =
        Engines.model(
            Engines.CELLS + "inst add ( n1 n2 -- n ) { n = n1 + n2; }\nsuper lit_add = lit add;\n");
    assertThat(new JavaSwitchBackend().bodies(model, EngineConfig.unchecked("java-switch")))
        .filteredOn(body -> body.name().equals("lit_add"))
        .singleElement()
        .extracting(BodyText::text)
        .asString()
        .contains("  ip += opcode ^ 3;\n  dataSp += opcode ^ 3;\n");
  }
}
