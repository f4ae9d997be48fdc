package org.vmgen.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javax.tools.ToolProvider;
import org.vmgen.generator.c.CRecipe;
import org.vmgen.generator.example.MachineEngine;
import org.vmgen.generator.java.CompiledEngine;
import org.vmgen.generator.model.VmModel;
import org.vmgen.generator.plan.Backend;
import org.vmgen.generator.plan.Backends;
import org.vmgen.generator.plan.EngineConfig;
import org.vmgen.generator.plan.OutputFile;
import org.vmgen.generator.plan.UnsupportedModelException;
import org.vmgen.runtime.Host;

/** Makes engines that run on this computer. */
public final class LocalEngines {

  private LocalEngines() {}

  /** An engine for the examples of a model. */
  static LocalEngine examples(VmModel model, String name) throws IOException {
    if (name.equals(Engines.REFERENCE)) {
      return LocalEngine.of(MachineEngine.reference(model));
    }
    try {
      Backend backend = Backends.named(name).orElseThrow();
      if (backend.target().equals("c")) {
        Path program = program(model, EngineConfig.checked(name));
        return LocalEngine.of(new NativeEngine(model, name, program));
      }
      CompiledEngine engine = compiled(model, EngineConfig.checked(name));
      return LocalEngine.of(new MachineEngine(name, code -> engine.machine(code, Host.silent())));
    } catch (NotHereException e) {
      return LocalEngine.missing(e.getMessage());
    }
  }

  /**
   * A C engine as a program.
   *
   * @throws NotHereException if it cannot be made on this computer
   */
  static Path program(VmModel model, EngineConfig config) throws IOException, NotHereException {
    return program(model, config, NativePrograms.userCache());
  }

  /** The same, kept in a folder. */
  public static Path program(VmModel model, EngineConfig config, Path folder)
      throws IOException, NotHereException {
    Optional<CRecipe.Compiler> compiler = CRecipe.Compiler.any();
    if (compiler.isEmpty()) {
      throw new NotHereException("no C compiler is found (Debian package: gcc)");
    }
    List<OutputFile> files = generate(model, config);
    try {
      return new NativePrograms(folder, compiler.get()).program(model, config, files);
    } catch (CRecipe.CompilationException e) {
      throw new NotHereException(e.getMessage().stripTrailing());
    }
  }

  /**
   * A Java engine in this process.
   *
   * @throws NotHereException if it cannot be made on this computer
   */
  static CompiledEngine compiled(VmModel model, EngineConfig config) throws NotHereException {
    return compiled(model, config, NativePrograms.userCache());
  }

  /** The same, kept in a folder. */
  public static CompiledEngine compiled(VmModel model, EngineConfig config, Path folder)
      throws NotHereException {
    if (ToolProvider.getSystemJavaCompiler() == null) {
      throw new NotHereException(
          "this Java has no compiler (Debian package: openjdk-17-jdk-headless)");
    }
    try {
      return CompiledEngine.cached(model, config, folder);
    } catch (UnsupportedModelException e) {
      throw unsupported(e);
    }
  }

  /** Whether an engine was built before, and is kept in a folder. */
  public static boolean isBuilt(VmModel model, EngineConfig config, Path folder)
      throws IOException, NotHereException {
    List<OutputFile> files = generate(model, config);
    if (!Backends.named(config.engine()).orElseThrow().target().equals("c")) {
      return CompiledEngine.isCached(files, folder);
    }
    Optional<CRecipe.Compiler> compiler = CRecipe.Compiler.any();
    return compiler.isPresent()
        && new NativePrograms(folder, compiler.get()).isBuilt(model, config, files);
  }

  /**
   * The files of an engine.
   *
   * @throws NotHereException if the machine cannot have it
   */
  public static List<OutputFile> generate(VmModel model, EngineConfig config)
      throws NotHereException {
    try {
      return Backends.named(config.engine()).orElseThrow().generate(model, config);
    } catch (UnsupportedModelException e) {
      throw unsupported(e);
    }
  }

  /** Writes generated files to a folder, which is made. */
  public static Path write(List<OutputFile> files, Path folder) throws IOException {
    Files.createDirectory(folder);
    for (OutputFile file : files) {
      Path target = folder.resolve(file.path());
      Files.createDirectories(target.getParent());
      Files.writeString(target, file.text());
    }
    return folder;
  }

  private static NotHereException unsupported(UnsupportedModelException e) {
    UnsupportedModelException.Reason first = e.reasons().get(0);
    return new NotHereException(first.where().position() + ": " + first.message());
  }

  /** An engine cannot be made on this computer; the message says why. */
  public static final class NotHereException extends Exception {
    private static final long serialVersionUID = 1L;

    public NotHereException(String message) {
      super(message);
    }
  }
}
