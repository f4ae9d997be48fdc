package org.vmgen.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.vmgen.format.profile.ProfileException;
import org.vmgen.generator.model.VmModel;
import org.vmgen.generator.plan.EngineConfig;
import org.vmgen.runtime.tool.DriverOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code vmgen run}. */
@Command(
    name = "run",
    header = "Runs programs of a described machine.",
    description =
        "Runs each program, assembler text or an image, on a fresh machine; what they print goes "
            + "to standard output, everything else to standard error. The reference engine "
            + "interprets the description and needs nothing else; the others are compiled, with "
            + "this Java or with the C compiler of this computer, and kept for the next run.",
    footerHeading = "%nExample:%n",
    footer = {
      "  vmgen run forth.vmg hello.vmasm",
      "  vmgen run forth.vmg sieve.vmasm --engine c-direct --stack \"1000\" --state",
      "  vmgen run forth.vmg bug.vmasm --trace --budget 100"
    })
final class RunCommand extends SpecCommand {

  @Parameters(
      index = "1..*",
      arity = "1..*",
      paramLabel = "PROGRAM",
      description = "programs: assembler text (.vmasm) or images (.img)")
  private List<String> programs = new ArrayList<>();

  @Option(
      names = "--engine",
      paramLabel = "NAME",
      defaultValue = Engines.REFERENCE,
      description =
          "reference (the default), c-switch, c-token, c-direct, c-indirect, c-tail or java-switch")
  private String engine;

  @Option(names = "--unchecked", description = "without tests of bounds, counts and budgets")
  private boolean unchecked;

  @Mixin private BodyChoice bodies;

  @Option(names = "--trace", description = "prints each instruction with its stacks")
  private boolean trace;

  @Option(names = "--budget", paramLabel = "N", description = "stops after N instructions")
  private Optional<Long> budget = Optional.empty();

  @Option(
      names = "--slice",
      paramLabel = "N",
      description = "runs in slices of N instructions, resuming after each")
  private Optional<Long> slice = Optional.empty();

  @Option(
      names = "--resume",
      paramLabel = "N",
      description = "goes on after a yield, at most N times; each is reported")
  private Optional<Long> resumes = Optional.empty();

  @Option(names = "--entry", paramLabel = "NAME", description = "where to start; the first entry")
  private Optional<String> entry = Optional.empty();

  @Option(
      names = "--stack",
      paramLabel = "\"1 2\"",
      defaultValue = "",
      description = "what is pushed before; \"1 2 R: 3\" pushes 3 on the stack of prefix R")
  private String stack;

  @Mixin private ExternsChoice externs;

  @Option(
      names = "--profile",
      paramLabel = "FILE",
      description = "writes how often each block of code ran")
  private Optional<Path> profile = Optional.empty();

  @Option(names = "--state", description = "prints all state after the run")
  private boolean state;

  @Override
  protected void checkUsage() throws IOException {
    if (!Engines.names().contains(engine)) {
      throw wrongUsage(Engines.unknown(engine));
    } else if (unchecked && engine.equals(Engines.REFERENCE)) {
      throw wrongUsage("the reference engine is always checked; choose another with --engine");
    } else if (unchecked && (trace || budget.isPresent() || slice.isPresent())) {
      throw wrongUsage(
          "--trace, --budget and --slice need a checked engine: leave out --unchecked");
    } else if (budget.orElse(0L) < 0 || resumes.orElse(0L) < 0 || slice.orElse(1L) < 1) {
      throw wrongUsage("--budget and --resume need a number from 0, --slice one from 1");
    }
    if (profile.isPresent()) {
      // Before the programs run: they may take hours.
      TargetFile.profile(profile.get()).check();
    }
  }

  private EngineConfig config() {
    return (unchecked ? EngineConfig.unchecked(engine) : EngineConfig.checked(engine))
        .with(bodies.options());
  }

  @Override
  protected int run(VmModel model) throws IOException {
    DriverOptions options =
        new DriverOptions(
            trace,
            number(budget),
            number(slice),
            resumes.orElse(0L),
            entry,
            stack,
            state,
            programs);
    try {
      ProgramRunner runner = new ProgramRunner(model, streams(), externs.find(model));
      return profile.isPresent()
          ? profiled(runner, profile.get(), options)
          : runner.run(config(), options);
    } catch (LocalEngines.NotHereException e) {
      reporter().remark(engine + " cannot run here: " + e.getMessage());
      return ExitCode.INPUT;
    }
  }

  private int profiled(ProgramRunner runner, Path to, DriverOptions options)
      throws IOException, LocalEngines.NotHereException {
    try {
      ProgramRunner.Profiled run = runner.profile(config(), options);
      if (run.profile().isPresent()) {
        ProfileFiles.write(run.profile().get(), to);
      } else {
        reporter().remark("no instruction was executed, and no profile is written");
      }
      return run.code();
    } catch (ProfileException e) {
      reporter().remark(e.getMessage());
      return ExitCode.INPUT;
    }
  }

  private static OptionalLong number(Optional<Long> value) {
    return value.map(OptionalLong::of).orElse(OptionalLong.empty());
  }
}
