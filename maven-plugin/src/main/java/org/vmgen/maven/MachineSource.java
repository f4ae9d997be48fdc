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

/** One description of a machine and what is generated from it. */
final class MachineSource {

  private static final Pattern COMMENT = Pattern.compile("//[^\n]*|/\\*.*?\\*/", Pattern.DOTALL);
  private static final Pattern VM = Pattern.compile("(?m)^\\s*vm\\s+[`\\w]+\\s*;");

  private final DescriptionsMojo mojo;
  private final Path description;
  private final Path folder;
  private final List<Path> supersets;
  private final BuildState state;

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
    List<Profile> usage = profiles.of(model.get(), mojo.getLog()::warn);
    for (String engine : mojo.engines) {
      EngineConfig config = config(engine).withUsage(usage);
      Generation generation = Generation.of(model.get(), List.of(config));
      generation.files().values().forEach(generated -> files.put(engine, generated));
      errors.addAll(generation.errors());
    }
    messages.addAll(errors);
    if (errors.isEmpty()) {
      write(model.get(), profiles, files);
    }
    return messages;
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

  private void write(VmModel model, UsedProfiles profiles, Map<String, List<OutputFile>> files)
      throws IOException {
    List<Path> outputs = new ArrayList<>();
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
