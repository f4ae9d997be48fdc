package org.vmgen.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.vmgen.generator.c.CRecipe;
import org.vmgen.generator.java.CompiledBodies;
import org.vmgen.generator.model.VmModel;
import org.vmgen.generator.object.BodyCode;
import org.vmgen.generator.object.CompiledC;
import org.vmgen.generator.object.CompiledC.Sizes;
import org.vmgen.generator.object.UnknownObjectException;
import org.vmgen.generator.plan.Backend;
import org.vmgen.generator.plan.Backends;
import org.vmgen.generator.plan.BodyText;
import org.vmgen.generator.plan.EngineConfig;

/**
 * How large an engine is.
 *
 * @param engine its name
 * @param checked whether it tests bounds
 * @param compiler what compiled it
 * @param parts of an engine in C
 * @param methods of an engine in Java, with their bytes of bytecode
 * @param ram bytes of a machine in C, without its stacks, regions and memories; 0 in Java
 * @param bodies the largest first
 */
record EngineSize(
    String engine,
    boolean checked,
    String compiler,
    List<Part> parts,
    Map<String, Integer> methods,
    long ram,
    List<Body> bodies) {

  /** A part of an engine. */
  record Part(String name, Sizes sizes) {}

  /** A body, and the bytes that are only its own. */
  record Body(BodyText text, int bytes) {}

  /**
   * Compiles an engine and measures it.
   *
   * @throws LocalEngines.NotHereException if a tool is missing, or the compiler refuses the engine
   */
  static EngineSize of(VmModel model, EngineConfig config)
      throws IOException, LocalEngines.NotHereException {
    Backend backend = Backends.named(config.engine()).orElseThrow();
    List<BodyText> texts = backend.bodies(model, config);
    if (!backend.target().equals("c")) {
      CompiledBodies compiled = MachineCode.java(model, config);
      return new EngineSize(
          config.engine(),
          config.checked(),
          "javac " + Runtime.version().feature(),
          List.of(),
          compiled.methods(),
          0,
          bodies(texts, compiled.bodies(texts)));
    }
    CRecipe.Compiler compiler = MachineCode.cCompiler();
    try (CompiledC compiled = MachineCode.compiled(compiler, model, backend, config, true)) {
      return new EngineSize(
          config.engine(),
          config.checked(),
          MachineCode.describe(compiler),
          List.of(
              new Part("run loop", compiled.engine()),
              new Part("loader", compiled.loader()),
              new Part("tools", compiled.tools())),
          Map.of(),
          compiled.machine(),
          bodies(texts, compiled.bodies(texts)));
    } catch (UnknownObjectException e) {
      throw new LocalEngines.NotHereException(e.getMessage());
    }
  }

  private static List<Body> bodies(List<BodyText> texts, Map<String, BodyCode> code) {
    List<Body> bodies = new ArrayList<>();
    for (BodyText text : texts) {
      if (code.containsKey(text.label())) {
        bodies.add(new Body(text, code.get(text.label()).bytes()));
      }
    }
    bodies.sort(Comparator.comparing((Body body) -> -body.bytes()));
    return bodies;
  }

  /** The same with the bodies of some instructions; of all if there are none. */
  EngineSize of(List<String> names) {
    return new EngineSize(
        engine,
        checked,
        compiler,
        parts,
        methods,
        ram,
        bodies.stream().filter(b -> names.isEmpty() || names.contains(b.text().name())).toList());
  }
}
