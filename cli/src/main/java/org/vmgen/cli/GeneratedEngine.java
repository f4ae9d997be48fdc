package org.vmgen.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javax.tools.ToolProvider;
import org.vmgen.cli.LocalEngines.NotHereException;
import org.vmgen.generator.c.CRecipe;
import org.vmgen.generator.java.CompiledEngine;
import org.vmgen.generator.model.VmModel;
import org.vmgen.generator.plan.Backends;
import org.vmgen.generator.plan.EngineConfig;
import org.vmgen.generator.plan.OutputFile;
import org.vmgen.generator.plan.UnsupportedModelException;

/**
 * The sources of an engine, which are made once and then compiled in a folder where what was
 * compiled before is kept.
 *
 * @param files generated for the model and the configuration
 */
public record GeneratedEngine(VmModel model, EngineConfig config, List<OutputFile> files) {

  public GeneratedEngine {
    files = List.copyOf(files);
  }

  /**
   * Generates an engine.
   *
   * @throws NotHereException if the machine cannot have it
   */
  public static GeneratedEngine of(VmModel model, EngineConfig config) throws NotHereException {
    try {
      return new GeneratedEngine(
          model, config, Backends.named(config.engine()).orElseThrow().generate(model, config));
    } catch (UnsupportedModelException e) {
      UnsupportedModelException.Reason first = e.reasons().get(0);
      throw new NotHereException(first.where().position() + ": " + first.message());
    }
  }

  /** Whether it is in C; otherwise it is in Java. */
  public boolean isC() {
    return Backends.named(config.engine()).orElseThrow().target().equals("c");
  }

  /** Whether it was compiled before, and is kept in a folder. */
  public boolean isBuilt(Path folder) throws IOException {
    if (!isC()) {
      return CompiledEngine.isCached(files, folder);
    }
    Optional<CRecipe.Compiler> compiler = CRecipe.Compiler.any();
    return compiler.isPresent()
        && new NativePrograms(folder, compiler.get()).isBuilt(model, config, files);
  }

  /**
   * One in C as a program.
   *
   * @throws NotHereException if it cannot be compiled on this computer
   */
  public Path program(Path folder) throws IOException, NotHereException {
    Optional<CRecipe.Compiler> compiler = CRecipe.Compiler.any();
    if (compiler.isEmpty()) {
      throw new NotHereException("no C compiler is found (Debian package: gcc)");
    }
    try {
      return new NativePrograms(folder, compiler.get()).program(model, config, files);
    } catch (CRecipe.CompilationException e) {
      throw new NotHereException(e.getMessage().stripTrailing());
    }
  }

  /**
   * One in Java in this process.
   *
   * @throws NotHereException if it cannot be compiled on this computer
   */
  public CompiledEngine compiled(Path folder) throws NotHereException {
    if (ToolProvider.getSystemJavaCompiler() == null) {
      throw new NotHereException(
          "this Java has no compiler (Debian package: openjdk-17-jdk-headless)");
    }
    return CompiledEngine.cached(model, config, files, folder);
  }
}
