package org.vmgen.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.vmgen.generator.diagnostic.Diagnostic;
import org.vmgen.generator.example.ExampleDiagnostics;
import org.vmgen.generator.example.ExampleEngine;
import org.vmgen.generator.example.ExampleRunner;
import org.vmgen.generator.model.VmModel;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code vmgen test}. */
@Command(
    name = "test",
    header = "Runs the examples of a description on all engines.",
    description =
        "Runs each example line on every engine that can run here, or on those that --engine names, "
            + "and reports each that does not do what it says.",
    footerHeading = "%nExample:%n",
    footer = {"  vmgen test forth.vmg", "  vmgen test forth.vmg --engine reference,c-direct"})
final class TestCommand extends SpecCommand {

  @Option(
      names = "--engine",
      split = ",",
      paramLabel = "NAME",
      description =
          "the engines: reference, c-switch, c-token, c-direct, c-indirect, c-tail, java-switch; all of them")
  private List<String> engines = new ArrayList<>();

  @Override
  protected void checkUsage() {
    for (String engine : engines) {
      if (!Engines.names().contains(engine)) {
        throw wrongUsage(Engines.unknown(engine));
      }
    }
  }

  @Override
  protected int run(VmModel model) throws IOException {
    ExampleDiagnostics places = new ExampleDiagnostics(model.files());
    Map<ExampleRunner.Failure, List<String>> failures = new LinkedHashMap<>();
    for (String name : engines.isEmpty() ? Engines.names() : engines) {
      LocalEngine engine = LocalEngines.examples(model.withoutHandlers(), name);
      if (!engine.missing().isEmpty()) {
        out().printf("%-12s not run: %s%n", name, engine.missing());
        continue;
      }
      ExampleEngine runs = engine.engine().orElseThrow();
      ExampleRunner.Report report = ExampleRunner.run(model, runs);
      report.failures().forEach(f -> failures.computeIfAbsent(f, k -> new ArrayList<>()).add(name));
      out().printf("%-12s %s%n", name, summary(report));
      report.skips().forEach(skip -> reporter().remark(Counts.skipped(skip)));
    }
    out().flush();
    List<Diagnostic> diagnostics = new ArrayList<>();
    failures.forEach(
        (failure, names) -> diagnostics.add(places.failed(failure, String.join(", ", names))));
    return diagnostics.isEmpty() ? ExitCode.FINE : failed(diagnostics);
  }

  private static String summary(ExampleRunner.Report report) {
    String text = Counts.of(report.passed(), "example") + " passed";
    if (!report.failures().isEmpty()) {
      text += ", " + report.failures().size() + " failed";
    }
    return report.skips().isEmpty() ? text : text + ", " + report.skips().size() + " not run";
  }
}
