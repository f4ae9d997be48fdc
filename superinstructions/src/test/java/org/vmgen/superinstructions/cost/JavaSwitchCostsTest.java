package org.vmgen.superinstructions.cost;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.vmgen.format.profile.Profile;
import org.vmgen.generator.java.JavaSwitchBackend;
import org.vmgen.generator.model.Composite;
import org.vmgen.generator.model.VmModel;
import org.vmgen.generator.plan.BodyText;
import org.vmgen.generator.plan.EngineConfig;
import org.vmgen.superinstructions.Synthesis;
import org.vmgen.superinstructions.Training;
import org.vmgen.superinstructions.corpus.Part;
import org.vmgen.superinstructions.corpus.Program;
import org.vmgen.superinstructions.output.Chosen;
import org.vmgen.superinstructions.select.Limits;
import org.vmgen.superinstructions.select.Progress;
import org.vmgen.superinstructions.select.Strategies;

/** The cost model of engines in Java knows how little room their loop has. */
class JavaSwitchCostsTest {

  /** Instructions that no program executes, some 6,000 bytes for each hundred. */
  private static String ballast(int instructions) {
    String action = "n = (n1 ^ n2) * 77777 + n1; ";
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < instructions; i++) {
      text.append("inst b%d ( n1 n2 -- n ) { %s}\n".formatted(i, action));
    }
    return text.toString();
  }

  private static Costs costs(String name, VmModel model) {
    return CostModels.named(name).orElseThrow().of(model);
  }

  /** What the best choice of so many combinations makes of a machine. */
  private static VmModel chosen(String costs, VmModel model, List<Program> programs, int count) {
    List<Composite> composites =
        Synthesis.of(model, programs, costs(costs, model), Synthesis.Options.DEFAULT)
            .choose(
                Strategies.named(Strategies.DEFAULT_OF_TUNE).orElseThrow(),
                Limits.count(count),
                Progress.NONE)
            .chosen()
            .stream()
            .map(Chosen::composite)
            .toList();
    return model.withComposites(composites, model.replications());
  }

  /** The part of the combinations that has no room in the engine's loop. */
  private static double outside(VmModel model) {
    EngineConfig config =
        EngineConfig.unchecked("java-switch")
            .withUsage(programs().stream().map(Program::profile).toList());
    List<String> loop =
        new JavaSwitchBackend()
            .bodies(model, config).stream()
                .filter(body -> body.place().equals("loop"))
                .map(BodyText::name)
                .toList();
    long outside = names(model).stream().filter(name -> !loop.contains(name)).count();
    return (double) outside / names(model).size();
  }

  private static List<String> names(VmModel model) {
    return model.composites().stream().map(Composite::name).toList();
  }

  private static List<Program> programs() {
    return List.of(
        Training.random("a", new Random(1), 60), Training.random("b", new Random(2), 60));
  }

  @Test
  void whatIsChosenHasRoomInTheLoop() {
    VmModel model = Training.model(ballast(90));
    VmModel java = chosen("java-switch-unchecked", model, programs(), 150);
    assertThat(names(java)).hasSizeGreaterThan(20);
    assertThat(outside(java)).isLessThan(0.05);
    assertThat(outside(chosen("c-direct", model, programs(), 150))).isGreaterThan(0.2);
  }

  @Test
  void checkedBodiesTakeMoreRoom() {
    List<Part> parts = List.of(new Part(4, List.of()), new Part(1, List.of()));
    VmModel model = Training.model();
    assertThat(costs("java-switch", model).bytes(parts))
        .isGreaterThan(costs("java-switch-unchecked", model).bytes(parts) + 10);
  }

  @Test
  void whatSavesLessThanTheInstructionsThatWouldLeaveTheLoopIsNotChosen() {
    Program program =
        Training.program("p", "100|dup; +; swap; -", "999000|sum 2", "1|lit 1; lit 2; +");
    VmModel small = Training.model();
    assertThat(names(chosen("java-switch-unchecked", small, List.of(program), 9)))
        .contains("dup_add_swap_sub", "lit_lit_add");
    VmModel large = Training.model(ballast(200));
    assertThat(names(chosen("java-switch-unchecked", large, List.of(program), 9)))
        .containsExactly("sum_2");
  }

  @Test
  void combinationsTakeFewerBytesThanTheirParts() {
    Costs costs = costs("java-switch-unchecked", Training.model());
    Part add = new Part(1, List.of());
    Part swap = new Part(4, List.of());
    int parts = costs.bytes(List.of(add)) + costs.bytes(List.of(swap));
    assertThat(costs.bytes(List.of(swap, add))).isBetween(parts / 3, parts);
  }

  @Test
  void roomIsLostToTheInstructionsThatSaveLeastForTheirBytes() {
    List<Profile> profiles = programs().stream().map(Program::profile).toList();
    Displacement none = costs("java-switch-unchecked", Training.model()).displacement(profiles);
    assertThat(none.of(0)).isZero();
    assertThat(none.of(5_000)).isZero();
    assertThat(none.of(8_000)).isInfinite();
    Displacement full =
        costs("java-switch-unchecked", Training.model(ballast(200))).displacement(profiles);
    List<Double> lost = new ArrayList<>();
    for (int bytes = 0; Double.isFinite(full.of(bytes)); bytes += 100) {
      lost.add(full.of(bytes));
    }
    assertThat(lost).isSorted().startsWith(0.0).doesNotHaveDuplicates();
    // Instructions that are executed leave the loop last.
    assertThat(lost.get(lost.size() / 2)).isLessThan(lost.get(lost.size() - 1) / 20);
  }

  @Test
  void machinesWithoutAnEngineInJavaHaveCostsToo() {
    VmModel model = Training.model("inst only_c ( n1 -- n ) @c {{ n = n1; }}\n");
    Costs costs = costs("java-switch-unchecked", model);
    assertThat(costs.bytes(List.of(new Part(1, List.of())))).isPositive();
    assertThat(costs.displacement(List.of()).of(1_000_000)).isZero();
  }
}
