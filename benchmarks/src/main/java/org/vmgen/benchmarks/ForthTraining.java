package org.vmgen.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.vmgen.format.profile.Profile;
import org.vmgen.format.profile.ProfileReader;
import org.vmgen.generator.Vmgen;
import org.vmgen.generator.diagnostic.Diagnostics;
import org.vmgen.generator.model.Composite;
import org.vmgen.generator.model.VmModel;
import org.vmgen.superinstructions.Synthesis;
import org.vmgen.superinstructions.corpus.Program;
import org.vmgen.superinstructions.cost.CostModels;
import org.vmgen.superinstructions.cost.Costs;
import org.vmgen.superinstructions.evaluate.Folds;
import org.vmgen.superinstructions.evaluate.Prediction;
import org.vmgen.superinstructions.output.Chosen;
import org.vmgen.superinstructions.select.Limits;
import org.vmgen.superinstructions.select.Progress;
import org.vmgen.superinstructions.select.Strategies;
import org.vmgen.superinstructions.select.Strategy;

/**
 * Combined instructions of the Forth machine that were chosen from profiles of the programs of the
 * benchmark: for each fold of two programs from those of all others but near-duplicates of these,
 * so that no program runs on an engine that was made for it; and, to see what that costs, from all
 * of them.
 */
final class ForthTraining {
  /** How many combinations are added to those of the description. */
  static final int COUNT = 40;

  /** The folds, by the place of their programs in {@link ForthBenchmark#PROGRAMS}. */
  static final int FOLD = 2;

  /** The number of instead of a fold, if nothing is left out. */
  static final int ALL = -1;

  /** So many instructions of a program are profiled. */
  private static final long INSTRUCTIONS = 20_000_000;

  private final Path root;
  private final Path folder;
  private final Path image;
  private final Path description;
  private final Map<String, Program> profiles = new HashMap<>();
  private final Map<String, VmModel> models = new HashMap<>();

  /**
   * Nothing chosen yet.
   *
   * @param root of the repository
   * @param folder for profiles, which stay
   * @param image the kernel that programs are loaded with
   */
  ForthTraining(Path root, Path folder, Path image) {
    this.root = root;
    this.folder = folder;
    this.image = image;
    description = root.resolve("examples/forth/src/main/vmgen/forth.vmg");
  }

  /** The fold that a program is in. */
  static int fold(String program) {
    return ForthBenchmark.PROGRAMS.indexOf(program) / FOLD;
  }

  /** How many folds there are. */
  static int folds() {
    return (ForthBenchmark.PROGRAMS.size() + FOLD - 1) / FOLD;
  }

  /** The programs that combinations are chosen from for a fold. */
  static List<String> programs(int fold) {
    return ForthBenchmark.PROGRAMS.stream().filter(program -> fold(program) != fold).toList();
  }

  /** The description's machine. */
  VmModel described(boolean combined) throws IOException {
    return Vmgen.load(
            description, Map.of("combined", Boolean.toString(combined)), new Diagnostics())
        .orElseThrow(() -> new IOException(description + " is missing or has errors"));
  }

  /**
   * The machine with combinations that a fold's programs have no part in.
   *
   * @param costs the cost model
   * @param combined whether those of the description are there too
   * @param fold its number, or {@link #ALL}
   */
  VmModel model(String costs, boolean combined, int fold) throws IOException {
    String key = costs + combined + fold;
    if (!models.containsKey(key)) {
      models.put(key, train(costs, combined, fold));
    }
    return models.get(key);
  }

  private VmModel train(String costs, boolean combined, int fold) throws IOException {
    VmModel model = described(combined);
    List<Program> others = others(fold);
    Synthesis synthesis =
        Synthesis.of(
            model,
            others,
            CostModels.named(costs).orElseThrow().of(model),
            Synthesis.Options.DEFAULT);
    Strategy strategy = Strategies.named(Strategies.DEFAULT).orElseThrow();
    List<Composite> composites = new ArrayList<>(model.composites());
    synthesis.choose(strategy, Limits.count(COUNT), Progress.NONE).chosen().stream()
        .map(Chosen::composite)
        .forEach(composites::add);
    return model.withComposites(composites, model.replications());
  }

  /**
   * The profiles that say what stands in the loop of an engine in Java: of the programs that it is
   * made from, and those that the example has, as without combinations, but of programs that run
   * nearly the same as one of the fold.
   */
  List<Profile> profiles(int fold) throws IOException {
    List<Program> examples = examples();
    List<Program> all = new ArrayList<>(examples);
    for (String program : ForthBenchmark.PROGRAMS) {
      all.add(profile(program));
    }
    List<Program> known = others(fold);
    for (List<Program> alike : Folds.of(all)) {
      if (alike.stream().noneMatch(program -> isIn(fold, program))) {
        alike.stream().filter(examples::contains).forEach(known::add);
      }
    }
    return known.stream().map(Program::profile).toList();
  }

  private static boolean isIn(int fold, Program program) {
    return ForthBenchmark.PROGRAMS.contains(program.name()) && fold(program.name()) == fold;
  }

  /** The programs whose profiles the example has, with names that no other program has. */
  private List<Program> examples() throws IOException {
    List<Program> examples = new ArrayList<>();
    try (Stream<Path> files = Files.list(root.resolve("examples/forth/src/main/profiles"))) {
      for (Path file : files.filter(f -> f.toString().endsWith(".prof")).sorted().toList()) {
        try (InputStream in = Files.newInputStream(file)) {
          examples.add(new Program("example " + file.getFileName(), ProfileReader.read(in)));
        }
      }
    }
    return examples;
  }

  private List<Program> others(int fold) throws IOException {
    List<Program> others = new ArrayList<>();
    for (String program : programs(fold)) {
      others.add(profile(program));
    }
    others.removeAll(duplicates(fold));
    return others;
  }

  /** The programs that run nearly the same as one of a fold. */
  private List<Program> duplicates(int fold) throws IOException {
    List<Program> all = new ArrayList<>();
    for (String program : ForthBenchmark.PROGRAMS) {
      all.add(profile(program));
    }
    List<Program> duplicates = new ArrayList<>();
    for (List<Program> alike : Folds.of(all)) {
      if (alike.stream().anyMatch(program -> fold(program.name()) == fold)) {
        duplicates.addAll(alike);
      }
    }
    return duplicates;
  }

  /** What the cost model expects of a program on a machine. */
  Prediction predicted(String costs, VmModel model, String program) throws IOException {
    Costs bodies = CostModels.named(costs).orElseThrow().of(model);
    return Prediction.ofDescription(model, List.of(profile(program)), bodies);
  }

  /** The profile of a program that runs its benchmark again and again. */
  private Program profile(String name) throws IOException {
    if (!profiles.containsKey(name)) {
      try (InputStream in = Files.newInputStream(profiled(name))) {
        profiles.put(name, new Program(name, ProfileReader.read(in)));
      }
    }
    return profiles.get(name);
  }

  private Path profiled(String name) throws IOException {
    Path here = folder.resolve(name);
    Path program = root.resolve("benchmarks/forth").resolve(name + ".fs");
    return KeptBuild.of(
        here,
        sources(program),
        () ->
            Processes.output(
                Processes.java(
                    "org.vmgen.examples.forth.ForthProfiler",
                    description.toString(),
                    here.resolve(KeptBuild.PROGRAM).toString(),
                    Long.toString(INSTRUCTIONS),
                    program.toString(),
                    ": forever begin benchmark drop again ; forever")));
  }

  /** All that a profile depends on, as a text. */
  private String sources(Path program) throws IOException {
    StringBuilder all = new StringBuilder();
    all.append(INSTRUCTIONS).append(Files.readString(program));
    all.append(Arrays.hashCode(Files.readAllBytes(image)));
    for (Path folder : List.of(description.getParent(), root.resolve("examples/forth/programs"))) {
      try (Stream<Path> files = Files.list(folder)) {
        for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
          all.append(file.getFileName()).append('\n').append(Files.readString(file));
        }
      }
    }
    return all.toString();
  }
}
