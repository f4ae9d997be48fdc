package org.vmgen.cli;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.vmgen.generator.example.ExampleDiagnostics;
import org.vmgen.generator.model.Composite;
import org.vmgen.generator.model.Instruction;
import org.vmgen.generator.model.VmModel;
import org.vmgen.generator.object.BodyCode;
import org.vmgen.generator.output.InstructionFacts;
import org.vmgen.generator.plan.Backend;
import org.vmgen.generator.plan.Backends;
import org.vmgen.generator.plan.BodyText;
import org.vmgen.generator.plan.EngineConfig;
import org.vmgen.generator.plan.UnsupportedModelException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code vmgen explain}. */
@Command(
    name = "explain",
    header = "Shows what becomes of an instruction.",
    description =
        "Prints an instruction's stack effect and documentation, what was derived from its action, "
            + "and the code that it becomes in an engine's main loop: a body for each state of "
            + "cached stacks, with what the loader takes it to cost. The same of a combined "
            + "instruction, be it in the description or not.",
    footerHeading = "%nExample:%n",
    footer = {
      "  vmgen explain forth.vmg add --engine c-direct",
      "  vmgen explain forth.vmg '>r' --engine java-switch --unchecked",
      "  vmgen explain forth.vmg 'lit add' --engine c-tail --asm"
    })
final class ExplainCommand extends SpecCommand {
  /** So many combined instructions are named that an instruction is a part of. */
  private static final int MOST_NAMED = 6;

  @Parameters(
      index = "1",
      paramLabel = "INSTRUCTION",
      description =
          "its identifier or mnemonic, the name of a combined instruction, or the instructions "
              + "that are one in quotes")
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

  @Option(
      names = "--asm",
      description = "shows what compilers make of it: machine code, in Java bytecode")
  private boolean asm;

  @Mixin private BodyChoice bodies;

  @Override
  protected void checkUsage() {
    if (Backends.named(engine).isEmpty()) {
      throw wrongUsage(
          engine.equals(Engines.REFERENCE)
              ? "the reference engine interprets actions as they are written; it has no code"
              : Engines.unknown(engine));
    }
  }

  @Override
  protected int run(VmModel model) throws IOException {
    ExplainedName explained;
    try {
      explained = ExplainedName.of(model, name, file().toString());
    } catch (ExplainedName.UnknownNameException e) {
      throw wrongUsage(e.getMessage());
    }
    Backend backend = Backends.named(engine).orElseThrow();
    EngineConfig config = EngineConfig.of(engine, !unchecked).with(bodies.options());
    try {
      List<BodyText> all = backend.bodies(explained.model(), config);
      List<BodyText> own =
          all.stream().filter(b -> explained.names().contains(b.name()) && b.copy() == 0).toList();
      Optional<MachineCode> code = Optional.empty();
      if (asm) {
        code = Optional.of(MachineCode.of(explained.model(), backend, config, all));
      }
      explained.instruction().ifPresent(i -> print(model, i));
      explained.composites().forEach(c -> print(c, explained.added()));
      out().println();
      print(explained, backend, config, all, own, code);
      out().flush();
      return ExitCode.FINE;
    } catch (UnsupportedModelException e) {
      ExampleDiagnostics places = new ExampleDiagnostics(model.files());
      return failed(e.reasons().stream().map(r -> places.unsupported(r, engine)).toList());
    } catch (LocalEngines.NotHereException e) {
      reporter().remark(e.getMessage());
      return ExitCode.INPUT;
    }
  }

  private void print(
      ExplainedName explained,
      Backend backend,
      EngineConfig config,
      List<BodyText> all,
      List<BodyText> own,
      Optional<MachineCode> code) {
    String title = engine + (unchecked ? ", unchecked" : ", checked");
    boolean several = own.size() > 1 || own.stream().anyMatch(b -> !b.states().isEmpty());
    out().println(title + (several ? ": bodies" : ":"));
    if (several) {
      out().println();
      own.forEach(body -> out().println("  " + line(body, all, code)));
    }
    if (own.isEmpty()) {
      out().println();
      printPlain(explained, backend, config);
    }
    for (BodyText body : own) {
      out().println();
      out().print(body.text().endsWith("\n") ? body.text() : body.text() + "\n");
      code.ifPresent(c -> printCode(c, body));
    }
  }

  /** What has no body of its own. */
  private void printPlain(ExplainedName explained, Backend backend, EngineConfig config) {
    if (explained.instruction().isPresent()) {
      out().println("No body of its own, but in a function that runs single instructions:");
      out().println();
      String text = backend.explain(explained.model(), explained.instruction().get(), config);
      out().print(text.endsWith("\n") ? text : text + "\n");
    } else {
      out().println("No body of its own: it runs as its parts.");
    }
  }

  /** A body, its states, cost, copies and size. */
  private static String line(BodyText body, List<BodyText> all, Optional<MachineCode> code) {
    long copies =
        all.stream()
            .filter(b -> b.name().equals(body.name()) && b.number() >= body.number())
            .takeWhile(b -> b == body || b.copy() > 0)
            .count();
    StringBuilder line = new StringBuilder(body.label());
    if (!body.states().isEmpty()) {
      line.append(": ").append(body.states());
    }
    line.append(", cost %d.%d dispatches".formatted(body.cost() / 10, body.cost() % 10));
    if (copies > 1) {
      line.append(", ").append(copies).append(" copies");
    }
    code.map(c -> c.bodies().get(body.label()))
        .ifPresent(c -> line.append(", ").append(c.bytes()).append(" bytes"));
    return line.toString();
  }

  private void printCode(MachineCode code, BodyText body) {
    BodyCode own = code.bodies().get(body.label());
    out().println();
    if (own == null) {
      out().println("(its " + code.kind() + " is not found in what the compiler made)");
      return;
    }
    out()
        .println(
            "%d bytes of %s in %s, %s:"
                .formatted(own.bytes(), code.kind(), body.place(), code.compiler()));
    out().println();
    own.lines().forEach(line -> out().println("  " + line));
  }

  private void print(VmModel model, Instruction instruction) {
    instruction.documentation().lines().forEach(line -> out().println("/// " + line));
    out().println("inst " + instruction.heading());
    out()
        .println(
            "  opcode " + instruction.opcode() + ", at " + instruction.documentation().position());
    InstructionFacts.of(instruction).forEach(fact -> out().println("  " + fact));
    for (String reason : instruction.properties().notCombinable()) {
      out().println("  not in composites: " + reason);
    }
    List<Composite> wholes = ExplainedName.containing(model, instruction);
    wholes.stream()
        .limit(MOST_NAMED)
        .forEach(c -> out().println("  part of " + c.name() + " = " + c.text()));
    if (wholes.size() > MOST_NAMED) {
      out().println("  part of " + (wholes.size() - MOST_NAMED) + " more");
    }
  }

  private void print(Composite composite, boolean added) {
    boolean bound =
        composite.parts().stream()
            .flatMap(part -> part.operands().stream())
            .anyMatch(operand -> !(operand instanceof Composite.Operand.Open));
    String word = bound ? "spec " : "super ";
    out().println(word + composite.name() + " = " + composite.text());
    out()
        .println(
            added
                ? "  not in the description; this is what it would be"
                : "  at " + composite.documentation().position());
    composite.parts().forEach(part -> out().println("  of inst " + part.instruction().heading()));
  }
}
