package org.vmgen.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.vmgen.generator.example.ExampleDiagnostics;
import org.vmgen.generator.model.Instruction;
import org.vmgen.generator.model.VmModel;
import org.vmgen.generator.plan.Backends;
import org.vmgen.generator.plan.EngineConfig;
import org.vmgen.generator.plan.UnsupportedModelException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code vmgen size}. */
@Command(
    name = "size",
    header = "Shows how large engines are, and each body.",
    description =
        "Compiles engines with the options that they are meant to be compiled with and shows how "
            + "many bytes of machine code, constants and variables they take, and what each body "
            + "takes of it, the largest first. What bodies share is nobody's. Of engines in Java "
            + "it shows the bytecode of methods.",
    footerHeading = "%nExample:%n",
    footer = {
      "  vmgen size forth.vmg --engine c-direct,c-tail",
      "  vmgen size forth.vmg --engine java-switch --instruction add,lit --json"
    })
final class SizeCommand extends SpecCommand {

  @Option(
      names = "--engine",
      required = true,
      split = ",",
      paramLabel = "NAME",
      description = "the engines: c-switch, c-token, c-direct, c-indirect, c-tail, java-switch")
  private List<String> engines = new ArrayList<>();

  @Option(
      names = "--instruction",
      split = ",",
      paramLabel = "NAME",
      description = "bodies of these only, combined instructions among them")
  private List<String> instructions = new ArrayList<>();

  @Option(names = "--unchecked", description = "the engines without tests of bounds")
  private boolean unchecked;

  @Option(names = "--json", description = "as JSON, for tools")
  private boolean json;

  @Mixin private BodyChoice bodies;

  @Override
  protected void checkUsage() {
    engines = engines.stream().distinct().toList();
    for (String engine : engines) {
      if (engine.equals(Engines.REFERENCE)) {
        throw wrongUsage("the reference engine interprets actions as they are; it has no code");
      } else if (Backends.named(engine).isEmpty()) {
        throw wrongUsage(Engines.unknown(engine));
      }
    }
  }

  @Override
  protected int run(VmModel model) throws IOException {
    List<String> names = instructions.stream().map(name -> meant(model, name)).toList();
    List<EngineSize> sizes = new ArrayList<>();
    for (String engine : engines) {
      EngineConfig config = EngineConfig.of(engine, !unchecked).with(bodies.options());
      try {
        sizes.add(EngineSize.of(model, config).of(names));
      } catch (UnsupportedModelException e) {
        ExampleDiagnostics places = new ExampleDiagnostics(model.files());
        return failed(e.reasons().stream().map(r -> places.unsupported(r, engine)).toList());
      } catch (LocalEngines.NotHereException e) {
        reporter().remark(engine + ": " + e.getMessage());
        return ExitCode.INPUT;
      }
    }
    out().print(json ? SizeText.json(sizes) : SizeText.table(sizes));
    out().flush();
    return ExitCode.FINE;
  }

  /** The name of an instruction by its name or mnemonic, or of a combined instruction. */
  private String meant(VmModel model, String name) {
    return InstructionNames.find(model, name)
        .map(Instruction::name)
        .or(() -> InstructionNames.composites(model, name).stream().findFirst().map(c -> name))
        .orElseThrow(() -> wrongUsage(InstructionNames.unknown(model, name, file().toString())));
  }
}
