package org.vmgen.documentation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.vmgen.generator.Vmgen;
import org.vmgen.generator.diagnostic.Diagnostic;
import org.vmgen.generator.diagnostic.DiagnosticPrinter;
import org.vmgen.generator.diagnostic.Diagnostics;
import org.vmgen.generator.diagnostic.MessageFormat;
import org.vmgen.generator.example.ExampleDiagnostics;
import org.vmgen.generator.example.ExampleRunner;
import org.vmgen.generator.example.MachineEngine;
import org.vmgen.generator.model.VmModel;
import org.vmgen.generator.reference.InstructionSets;
import org.vmgen.generator.reference.ReferenceMachine;
import org.vmgen.runtime.Code;
import org.vmgen.runtime.Exit;
import org.vmgen.runtime.Host;
import org.vmgen.runtime.text.Assembler;
import org.vmgen.runtime.text.AssemblyException;

/**
 * A description of a document, read and its examples run.
 *
 * @param model empty if it has errors
 * @param messages everything that vmgen says about it, failed examples included
 */
record Description(Optional<VmModel> model, String messages) {

  /** Reads text as {@code machine.vmg} of a folder. */
  static Description load(Path directory, String text) throws IOException {
    Path file = directory.resolve("machine.vmg");
    Files.writeString(file, text);
    Diagnostics diagnostics = new Diagnostics();
    Optional<VmModel> model = Vmgen.load(file, Map.of(), diagnostics);
    List<Diagnostic> all = new ArrayList<>(diagnostics.sorted());
    if (model.isPresent()) {
      all.addAll(failedExamples(model.get()));
    }
    String messages = new DiagnosticPrinter(MessageFormat.PRETTY, false).print(all);
    return new Description(model, messages.replace(directory + "/", ""));
  }

  private static List<Diagnostic> failedExamples(VmModel model) throws IOException {
    VmModel bare = model.withoutHandlers();
    ExampleDiagnostics diagnostics = new ExampleDiagnostics(model.files());
    ExampleRunner.Report report = ExampleRunner.run(bare, MachineEngine.reference(bare));
    assertThat(report.skips()).isEmpty();
    return report.failures().stream()
        .map(failure -> diagnostics.failed(failure, "reference"))
        .toList();
  }

  /** What a program in assembler prints on the reference engine, and how it ends unless by halt. */
  String output(String program) throws AssemblyException {
    Code code = new Assembler(InstructionSets.of(model.get())).assemble("program.vmasm", program);
    ByteArrayOutputStream output = new ByteArrayOutputStream();
    Exit exit = new ReferenceMachine(model.get(), code, Host.writingTo(output)).run();
    String end = exit.kind() == Exit.Kind.HALT ? "" : exit + "\n";
    return output.toString(UTF_8) + end;
  }
}
