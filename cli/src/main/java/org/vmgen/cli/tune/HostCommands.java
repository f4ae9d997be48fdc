package org.vmgen.cli.tune;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.vmgen.cli.OutputNames;
import org.vmgen.generator.plan.EngineConfig;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Options of {@code vmgen tune} for programs that need more than vmgen's own drivers. */
final class HostCommands {

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--compile",
      paramLabel = "COMMAND",
      description =
          "makes the image {image} of the program {program}, which is in another language; all "
              + "commands are for the shell")
  private Optional<String> compile = Optional.empty();

  @Option(
      names = "--build",
      paramLabel = "COMMAND",
      description =
          "builds the host of a machine: makes {built}, a program or a folder, from the generated "
              + "files in {sources}")
  private Optional<String> build = Optional.empty();

  @Option(
      names = "--run",
      paramLabel = "COMMAND",
      description =
          "runs the program {program} with what --build made; {profile} becomes --profile FILE for "
              + "an engine that counts, else nothing")
  private Optional<String> run = Optional.empty();

  @Option(
      names = "--depends",
      arity = "1..*",
      paramLabel = "FILE",
      description =
          "files and folders that these commands use, and those that programs include: when one "
              + "changes, what was done with it is done again")
  private List<Path> depends = new ArrayList<>();

  @Option(
      names = "--package",
      paramLabel = "P",
      description = "the package of generated Java, for --build")
  private Optional<String> packageName = Optional.empty();

  @Option(
      names = "--prefix",
      paramLabel = "P",
      description = "what names of generated files and symbols start with, for --build")
  private Optional<String> prefix = Optional.empty();

  /** Looks for wrong usage. */
  void check() {
    if (build.isPresent() != run.isPresent()) {
      throw wrong("--build and --run belong together: one makes {built}, the other runs it");
    } else if (compile.isPresent() && build.isPresent()) {
      throw wrong("--compile makes images, which --run does not need: leave one of them out");
    }
    has("--compile", compile, "program", "image");
    has("--build", build, "sources", "built");
    has("--run", run, "built", "program", "profile");
    if (build.isEmpty() && (packageName.isPresent() || prefix.isPresent())) {
      throw wrong("--package and --prefix are for the files that --build reads");
    }
    Optional<String> misuse = OutputNames.misuse(packageName, prefix);
    if (misuse.isPresent()) {
      throw wrong(misuse.get());
    }
  }

  private void has(String option, Optional<String> command, String... places) {
    for (String place : places) {
      if (!command.map(c -> new ShellCommand(c).has(place)).orElse(true)) {
        throw wrong("the command of " + option + " lacks {" + place + "}");
      }
    }
  }

  Optional<ShellCommand> compile() {
    return compile.map(ShellCommand::new);
  }

  List<Path> depends() {
    return depends;
  }

  /** Whether engines are in a host of their own, which reads programs as it likes. */
  boolean isOwn() {
    return build.isPresent();
  }

  /**
   * Who builds and runs engines.
   *
   * @param classPath where the externs were found
   * @param limit how long a run may take
   */
  TuneEngines engines(
      EngineConfig config,
      TuneFolder folder,
      Optional<Object> externs,
      List<Path> classPath,
      Duration limit) {
    return build.isPresent()
        ? new CommandEngines(
            config.withPackage(packageName).withPrefix(prefix),
            folder,
            new ShellCommand(build.get()),
            new ShellCommand(run.orElseThrow()),
            depends,
            limit)
        : new DriverEngines(config, folder.file("engines"), externs, classPath, limit);
  }

  private CommandLine.ParameterException wrong(String message) {
    return new CommandLine.ParameterException(spec.commandLine(), message);
  }
}
