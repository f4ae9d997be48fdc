package org.vmgen.maven;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.vmgen.generator.model.VmModel;
import org.vmgen.superinstructions.Synthesis;
import org.vmgen.superinstructions.corpus.Program;
import org.vmgen.superinstructions.cost.CostModels;
import org.vmgen.superinstructions.output.Outcome;
import org.vmgen.superinstructions.output.SupersetText;
import org.vmgen.superinstructions.select.Limits;
import org.vmgen.superinstructions.select.Progress;
import org.vmgen.superinstructions.select.Strategies;
import org.vmgen.superinstructions.select.Strategy;

/**
 * Combined instructions that are chosen while a project is built, as {@code vmgen synthesize}
 * chooses them. The same description and profiles give the same.
 *
 * @param count how many there are at most
 * @param costs the name of the cost model by which they are chosen
 * @param programs from which they are chosen
 */
record ChosenCombinations(int count, String costs, List<Program> programs) {

  ChosenCombinations {
    // Where gains are equal the order of programs matters: it must not be that of folders.
    programs = programs.stream().sorted(Comparator.comparing(Program::name)).toList();
  }

  /**
   * Those for engines of a target language.
   *
   * @param target c or java
   * @param checked whether none of them is unchecked
   */
  static ChosenCombinations of(int count, String target, boolean checked, List<Program> programs) {
    return new ChosenCombinations(count, CostModels.nameFor(target, checked), programs);
  }

  /** Chooses, and writes definitions that a description reads by {@code superset}. */
  void write(VmModel model, Path file) throws IOException {
    Strategy strategy = Strategies.named(Strategies.DEFAULT).orElseThrow();
    Outcome outcome =
        Synthesis.of(
                model,
                programs,
                CostModels.named(costs).orElseThrow().of(model),
                Synthesis.Options.DEFAULT)
            .choose(strategy, Limits.count(count), Progress.NONE);
    byte[] text =
        SupersetText.of(model.name(), origin(strategy), outcome).getBytes(StandardCharsets.UTF_8);
    if (!Files.isRegularFile(file) || !Arrays.equals(Files.readAllBytes(file), text)) {
      Files.createDirectories(file.getParent());
      Files.write(file, text);
    }
  }

  private List<String> origin(Strategy strategy) {
    return List.of(
        "Chosen by vmgen's Maven plugin: strategy %s, costs %s, at most %d."
            .formatted(strategy.name(), costs, count),
        programs.stream()
            .map(Program::name)
            .collect(Collectors.joining(", ", "Profiles, weighing the same: ", ".")));
  }
}
