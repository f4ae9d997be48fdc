package org.vmgen.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.vmgen.generator.c.CRecipe;
import org.vmgen.generator.model.VmModel;
import org.vmgen.generator.plan.Backends;
import org.vmgen.generator.plan.EngineConfig;
import org.vmgen.generator.plan.OutputFile;

/**
 * One build of the engines of the mini machine, with one order of bodies.
 *
 * @param root of the repository
 * @param seed the order of bodies
 * @param any the C compiler of those that need no certain one
 */
record MiniBuild(Path root, int seed, CRecipe.Compiler any) {

  /** The compiler of an engine in C; empty if it is not there. */
  Optional<CRecipe.Compiler> compiler(MiniEngine engine) {
    return engine.compiler().map(CRecipe.Compiler::named).orElse(Optional.of(any));
  }

  /** Whether what makes the engine is installed. */
  boolean isThere(MiniEngine engine) {
    return engine.isClassic() ? ClassicVmgen.isThere() : compiler(engine).isPresent();
  }

  private Path folder(MiniEngine engine) {
    return root.resolve("benchmarks/target/mini/build" + seed)
        .resolve(engine.name().replace(' ', '-'));
  }

  /** The command of a worker that runs an image on an engine that was made. */
  List<String> command(MiniEngine engine, Path image) {
    return engine.language() == Language.C
        ? List.of(folder(engine).resolve(KeptBuild.PROGRAM).toString(), image.toString())
        : Processes.java(
            JavaWorker.class.getName(),
            javaName(engine),
            Integer.toString(seed),
            root.toString(),
            image.toString());
  }

  private static String javaName(MiniEngine engine) {
    String checked = engine.unchecked().isPresent() ? "checked" : "unchecked";
    return engine.config().isEmpty()
        ? "hand"
        : engine.isCombined() ? "combined-" + checked : checked;
  }

  /** Builds an engine in C, unless that has been done; those in Java are built when they start. */
  void make(MiniEngine engine) throws IOException {
    if (engine.language() == Language.C) {
      Map<String, String> files = files(engine);
      CRecipe recipe = engine.config().map(CRecipe::of).orElse(new CRecipe("c-direct"));
      CRecipe.Compiler compiler = compiler(engine).orElseThrow();
      Path folder = folder(engine);
      KeptBuild.of(
          folder,
          compiler.toString() + recipe.flags(compiler) + files,
          () -> {
            for (Map.Entry<String, String> file : files.entrySet()) {
              Files.writeString(folder.resolve(file.getKey()), file.getValue());
            }
            if (engine.isClassic()) {
              ClassicVmgen.generate(folder, seed);
            }
            Path program = folder.resolve(KeptBuild.PROGRAM);
            recipe.compile(compiler, folder, List.of(), List.of(), program);
          });
    }
  }

  /** What is compiled, by name; of the classic vmgen what it is made from. */
  private Map<String, String> files(MiniEngine engine) throws IOException {
    Map<String, String> files = new TreeMap<>();
    VmModel model = MiniMachines.inOrder(root);
    if (engine.config().isPresent()) {
      EngineConfig config = engine.config().get();
      for (OutputFile file :
          Backends.named(config.engine()).orElseThrow().generate(model, config)) {
        files.put(file.path(), file.text());
      }
      files.remove(model.name() + "_main.c");
      files.computeIfPresent(
          model.name() + "_engine.c", (name, text) -> Shuffle.generated(text, seed));
      files.put("main.c", source("mini/generated_main.c"));
      return files;
    }
    files.put("worker.h", source("mini/worker.h"));
    if (engine.isClassic()) {
      String description = source("classic/mini.vmg");
      files.put("main.c", source("classic/main.c"));
      files.put(
          ClassicVmgen.DESCRIPTION,
          engine.isCombined() ? description + ClassicVmgen.superinstructions(model) : description);
    } else {
      files.put("main.c", Shuffle.bodies(source("mini/hand_direct.c"), seed));
    }
    return files;
  }

  private String source(String name) throws IOException {
    return Files.readString(root.resolve("benchmarks").resolve(name));
  }

  /**
   * Builds {@code loader/load.c} with the default engine in C.
   *
   * @param folder for what is generated
   * @return the program
   */
  static Path loader(Path root, VmModel model, CRecipe.Compiler compiler, Path folder)
      throws IOException {
    EngineConfig config = EngineConfig.unchecked("c-direct");
    Files.createDirectories(folder);
    for (OutputFile file : Backends.named(config.engine()).orElseThrow().generate(model, config)) {
      if (!file.path().equals(model.name() + "_main.c")) {
        Files.writeString(folder.resolve(file.path()), file.text());
      }
    }
    Path program = folder.resolve(KeptBuild.PROGRAM);
    Path main = root.resolve("benchmarks/loader/load.c");
    CRecipe.of(config).compile(compiler, folder, List.of(), List.of(main), program);
    return program;
  }
}
