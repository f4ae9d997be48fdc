package org.vmgen.cli;

import java.io.IOException;
import org.vmgen.generator.example.ExampleDiagnostics;
import org.vmgen.generator.example.ExampleRunner;
import org.vmgen.generator.example.MachineEngine;
import org.vmgen.generator.model.VmModel;
import picocli.CommandLine.Command;

/** {@code vmgen check}. */
@Command(
    name = "check",
    header = "Checks a description and its examples.",
    description =
        "Reads the description, reports everything that is wrong with it at once, each with its place "
            + "and what to do, and runs its example lines on the reference engine.",
    footerHeading = "%nExample:%n",
    footer = {
      "  vmgen check forth.vmg",
      "  vmgen check forth.vmg -Dfloats=false --message-format=gnu"
    })
final class CheckCommand extends SpecCommand {

  @Override
  protected int run(VmModel model) throws IOException {
    MachineEngine reference = MachineEngine.reference(model.withoutHandlers());
    ExampleRunner.Report report = ExampleRunner.run(model, reference);
    if (!report.failures().isEmpty()) {
      ExampleDiagnostics diagnostics = new ExampleDiagnostics(model.files());
      return failed(
          report.failures().stream()
              .map(failure -> diagnostics.failed(failure, reference.name()))
              .toList());
    }
    int instructions = model.instructions().size();
    out()
        .printf(
            "%s: no errors: %s, %s passed%s%n",
            file(),
            Counts.of(instructions, "instruction"),
            Counts.of(report.passed(), "example"),
            report.skips().isEmpty() ? "" : ", " + report.skips().size() + " not run");
    report.skips().forEach(skip -> reporter().remark(Counts.skipped(skip)));
    return ExitCode.FINE;
  }
}
