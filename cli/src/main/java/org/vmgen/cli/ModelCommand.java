package org.vmgen.cli;

import org.vmgen.generator.model.Instruction;
import org.vmgen.generator.model.VmModel;
import org.vmgen.generator.output.InstructionFacts;
import org.vmgen.generator.output.ModelJson;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code vmgen model}. */
@Command(
    name = "model",
    header = "Shows what vmgen understood.",
    description =
        "Prints the machine's state and its instructions with what was derived from their actions; "
            + "with --json everything, typed actions included, for tools.",
    footerHeading = "%nExample:%n",
    footer = {
      "  vmgen model forth.vmg",
      "  vmgen model forth.vmg --json | jq '.instructions[].name'"
    })
final class ModelCommand extends SpecCommand {

  @Option(names = "--json", description = "the whole model as JSON")
  private boolean json;

  @Override
  protected int run(VmModel model) {
    if (json) {
      out().print(ModelJson.of(model));
      out().flush();
      return ExitCode.FINE;
    }
    out().println("vm " + model.name());
    model.stacks().forEach(s -> out().println("stack " + s.name() + ": " + s.slot().text()));
    model.registers().forEach(r -> out().println("register " + r.name() + ": " + r.type().text()));
    model.regions().forEach(r -> out().println("region " + r.name() + ": " + r.slot().text()));
    model.memories().forEach(m -> out().println("memory " + m.name()));
    int width = model.instructions().stream().mapToInt(i -> i.name().length()).max().orElse(0);
    for (Instruction instruction : model.instructions()) {
      out()
          .printf(
              "%4d  %-" + Math.max(1, width) + "s  ( %s )  %s%n",
              instruction.opcode(),
              instruction.name(),
              instruction.effect().text(),
              String.join(", ", InstructionFacts.of(instruction)));
    }
    return ExitCode.FINE;
  }
}
