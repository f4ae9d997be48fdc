package org.vmgen.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.vmgen.generator.c.CRecipe;
import org.vmgen.generator.model.VmModel;
import org.vmgen.generator.plan.Backends;
import org.vmgen.generator.plan.EngineConfig;
import org.vmgen.generator.plan.OutputFile;

/**
 * The engines of the Forth example, built for the benchmark: the C ones with their bodies in an
 * order that the number of the build decides. What has been built from the same sources stays.
 */
final class ForthBuilds {
  /** How the example's command starts Java. */
  private static final List<String> HOTSPOT =
      List.of(
          "-XX:PerMethodTrapLimit=0",
          "-XX:+IgnoreUnrecognizedVMOptions",
          "-XX:-C1UpdateMethodData");

  /** What hand_programs.c has. */
  private static final Set<String> IN_C =
      Set.of("fib", "nested", "sieve", "bubble", "queens", "quicksort", "matrix", "mandelbrot");

  private final Path root;
  private final Path folder;
  private final VmModel model;
  private final CRecipe.Compiler any;
  private final ForthTraining training;

  /**
   * The engines.
   *
   * @param root of the repository
   * @throws IOException if the description or a C compiler is missing
   */
  ForthBuilds(Path root) throws IOException {
    this.root = root.toAbsolutePath().normalize();
    folder = this.root.resolve("benchmarks/target/forth");
    training = new ForthTraining(this.root, folder.resolve("profiles"), image());
    model = training.described(true);
    any =
        CRecipe.Compiler.any()
            .orElseThrow(() -> new IOException("a C compiler is needed, such as gcc"));
  }

  private Path example() {
    return root.resolve("examples/forth");
  }

  /** The compiler of an engine in C; empty if it is not there. */
  Optional<CRecipe.Compiler> compiler(ForthEngine engine) {
    return engine.compiler().map(CRecipe.Compiler::named).orElse(Optional.of(any));
  }

  /** Whether everything is there that the engine needs, other than what is built. */
  boolean isThere(ForthEngine engine) {
    return switch (engine.kind()) {
      case GFORTH -> runs("gforth-fast", "--version");
      default -> compiler(engine).isPresent();
    };
  }

  private static boolean runs(String... command) {
    try {
      Processes.output(List.of(command));
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  /** The kernel that all engines start from. */
  private Path image() {
    return example().resolve("target/classes/org/vmgen/examples/forth/forth.img");
  }

  private Path file(String name) {
    return root.resolve("benchmarks/forth").resolve(name);
  }

  private Path program(String name) {
    return file(name + ".fs");
  }

  /** Whether the engine has this program. */
  boolean has(ForthEngine engine, String program) {
    return engine.kind() != ForthEngine.Kind.HAND_PROGRAMS || IN_C.contains(program);
  }

  /** Builds everything that is not there. */
  void make(List<ForthEngine> engines, int builds) throws IOException {
    program(ForthEngine.named("c-direct"), 1); // it saves the images
    List<Callable<Path>> trained = new ArrayList<>();
    for (ForthEngine engine : engines) {
      if (engine.training() != ForthEngine.Training.NONE) {
        trained.addAll(trained(engine, builds));
        continue;
      }
      for (int build = 1; build <= builds; build++) {
        switch (engine.kind()) {
          case C -> program(engine, build);
          case HAND_INTERPRETER -> hand(build, false);
          case HAND_PROGRAMS -> programsInC();
          default -> {}
        }
      }
    }
    Parallel.all(trained);
  }

  /** What is to be built of an engine with combinations from profiles; chooses these. */
  private List<Callable<Path>> trained(ForthEngine engine, int builds) throws IOException {
    List<Callable<Path>> all = new ArrayList<>();
    for (int fold : folds(engine)) {
      machine(engine, fold);
      if (engine.kind() == ForthEngine.Kind.JAVA) {
        all.add(() -> classes(engine, fold));
        continue;
      }
      for (int build = 1; build <= builds; build++) {
        int number = build;
        all.add(() -> program(engine, number, fold));
      }
    }
    return all;
  }

  /** Those that the engine has a build for, if it is trained. */
  private static List<Integer> folds(ForthEngine engine) {
    return switch (engine.training()) {
      case NONE -> List.of();
      case ALL -> List.of(ForthTraining.ALL);
      case OTHERS -> IntStream.range(0, ForthTraining.folds()).boxed().toList();
    };
  }

  /** The fold that a program's engine was made without. */
  private static int fold(ForthEngine engine, String program) {
    return engine.training() == ForthEngine.Training.OTHERS
        ? ForthTraining.fold(program)
        : ForthTraining.ALL;
  }

  /** The machine of an engine. */
  private VmModel machine(ForthEngine engine, int fold) throws IOException {
    boolean combined = engine.kind() == ForthEngine.Kind.C;
    return engine.training() == ForthEngine.Training.NONE
        ? training.described(combined)
        : training.model(engine.costs(), combined, fold);
  }

  /**
   * How many times as fast as without combinations an engine should run a program, by its cost
   * model.
   */
  double predicted(ForthEngine engine, String program) throws IOException {
    VmModel own = machine(engine, fold(engine, program));
    VmModel without = own.withComposites(List.of(), List.of());
    return training.predicted(engine.costs(), without, program).cost()
        / training.predicted(engine.costs(), own, program).cost();
  }

  /** The compilers of these engines. */
  List<CRecipe.Compiler> compilers(List<ForthEngine> engines) {
    return engines.stream().flatMap(engine -> compiler(engine).stream()).distinct().toList();
  }

  /**
   * The command that loads a program and runs it for each line that it reads; builds the engine if
   * it is not there.
   */
  List<String> command(ForthEngine engine, int build, String program) throws IOException {
    List<String> command = new ArrayList<>();
    switch (engine.kind()) {
      case GFORTH -> command.add("gforth-fast");
      case C ->
          command.addAll(
              List.of(
                  program(engine, build, fold(engine, program)).toString(),
                  "--image",
                  image().toString()));
      case JAVA -> {
        List<Path> before =
            engine.training() == ForthEngine.Training.NONE
                ? List.of()
                : List.of(classes(engine, fold(engine, program)));
        command.addAll(Processes.java(before, HOTSPOT, ForthWorker.class.getName()));
        command.addAll(List.of("--engine", "java-switch"));
        if (!engine.config().orElseThrow().checked()) {
          command.add("--unchecked");
        }
      }
      case HAND_INTERPRETER -> {
        return List.of(hand(build, false).toString(), saved(program).toString());
      }
      case HAND_PROGRAMS -> {
        return List.of(programsInC().toString(), program);
      }
    }
    command.add(program(program).toString());
    command.add(program("serve").toString());
    return command;
  }

  /** The program of an engine in C, built if that has not been done. */
  private Path program(ForthEngine engine, int build) throws IOException {
    return program(engine, build, ForthTraining.ALL);
  }

  /** The same of an engine that was trained without a fold. */
  private Path program(ForthEngine engine, int build, int fold) throws IOException {
    EngineConfig config = engine.config().orElseThrow();
    CRecipe recipe = CRecipe.of(config);
    CRecipe.Compiler compiler = compiler(engine).orElseThrow();
    Map<String, String> files = generated(machine(engine, fold), config, build);
    Path host = example().resolve("src/main/c");
    List<Path> own = sources(host);
    StringBuilder all = new StringBuilder();
    all.append(compiler).append(recipe.flags(compiler)).append('\n');
    files.forEach((path, text) -> all.append(path).append('\n').append(text));
    for (Path source : own) {
      all.append(Files.readString(source));
    }
    Path here = folder(engine, fold).resolve(Integer.toString(build));
    return KeptBuild.of(
        here,
        all.toString(),
        () -> {
          Path generated = Files.createDirectories(here.resolve("src"));
          for (Map.Entry<String, String> file : files.entrySet()) {
            Files.writeString(generated.resolve(file.getKey()), file.getValue());
          }
          List<Path> more =
              own.stream().filter(source -> source.toString().endsWith(".c")).toList();
          recipe.compile(compiler, generated, List.of(host), more, here.resolve(KeptBuild.PROGRAM));
        });
  }

  private Path folder(ForthEngine engine, int fold) {
    String name = engine.name().replace(' ', '-');
    return folder.resolve(fold == ForthTraining.ALL ? name : name + "-without-" + fold);
  }

  /** The classes of an engine in Java that stand before the ones that the example has. */
  private Path classes(ForthEngine engine, int fold) throws IOException {
    EngineConfig config =
        engine
            .config()
            .orElseThrow()
            .withPackage(Optional.of("org.vmgen.examples.forth"))
            .withUsage(training.profiles(fold))
            .withVariant(true);
    Path here = folder(engine, fold);
    List<OutputFile> files =
        Backends.named(config.engine()).orElseThrow().generate(machine(engine, fold), config);
    Path classes = here.resolve("classes");
    KeptBuild.of(
        here,
        files.toString(),
        () -> {
          JavaSources.compile(files, here.resolve("src"), classes);
          Files.createFile(here.resolve(KeptBuild.PROGRAM));
        });
    return classes;
  }

  /** The generated files without a driver, by name, the bodies shuffled. */
  private Map<String, String> generated(VmModel model, EngineConfig config, int build) {
    Map<String, String> files = new TreeMap<>();
    for (OutputFile file : Backends.named(config.engine()).orElseThrow().generate(model, config)) {
      if (!file.path().endsWith("_main.c") && !file.path().endsWith("_driver.c")) {
        files.put(file.path(), file.text());
      }
    }
    String loop = model.name() + "_engine.c";
    files.put(loop, Shuffle.generated(files.get(loop), build));
    return files;
  }

  private static List<Path> sources(Path folder) throws IOException {
    try (Stream<Path> list = Files.list(folder)) {
      return list.sorted().toList();
    }
  }

  /** The interpreter that was written by hand; one that counts answers with counts. */
  private Path hand(int build, boolean counts) throws IOException {
    String source =
        (counts ? "#define COUNT\n" : "")
            + Shuffle.bodies(Files.readString(file("hand_direct.c")), build);
    return single(counts ? "hand-counting" : "hand-" + build, new CRecipe("c-direct"), source);
  }

  private Path programsInC() throws IOException {
    return single(
        "programs-in-c", new CRecipe("c-switch"), Files.readString(file("hand_programs.c")));
  }

  private Path single(String name, CRecipe recipe, String source) throws IOException {
    Path here = folder.resolve(name);
    return KeptBuild.of(
        here,
        any.toString() + recipe.flags(any) + source,
        () -> {
          Path sources = Files.createDirectories(here.resolve("src"));
          Files.writeString(sources.resolve("main.c"), source);
          recipe.compile(any, sources, List.of(), List.of(), here.resolve(KeptBuild.PROGRAM));
        });
  }

  /** The image of the whole system with a program loaded, for the interpreter written by hand. */
  private Path saved(String program) throws IOException {
    Path saved = Files.createDirectories(folder.resolve("images")).resolve(program + ".img");
    Files.deleteIfExists(saved);
    ForthEngine engine = ForthEngine.named("c-direct");
    Processes.output(
        List.of(
            program(engine, 1).toString(),
            "--image",
            image().toString(),
            program(program).toString(),
            "-e",
            "save-system " + saved));
    return saved;
  }

  /** The command of a worker that answers with how many instructions of the machine it executed. */
  List<String> counting(String program) throws IOException {
    return List.of(hand(1, true).toString(), saved(program).toString());
  }
}
