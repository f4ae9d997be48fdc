package org.vmgen.cli;

import java.util.List;
import java.util.stream.Stream;
import org.vmgen.generator.diagnostic.Similar;
import org.vmgen.generator.example.ExampleDiagnostics;
import org.vmgen.generator.model.Instruction;
import org.vmgen.generator.model.VmModel;
import org.vmgen.generator.output.InstructionFacts;
import org.vmgen.generator.plan.Backend;
import org.vmgen.generator.plan.Backends;
import org.vmgen.generator.plan.EngineConfig;
import org.vmgen.generator.plan.UnsupportedModelException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code vmgen explain}. */
@Command(
    name = "explain",
    header = "Shows what becomes of an instruction.",
    description =
        "Prints an instruction's stack effect and documentation, what was derived from its action, "
            + "and the code that it becomes in an engine's main loop.",
    footerHeading = "%nExample:%n",
    footer = {
      "  vmgen explain forth.vmg add --engine c-direct",
      "  vmgen explain forth.vmg '>r' --engine java-switch --unchecked"
    })
final class ExplainCommand extends SpecCommand {

  @Parameters(index = "1", paramLabel = "INSTRUCTION", description = "its identifier or mnemonic")
  private String name;

  @Option(
      names = "--engine",
      required = true,
      paramLabel = "NAME",
      description =
          "whose code to show: c-switch, c-token, c-direct, c-indirect, c-tail, java-switch")
  private String engine;

  @Option(names = "--unchecked", description = "the code without tests of bounds")
  private boolean unchecked;

  @Override
  void checkUsage() {
    if (Backends.named(engine).isEmpty()) {
      throw wrongUsage(
          engine.equals(Engines.REFERENCE)
              ? "the reference engine interprets actions as they are written; it has no code"
              : Engines.unknown(engine));
    }
  }

  @Override
  int run(VmModel model) {
    Instruction instruction =
        model
            .instruction(name)
            .or(() -> model.instructions().stream().filter(this::isMeant).findFirst())
            .orElseThrow(() -> wrongUsage(unknown(model)));
    Backend backend = Backends.named(engine).orElseThrow();
    EngineConfig config = unchecked ? EngineConfig.unchecked(engine) : EngineConfig.checked(engine);
    String code;
    try {
      code = backend.explain(model, instruction, config);
    } catch (UnsupportedModelException e) {
      ExampleDiagnostics places = new ExampleDiagnostics(model.files());
      return failed(e.reasons().stream().map(r -> places.unsupported(r, engine)).toList());
    }
    print(instruction);
    out().println();
    out().println(engine + (unchecked ? ", unchecked:" : ", checked:"));
    out().println();
    out().print(code.endsWith("\n") ? code : code + "\n");
    out().flush();
    return ExitCode.FINE;
  }

  private boolean isMeant(Instruction instruction) {
    return instruction.mnemonic().equals(name);
  }

  private String unknown(VmModel model) {
    List<String> names =
        model.instructions().stream()
            .flatMap(i -> Stream.of(i.name(), i.mnemonic()))
            .distinct()
            .toList();
    return "there is no instruction '"
        + name
        + "' in "
        + file()
        + ": "
        + Similar.orElse(name, names, "see: vmgen model " + file());
  }

  private void print(Instruction instruction) {
    instruction.documentation().lines().forEach(line -> out().println("/// " + line));
    String mnemonic =
        instruction.mnemonic().equals(instruction.name())
            ? ""
            : " \"" + instruction.mnemonic() + "\"";
    out()
        .println(
            "inst " + instruction.name() + mnemonic + " ( " + instruction.effect().text() + " )");
    out()
        .println(
            "  opcode " + instruction.opcode() + ", at " + instruction.documentation().position());
    InstructionFacts.of(instruction).forEach(fact -> out().println("  " + fact));
    for (String reason : instruction.properties().notCombinable()) {
      out().println("  not in composites: " + reason);
    }
  }
}
