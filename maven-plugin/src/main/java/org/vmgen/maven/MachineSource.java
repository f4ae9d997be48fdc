package org.vmgen.maven;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.apache.maven.plugin.MojoFailureException;
import org.vmgen.format.profile.Profile;
import org.vmgen.generator.Vmgen;
import org.vmgen.generator.diagnostic.Diagnostic;
import org.vmgen.generator.diagnostic.Diagnostics;
import org.vmgen.generator.example.ExampleDiagnostics;
import org.vmgen.generator.example.ExampleRunner;
import org.vmgen.generator.example.MachineEngine;
import org.vmgen.generator.model.VmModel;
import org.vmgen.generator.output.Generation;
import org.vmgen.generator.output.OutputWriter;
import org.vmgen.generator.plan.EngineConfig;
import org.vmgen.generator.plan.GeneratedNames;
import org.vmgen.generator.plan.OutputFile;
import org.vmgen.generator.syntax.Supersets;
import org.vmgen.superinstructions.corpus.Program;

/** One description of a machine and what is generated from it. */
final class MachineSource {

  private static final Pattern COMMENT = Pattern.compile("//[^\n]*|/\\*.*?\\*/", Pattern.DOTALL);
  private static final Pattern VM = Pattern.compile("(?m)^\\s*vm\\s+[`\\w]+\\s*;");

  private final DescriptionsMojo mojo;
  private final Path description;
  private final Path folder;
  private final List<Path> supersets;
  private final BuildState state;

  /** The start of the names of files of combined instructions that are chosen here. */
  private final Path chosen;

  MachineSource(DescriptionsMojo mojo, Path description) throws IOException {
    this.mojo = mojo;
    this.description = description;
    Path relative = mojo.folders().source().relativize(description);
    folder = Optional.ofNullable(relative.getParent()).orElse(Path.of(""));
    // Several executions can generate different engines of one description.
    Path states = mojo.folders().state();
    Path own =
        Optional.ofNullable(mojo.execution)
            .map(execution -> states.resolve(execution.getExecutionId()))
            .orElse(states);
    chosen = own.resolve(relative.toString().replaceFirst("\\.vmg$", ""));
    supersets = supersets(mojo, description);
    // Which files are found is configuration too: one that is new must be seen.
    state =
        new BuildState(
            own.resolve(relative + ".state"), mojo.configuration() + "\nsupersets " + supersets);
  }

  /** The files of combined instructions that the description gets. */
  private static List<Path> supersets(DescriptionsMojo mojo, Path description) {
    if (!mojo.supersets.isEmpty()) {
      return mojo.supersets.stream().map(File::toPath).toList();
    }
    String name = description.getFileName().toString().replaceFirst("\\.vmg$", "");
    Path beside = description.resolveSibling(name + ".super.vmg");
    return Files.isRegularFile(beside) ? List.of(beside) : List.of();
  }

  /** Whether a file declares a machine; others are parts of descriptions. */
  static boolean describesMachine(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    String text = new String(bytes, StandardCharsets.UTF_8);
    return VM.matcher(COMMENT.matcher(text).replaceAll(" ")).find();
  }

  boolean isUpToDate() throws IOException {
    return state.isUpToDate();
  }

  /** Generates all engines; what is wrong, in which case nothing was written. */
  List<Diagnostic> generate() throws IOException, MojoFailureException {
    Diagnostics diagnostics = new Diagnostics();
    Optional<VmModel> model =
        Vmgen.load(description, new Supersets(supersets, List.of()), mojo.options, diagnostics);
    List<Diagnostic> messages = new ArrayList<>(diagnostics.sorted());
    if (model.isEmpty() || diagnostics.hasErrors()) {
      return messages;
    }
    List<Diagnostic> failures = mojo.examples ? examples(model.get()) : List.of();
    Map<String, List<OutputFile>> files = new LinkedHashMap<>();
    List<Diagnostic> errors = new ArrayList<>(failures);
    UsedProfiles profiles = UsedProfiles.of(mojo.profiles);
    List<Program> programs = programs(profiles, model.get());
    List<Profile> usage = programs.stream().map(Program::profile).toList();
    // Choosing takes a while, and nothing is written if examples fail.
    Map<String, VmModel> models = failures.isEmpty() ? combined(model.get(), programs) : Map.of();
    for (String engine : mojo.engines) {
      EngineConfig config = config(engine).withUsage(usage);
      VmModel own = models.getOrDefault(target(engine), model.get());
      Generation generation = Generation.of(own, List.of(config));
      generation.files().values().forEach(generated -> files.put(engine, generated));
      errors.addAll(generation.errors());
    }
    messages.addAll(errors);
    if (errors.isEmpty()) {
      write(model.get(), profiles, models.keySet(), files);
    }
    return messages;
  }

  /**
   * The profiles of the machine. One that cannot be used makes no difference to what programs do,
   * but what would be chosen without it is not what its user wants.
   */
  private List<Program> programs(UsedProfiles profiles, VmModel model)
      throws IOException, MojoFailureException {
    List<String> problems = new ArrayList<>();
    List<Program> programs = profiles.of(model, problems::add);
    if (mojo.combinations == 0) {
      problems.forEach(problem -> mojo.getLog().warn("not used: " + problem));
    } else if (!problems.isEmpty()) {
      problems.forEach(mojo.getLog()::error);
      throw new MojoFailureException(
          description
              + ": vmgen.combinations needs profiles of the machine as it is now; take them again, "
              + "or leave them out: "
              + problems.get(0));
    } else if (programs.isEmpty()) {
      throw new MojoFailureException(
          description
              + ": vmgen.combinations needs profiles of the machine "
              + model.name()
              + ", and vmgen.profiles names none: run programs with --profile");
    }
    return programs;
  }

  /** The model with the combinations that are chosen here, by target; empty if none are. */
  private Map<String, VmModel> combined(VmModel model, List<Program> programs) throws IOException {
    Map<String, VmModel> models = new TreeMap<>();
    if (mojo.combinations == 0) {
      return models;
    }
    for (String target : new TreeSet<>(mojo.engines.stream().map(MachineSource::target).toList())) {
      Path file = chosen(target);
      ChosenCombinations.of(mojo.combinations, target, programs).write(model, file);
      List<Path> all = new ArrayList<>(supersets);
      all.add(file);
      Diagnostics diagnostics = new Diagnostics();
      VmModel combined =
          Vmgen.load(description, new Supersets(all, List.of()), mojo.options, diagnostics)
              .filter(loaded -> !diagnostics.hasErrors())
              .orElseThrow(() -> new IllegalStateException(diagnostics.sorted().toString()));
      mojo.getLog()
          .info(
              "combined instructions of %s for %s, chosen from %s: %s"
                  .formatted(model.name(), target, count(programs.size()), file));
      models.put(target, combined);
    }
    return models;
  }

  private static String count(int profiles) {
    return profiles == 1 ? "1 profile" : profiles + " profiles";
  }

  private Path chosen(String target) {
    return chosen.resolveSibling(chosen.getFileName() + "." + target + ".super.vmg");
  }

  private static String target(String engine) {
    return DescriptionsMojo.isJava(engine) ? "java" : "c";
  }

  private static List<Diagnostic> examples(VmModel model) throws IOException {
    MachineEngine reference = MachineEngine.reference(model.withoutHandlers());
    ExampleDiagnostics places = new ExampleDiagnostics(model.files());
    return ExampleRunner.run(model, reference).failures().stream()
        .map(failure -> places.failed(failure, reference.name()))
        .toList();
  }

  private EngineConfig config(String engine) throws MojoFailureException {
    String name =
        Optional.ofNullable(mojo.packageName)
            .orElse(folder.toString().replace(File.separatorChar, '.'));
    boolean placed = !name.isEmpty() && DescriptionsMojo.isJava(engine);
    if (placed && !GeneratedNames.isPackage(name)) {
      throw new MojoFailureException(
          description
              + ": '"
              + name
              + "' is no Java package: rename its folder, or set vmgen.package");
    }
    boolean variant = engine.endsWith(DescriptionsMojo.UNCHECKED);
    return EngineConfig.of(DescriptionsMojo.backend(engine), !mojo.unchecked && !variant)
        .withBudget(mojo.budget)
        .withPackage(Optional.of(name).filter(n -> !n.isEmpty()))
        .withPrefix(Optional.ofNullable(mojo.prefix))
        .withLines(mojo.lines)
        .withVariant(variant)
        .with(mojo.bodies());
  }

  private void write(
      VmModel model,
      UsedProfiles profiles,
      Set<String> combined,
      Map<String, List<OutputFile>> files)
      throws IOException {
    List<Path> outputs = new ArrayList<>(combined.stream().map(this::chosen).toList());
    for (Map.Entry<String, List<OutputFile>> entry : files.entrySet()) {
      String engine = entry.getKey();
      Path directory =
          DescriptionsMojo.isJava(engine)
              ? mojo.folders().java()
              : mojo.folders().c().resolve(engine);
      String owner = folder.resolve(model.name()).toString() + " " + engine;
      OutputWriter.Result result = new OutputWriter(directory).write(owner, entry.getValue());
      outputs.addAll(result.current());
      mojo.getLog()
          .info(
              "%s of %s: %d files, %d of them changed"
                  .formatted(
                      engine, model.name(), result.current().size(), result.written().size()));
    }
    List<Path> inputs = new ArrayList<>(profiles.files());
    model.files().stream().filter(f -> !f.startsWith("<")).map(Path::of).forEach(inputs::add);
    state.store(inputs, outputs);
  }
}
