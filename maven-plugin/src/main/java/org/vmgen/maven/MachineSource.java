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

  /** Generates all engines; nothing is written if something is wrong with one. */
  void generate(Problems problems) throws IOException {
    int before = problems.errors();
    Diagnostics diagnostics = new Diagnostics();
    Optional<VmModel> loaded =
        Vmgen.load(description, new Supersets(supersets, List.of()), mojo.options, diagnostics);
    problems.add(diagnostics.sorted());
    if (loaded.isEmpty() || diagnostics.hasErrors()) {
      return;
    }
    VmModel model = loaded.get();
    if (mojo.examples) {
      problems.add(examples(model));
    }
    UsedProfiles profiles = UsedProfiles.of(mojo.profiles);
    List<Program> programs = programs(profiles, model, problems);
    List<Profile> usage = programs.stream().map(Program::profile).toList();
    boolean isPlaced = isPlaced(problems);
    // Choosing takes a while, and nothing is written if something is wrong.
    Map<String, VmModel> models =
        problems.errors() == before ? combined(model, programs) : Map.of();
    Map<String, List<OutputFile>> files = new LinkedHashMap<>();
    for (String engine : mojo.engines) {
      if (isPlaced || !DescriptionsMojo.isJava(engine)) {
        EngineConfig config = config(engine).withUsage(usage);
        VmModel own = models.getOrDefault(target(engine), model);
        Generation generation = Generation.of(own, List.of(config));
        generation.files().values().forEach(generated -> files.put(engine, generated));
        problems.add(generation.errors());
      }
    }
    if (problems.errors() == before) {
      write(model, profiles, models.keySet(), files);
    }
  }

  /**
   * The profiles of the machine. One that cannot be used makes no difference to what programs do,
   * but what would be chosen without it is not what its user wants.
   */
  private List<Program> programs(UsedProfiles profiles, VmModel model, Problems problems)
      throws IOException {
    List<String> bad = new ArrayList<>();
    List<Program> programs = profiles.of(model, mojo::shown, bad::add);
    if (mojo.combinations == 0) {
      bad.forEach(problem -> mojo.getLog().warn("not used: " + problem));
    } else if (!bad.isEmpty()) {
      problems.fail(
          description
              + ": vmgen.combinations needs profiles of the machine as it is now; take these again, "
              + "or leave them out:\n  "
              + String.join("\n  ", bad));
    } else if (programs.isEmpty()) {
      problems.fail(
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
      boolean checked =
          mojo.engines.stream()
              .filter(engine -> target(engine).equals(target))
              .allMatch(engine -> config(engine).checked());
      ChosenCombinations.of(mojo.combinations, target, checked, programs).write(model, file);
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
                  .formatted(model.name(), target, count(programs.size()), mojo.shown(file)));
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

  /** The package of generated Java, perhaps empty. */
  private String packageName() {
    return Optional.ofNullable(mojo.packageName)
        .orElse(folder.toString().replace(File.separatorChar, '.'));
  }

  /** Whether there is a package for Java, if an engine is in Java. */
  private boolean isPlaced(Problems problems) {
    String name = packageName();
    if (name.isEmpty()
        || GeneratedNames.isPackage(name)
        || mojo.engines.stream().noneMatch(DescriptionsMojo::isJava)) {
      return true;
    }
    problems.fail(
        description
            + ": '"
            + name
            + "' is no Java package: rename its folder, or set vmgen.package");
    return false;
  }

  private EngineConfig config(String engine) {
    boolean variant = engine.endsWith(DescriptionsMojo.UNCHECKED);
    return EngineConfig.of(DescriptionsMojo.backend(engine), !mojo.unchecked && !variant)
        .withBudget(mojo.budget)
        .withPackage(Optional.of(packageName()).filter(n -> !n.isEmpty()))
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
    List<String> engines = List.copyOf(files.keySet());
    List<OutputWriter.Result> results =
        OutputWriter.writeAll(
            engines.stream()
                .map(
                    engine ->
                        new OutputWriter.Output(
                            directory(engine),
                            folder.resolve(model.name()) + " " + engine,
                            files.get(engine)))
                .toList());
    for (int i = 0; i < results.size(); i++) {
      OutputWriter.Result result = results.get(i);
      outputs.addAll(result.current());
      mojo.getLog()
          .info(
              "%s of %s: %d files, %d of them changed"
                  .formatted(
                      engines.get(i),
                      model.name(),
                      result.current().size(),
                      result.written().size()));
    }
    for (String target : List.of("c", "java")) {
      if (!combined.contains(target)) {
        // Of an earlier configuration: whoever reads it would believe that it is used.
        Files.deleteIfExists(chosen(target));
      }
    }
    List<Path> inputs = new ArrayList<>(profiles.files());
    model.files().stream().filter(f -> !f.startsWith("<")).map(Path::of).forEach(inputs::add);
    state.store(inputs, outputs);
  }

  private Path directory(String engine) {
    return DescriptionsMojo.isJava(engine)
        ? mojo.folders().java()
        : mojo.folders().c().resolve(engine);
  }
}
