package org.vmgen.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.vmgen.generator.model.VmModel;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The option that says where a machine's own externs are found, for engines in this process. */
public final class ExternsChoice {

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--classpath",
      paramLabel = "PATH",
      defaultValue = "",
      description = "where the class is that the description's externs name for java")
  private String classPath;

  /** The object that implements them; empty if the machine has none for Java. */
  public Optional<Object> find(VmModel model) throws IOException {
    try {
      return JavaExterns.find(model, classPath);
    } catch (ClassNotFoundException e) {
      throw new CommandLine.ParameterException(
          spec.commandLine(),
          "the class " + e.getMessage() + " of the externs is not on --classpath");
    }
  }

  /** Where they are looked for. */
  public List<Path> places() {
    return JavaExterns.places(classPath);
  }
}
