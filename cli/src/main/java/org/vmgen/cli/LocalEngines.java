package org.vmgen.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.vmgen.generator.example.MachineEngine;
import org.vmgen.generator.java.CompiledEngine;
import org.vmgen.generator.model.VmModel;
import org.vmgen.generator.plan.EngineConfig;
import org.vmgen.generator.plan.OutputFile;
import org.vmgen.runtime.Host;

/** Makes engines that run on this computer, kept in the user's cache. */
public final class LocalEngines {

  private LocalEngines() {}

  /** An engine for the examples of a model. */
  static LocalEngine examples(VmModel model, String name) throws IOException {
    if (name.equals(Engines.REFERENCE)) {
      return LocalEngine.of(MachineEngine.reference(model));
    }
    try {
      GeneratedEngine generated = GeneratedEngine.of(model, EngineConfig.checked(name));
      if (generated.isC()) {
        Path program = generated.program(NativePrograms.userCache());
        return LocalEngine.of(new NativeEngine(model, name, program));
      }
      CompiledEngine engine = generated.compiled(NativePrograms.userCache());
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
    return GeneratedEngine.of(model, config).program(NativePrograms.userCache());
  }

  /**
   * A Java engine in this process.
   *
   * @throws NotHereException if it cannot be made on this computer
   */
  static CompiledEngine compiled(VmModel model, EngineConfig config) throws NotHereException {
    return GeneratedEngine.of(model, config).compiled(NativePrograms.userCache());
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

  /** An engine cannot be made on this computer; the message says why. */
  public static final class NotHereException extends Exception {
    private static final long serialVersionUID = 1L;

    public NotHereException(String message) {
      super(message);
    }
  }
}
