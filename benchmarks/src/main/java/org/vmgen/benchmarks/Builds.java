package org.vmgen.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.vmgen.generator.c.CRecipe;
import org.vmgen.generator.model.VmModel;
import org.vmgen.generator.plan.Backend;
import org.vmgen.generator.plan.Backends;
import org.vmgen.generator.plan.BodyOptions;
import org.vmgen.generator.plan.EngineConfig;
import org.vmgen.generator.plan.OutputFile;

/**
 * One build of every engine, with one order of bodies.
 *
 * @param c the C engines by name: the program that runs an image
 * @param seed the order of bodies
 */
record Builds(Path root, long seed, Map<String, Path> c) {
  static final String HAND = "hand-written";
  static final String DIRECT = "c-direct";
  static final String SWITCH = "c-switch";
  static final String JAVA = "java-switch";
  static final String CHECKED = " checked";

  /** With the combined instructions of the mini machine; those without have none. */
  static final String COMBINED = " combined";

  /** The engines of Java, with the names that the worker has for them. */
  static final Map<String, String> JAVA_ENGINES = javaEngines();

  private static Map<String, String> javaEngines() {
    Map<String, String> engines = new LinkedHashMap<>();
    engines.put(HAND, "hand");
    engines.put(JAVA, "unchecked");
    engines.put(JAVA + CHECKED, "checked");
    engines.put(JAVA + COMBINED, "combined");
    engines.put(JAVA + COMBINED + CHECKED, "combined-checked");
    return engines;
  }

  /**
   * Builds all engines.
   *
   * @param root of the repository
   * @param folder for everything that is generated and compiled
   */
  static Builds make(Path root, long seed, CRecipe.Compiler compiler, Path folder)
      throws IOException {
    VmModel model = MiniMachines.model(root, seed);
    Map<String, Path> c = new LinkedHashMap<>();
    Path hand = Files.createDirectories(folder.resolve("hand"));
    String source = Files.readString(root.resolve("benchmarks/mini/hand_direct.c"));
    Files.writeString(hand.resolve("hand_direct.c"), Shuffle.bodies(source, seed));
    c.put(HAND, compile(new CRecipe(DIRECT), compiler, hand, List.of()));
    for (EngineConfig config :
        List.of(
            EngineConfig.unchecked(DIRECT),
            EngineConfig.checked(DIRECT),
            EngineConfig.unchecked(SWITCH),
            EngineConfig.checked(SWITCH))) {
      EngineConfig plain = config.with(BodyOptions.PLAIN);
      String name = config.engine() + (config.checked() ? CHECKED : "");
      Path engine = folder.resolve(name.replace(' ', '-'));
      generate(model, plain, engine);
      Path main = root.resolve("benchmarks/mini/generated_main.c");
      c.put(name, compile(CRecipe.of(config), compiler, engine, List.of(main)));
    }
    return new Builds(root, seed, c);
  }

  /**
   * Builds {@code loader/load.c} with the default engine in C.
   *
   * @return the program
   */
  static Path loader(Path root, VmModel model, CRecipe.Compiler compiler, Path folder)
      throws IOException {
    EngineConfig config = EngineConfig.unchecked(DIRECT);
    generate(model, config, folder);
    return compile(
        CRecipe.of(config), compiler, folder, List.of(root.resolve("benchmarks/loader/load.c")));
  }

  /** Writes the engine's files, but not its driver. */
  private static void generate(VmModel model, EngineConfig config, Path folder) throws IOException {
    Backend backend = Backends.named(config.engine()).orElseThrow();
    Files.createDirectories(folder);
    for (OutputFile file : backend.generate(model, config)) {
      if (!file.path().equals(model.name() + "_main.c")) {
        Files.writeString(folder.resolve(file.path()), file.text());
      }
    }
  }

  private static Path compile(
      CRecipe recipe, CRecipe.Compiler compiler, Path folder, List<Path> more) throws IOException {
    Path program = folder.resolve("run");
    recipe.compile(compiler, folder, List.of(), more, program);
    return program;
  }

  /** The command that runs an image on a C engine. */
  List<String> cCommand(String engine, Path image) {
    return List.of(c.get(engine).toString(), image.toString());
  }

  /** The command that runs an image on a Java engine. */
  List<String> javaCommand(String engine, Path image) {
    return Processes.java(
        JavaWorker.class.getName(),
        JAVA_ENGINES.get(engine),
        Long.toString(seed),
        root.toString(),
        image.toString());
  }
}
