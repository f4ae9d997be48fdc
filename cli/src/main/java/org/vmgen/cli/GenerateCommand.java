package org.vmgen.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.vmgen.format.profile.Profile;
import org.vmgen.format.profile.ProfileException;
import org.vmgen.generator.c.CRecipe;
import org.vmgen.generator.model.VmModel;
import org.vmgen.generator.output.DependencyFile;
import org.vmgen.generator.output.Generation;
import org.vmgen.generator.output.OutputWriter;
import org.vmgen.generator.plan.Backends;
import org.vmgen.generator.plan.EngineConfig;
import org.vmgen.generator.plan.OutputFile;
import org.vmgen.generator.reference.InstructionSets;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code vmgen generate}. */
@Command(
    name = "generate",
    header = "Generates engines in C or Java.",
    description =
        "Writes the source of one engine into DIR, or of several engines each into a folder of DIR"
            + " with the engine's name. Files that would not change keep their time stamps; files"
            + " that a former run wrote there and that are no longer generated are removed. Nothing"
            + " is written if there is an error.",
    footerHeading = "%nExample:%n",
    footer = {
      "  vmgen generate forth.vmg --engine c-direct -o build/forth",
      "  vmgen generate forth.vmg --engine c-switch,java-switch -o build"
    })
final class GenerateCommand extends SpecCommand {

  @Option(
      names = "--engine",
      required = true,
      split = ",",
      paramLabel = "NAME",
      description =
          "the engines to generate: c-switch, c-token, c-direct, c-indirect, c-tail, java-switch")
  private List<String> engines = new ArrayList<>();

  @Option(
      names = {"-o", "--output"},
      required = true,
      paramLabel = "DIR",
      description = "where the files go")
  private Path directory;

  @Option(names = "--package", paramLabel = "P", description = "the package of generated Java")
  private Optional<String> packageName = Optional.empty();

  @Option(
      names = "--prefix",
      paramLabel = "P",
      description = "what names of generated files and symbols start with; the machine's name")
  private Optional<String> prefix = Optional.empty();

  @Option(
      names = "--unchecked",
      description = "without tests of stacks, memory, regions and code values, and without budgets")
  private boolean unchecked;

  @Option(names = "--budget", description = "an unchecked engine counts instructions all the same")
  private boolean budget;

  @Mixin private BodyChoice bodies;

  @Option(
      names = "--profile",
      description =
          "engines that count how often each block of code runs, with a body for each instruction")
  private boolean profile;

  @Option(
      names = "--use-profile",
      arity = "1..*",
      paramLabel = "FILE",
      description =
          "profiles, of one program each: the loop of java-switch has the instructions that these"
              + " programs execute often")
  private List<Path> usedProfiles = new ArrayList<>();

  @Option(names = "--lines", description = "generated C says by #line where its actions come from")
  private boolean lines;

  @Option(
      names = "--list-outputs",
      description = "prints the names of the files, a line each, and writes nothing")
  private boolean listOutputs;

  @Option(
      names = "--list-flags",
      paramLabel = "CC",
      description =
          "prints the options with which that C compiler is meant to compile the engine, a line "
              + "each, and writes nothing")
  private Optional<String> listFlags = Optional.empty();

  @Option(
      names = "--depfile",
      paramLabel = "F",
      description =
          "writes a rule for make: the outputs, or the file of --stamp, depend on the files of "
              + "the description")
  private Optional<Path> depfile = Optional.empty();

  @Option(
      names = "--stamp",
      paramLabel = "F",
      description = "writes an empty file each time, whatever the outputs, which may be older")
  private Optional<Path> stamp = Optional.empty();

  @Override
  protected void checkUsage() {
    engines = engines.stream().distinct().toList();
    for (String engine : engines) {
      if (engine.equals(Engines.REFERENCE)) {
        throw wrongUsage(
            "there is nothing to generate for the reference engine; try: vmgen run "
                + file()
                + " PROGRAM.vmasm");
      } else if (Backends.named(engine).isEmpty()) {
        throw wrongUsage(Engines.unknown(engine));
      }
    }
    if (listFlags.isPresent() && (engines.size() > 1 || !isC(engines.get(0)))) {
      throw wrongUsage("--list-flags is for one engine in C");
    }
    Optional<String> misuse = OutputNames.misuse(packageName, prefix);
    if (misuse.isPresent()) {
      throw wrongUsage(misuse.get());
    }
  }

  private static boolean isC(String engine) {
    return Backends.named(engine).orElseThrow().target().equals("c");
  }

  private int listFlags(String command) {
    CRecipe.Compiler compiler =
        CRecipe.Compiler.named(command)
            .orElseThrow(() -> wrongUsage("there is no C compiler '" + command + "'"));
    new CRecipe(engines.get(0)).flags(compiler).forEach(out()::println);
    return ExitCode.FINE;
  }

  @Override
  protected int run(VmModel model) throws IOException {
    if (listFlags.isPresent()) {
      return listFlags(listFlags.get());
    }
    List<Profile> usage;
    try {
      usage = ProfileFiles.ofMachine(usedProfiles, InstructionSets.of(model));
    } catch (ProfileException e) {
      e.getMessage().lines().forEach(reporter()::remark);
      return ExitCode.INPUT;
    }
    List<EngineConfig> configs =
        engines.stream()
            .map(engine -> EngineConfig.of(engine, !unchecked).withBudget(budget))
            .map(c -> c.withPackage(packageName).withPrefix(prefix).withLines(lines))
            .map(config -> config.with(bodies.options()).withUsage(usage))
            .map(config -> profile ? config.profiling() : config)
            .toList();
    Generation generation = Generation.of(model, configs);
    if (!generation.errors().isEmpty()) {
      return failed(generation.errors());
    }
    Map<String, List<OutputFile>> outputs = generation.files();
    List<String> written = new ArrayList<>();
    outputs.forEach(
        (engine, files) ->
            files.forEach(f -> written.add(folder(engine).resolve(f.path()).toString())));
    if (listOutputs) {
      written.forEach(out()::println);
      return ExitCode.FINE;
    }
    checkTargets(model, written);
    OutputWriter.writeAll(
        outputs.entrySet().stream()
            .map(
                engine ->
                    new OutputWriter.Output(
                        folder(engine.getKey()),
                        model.name() + " " + engine.getKey(),
                        engine.getValue()))
            .toList());
    if (depfile.isPresent()) {
      List<String> made = stamp.map(file -> List.of(file.toString())).orElse(written);
      write(depfile.get(), DependencyFile.text(made, inputs(model)));
    }
    if (stamp.isPresent()) {
      write(stamp.get(), "");
    }
    return ExitCode.FINE;
  }

  /** Looks whether the files beside the outputs cost nothing that is read or written. */
  private void checkTargets(VmModel model, List<String> written) throws IOException {
    List<Path> used = new ArrayList<>(usedProfiles);
    inputs(model).forEach(input -> used.add(Path.of(input)));
    Map<String, TargetFile> targets = new LinkedHashMap<>();
    depfile.ifPresent(file -> targets.put("--depfile", TargetFile.dependencies(file)));
    stamp.ifPresent(file -> targets.put("--stamp", TargetFile.stamp(file)));
    for (Map.Entry<String, TargetFile> target : targets.entrySet()) {
      String option = target.getKey();
      Path file = target.getValue().file();
      checkDiffers(option, file, used, "a file that is read");
      checkDiffers(option, file, written.stream().map(Path::of).toList(), "an output");
      if (option.equals("--stamp") && depfile.isPresent()) {
        checkDiffers(option, file, List.of(depfile.get()), "the file of --depfile");
      }
      FileNames.checkNoDirectory(file);
      target.getValue().checkOld();
    }
  }

  private void checkDiffers(String option, Path file, List<Path> others, String what)
      throws IOException {
    if (StreamFiles.isStream(file)) {
      return;
    }
    for (Path other : others) {
      if (FileNames.areSame(file, other)) {
        throw wrongUsage(option + " names " + what + ": " + file);
      }
    }
  }

  private static void write(Path file, String text) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    ProfileFiles.replace(file, text);
  }

  private Path folder(String engine) {
    return engines.size() == 1 ? directory : directory.resolve(engine);
  }

  /** The files that were read, without those that vmgen brings. */
  private static List<String> inputs(VmModel model) {
    return model.files().stream().filter(name -> !name.startsWith("<")).toList();
  }
}
