package org.vmgen.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.spi.ToolProvider;
import org.vmgen.generator.c.CRecipe;
import org.vmgen.generator.java.CompiledBodies;
import org.vmgen.generator.model.VmModel;
import org.vmgen.generator.object.BodyCode;
import org.vmgen.generator.object.CompiledC;
import org.vmgen.generator.object.UnknownObjectException;
import org.vmgen.generator.plan.Backend;
import org.vmgen.generator.plan.BodyText;
import org.vmgen.generator.plan.EngineConfig;

/**
 * What the bodies of an engine are compiled to on this computer.
 *
 * @param compiler what compiled them
 * @param kind machine code or bytecode
 * @param bodies by label; without those that were not found
 */
record MachineCode(String compiler, String kind, Map<String, BodyCode> bodies) {

  /**
   * Compiles an engine and looks.
   *
   * @throws LocalEngines.NotHereException if a tool is missing, or the compiler refuses the engine
   */
  static MachineCode of(VmModel model, Backend backend, EngineConfig config, List<BodyText> bodies)
      throws IOException, LocalEngines.NotHereException {
    if (!backend.target().equals("c")) {
      return new MachineCode(
          "javac " + Runtime.version().feature(), "bytecode", java(model, config).bodies(bodies));
    }
    CRecipe.Compiler compiler = cCompiler();
    try (CompiledC compiled = compiled(compiler, model, backend, config, false)) {
      return new MachineCode(describe(compiler), "machine code", compiled.bodies(bodies));
    } catch (UnknownObjectException e) {
      throw new LocalEngines.NotHereException(e.getMessage());
    }
  }

  /** The bytecode of an engine in Java. */
  static CompiledBodies java(VmModel model, EngineConfig config)
      throws LocalEngines.NotHereException {
    if (ToolProvider.findFirst("javac").isEmpty() || ToolProvider.findFirst("javap").isEmpty()) {
      throw new LocalEngines.NotHereException(
          "this Java has no compiler (Debian package: openjdk-17-jdk-headless)");
    }
    return CompiledBodies.of(model, config);
  }

  /** The object files of an engine in C, in a folder until it is closed. */
  static CompiledC compiled(
      CRecipe.Compiler compiler, VmModel model, Backend backend, EngineConfig config, boolean all)
      throws IOException, LocalEngines.NotHereException {
    List<Path> includes =
        NativePrograms.externHeader(model).map(Path::getParent).map(List::of).orElse(List.of());
    try {
      return CompiledC.compile(compiler, config, backend.generate(model, config), includes, all);
    } catch (UnknownObjectException | CRecipe.CompilationException e) {
      throw new LocalEngines.NotHereException(e.getMessage().stripTrailing());
    }
  }

  /** The C compiler of this computer. */
  static CRecipe.Compiler cCompiler() throws LocalEngines.NotHereException {
    Optional<CRecipe.Compiler> compiler = CRecipe.Compiler.any();
    return compiler.orElseThrow(
        () -> new LocalEngines.NotHereException("no C compiler is found (Debian package: gcc)"));
  }

  /** Its name and version. */
  static String describe(CRecipe.Compiler compiler) {
    return (compiler.clang() ? "clang " : "gcc ") + compiler.version();
  }
}
