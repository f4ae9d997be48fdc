package org.vmgen.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.vmgen.format.profile.Profile;
import org.vmgen.format.profile.ProfileException;
import org.vmgen.generator.manual.Manual;
import org.vmgen.generator.model.VmModel;
import org.vmgen.generator.output.OutputWriter;
import org.vmgen.generator.reference.InstructionSets;
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
          "says how often each instruction was executed, by a profile of programs of the machine; "
              + "see: vmgen profile merge")
  private Optional<Path> profile = Optional.empty();

  @Override
  protected int run(VmModel model) throws IOException {
    List<Profile> counts;
    try {
      counts = ProfileFiles.ofMachine(profile.stream().toList(), InstructionSets.of(model));
    } catch (ProfileException e) {
      e.getMessage().lines().forEach(reporter()::remark);
      return ExitCode.INPUT;
    }
    new OutputWriter(directory)
        .write(model.name() + " manual", Manual.of(model, counts.stream().findFirst()));
    return ExitCode.FINE;
  }
}
