package org.vmgen.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.vmgen.format.profile.Profile;
import org.vmgen.format.profile.ProfileException;
import org.vmgen.generator.manual.Manual;
import org.vmgen.generator.manual.ManualCounts;
import org.vmgen.generator.model.VmModel;
import org.vmgen.generator.output.OutputWriter;
import org.vmgen.generator.reference.InstructionSets;
import org.vmgen.superinstructions.corpus.Program;
import org.vmgen.superinstructions.cost.CostModels;
import org.vmgen.superinstructions.cost.Costs;
import org.vmgen.superinstructions.evaluate.Prediction;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code vmgen manual}. */
@Command(
    name = "manual",
    header = "Writes the manual of an instruction set.",
    description =
        "Writes manual.md and manual.html: the machine's state, each instruction with its stack "
            + "effect, documentation, action, derived properties and examples, and the combined "
            + "instructions of its engines. Documentation comments are Markdown.",
    footerHeading = "%nExample:%n",
    footer = {
      "  vmgen manual forth.vmg -o manual",
      "  vmgen manual forth.vmg -o manual --profile week.prof"
    })
final class ManualCommand extends SpecCommand {

  @Option(
      names = {"-o", "--output"},
      required = true,
      paramLabel = "DIR",
      description = "the folder to write to")
  private Path directory;

  @Option(
      names = "--profile",
      paramLabel = "FILE",
      description =
          "says how often each instruction is executed, combined ones too, by a profile of programs "
              + "of the machine; see: vmgen profile merge")
  private Optional<Path> profile = Optional.empty();

  @Override
  protected int run(VmModel model) throws IOException {
    List<Profile> read;
    try {
      read = ProfileFiles.ofMachine(profile.stream().toList(), InstructionSets.of(model));
    } catch (ProfileException e) {
      e.getMessage().lines().forEach(reporter()::remark);
      return ExitCode.INPUT;
    }
    Optional<ManualCounts> counts = read.stream().findFirst().map(p -> counts(model, p));
    new OutputWriter(directory).write(model.name() + " manual", Manual.of(model, counts));
    return ExitCode.FINE;
  }

  private static ManualCounts counts(VmModel model, Profile profile) {
    Costs costs = CostModels.named(CostModels.nameFor("c", true)).orElseThrow().of(model);
    Prediction prediction =
        Prediction.ofDescription(model, List.of(new Program("", profile)), costs);
    Map<String, Long> combined = new HashMap<>();
    for (int i = 0; i < model.composites().size(); i++) {
      combined.put(model.composites().get(i).name(), prediction.uses().get(i));
    }
    return new ManualCounts(profile, prediction.dispatches(), combined);
  }
}
