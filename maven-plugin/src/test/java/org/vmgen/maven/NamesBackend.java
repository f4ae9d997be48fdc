package org.vmgen.maven;

import java.util.List;
import java.util.stream.Collectors;
import org.vmgen.generator.model.Instruction;
import org.vmgen.generator.model.VmModel;
import org.vmgen.generator.plan.Backend;
import org.vmgen.generator.plan.EngineConfig;
import org.vmgen.generator.plan.OutputFile;

/** A back end whose only output lists the instructions, so that tests need no real one. */
public abstract class NamesBackend implements Backend {

  private final String target;

  NamesBackend(String target) {
    this.target = target;
  }

  /** Into the package. */
  public static final class InJava extends NamesBackend {
    public InJava() {
      super("java");
    }
  }

  /** Into the output folder. */
  public static final class InC extends NamesBackend {
    public InC() {
      super("c");
    }
  }

  @Override
  public String name() {
    return "names-" + target;
  }

  @Override
  public String description() {
    return "lists the instructions";
  }

  @Override
  public String target() {
    return target;
  }

  @Override
  public List<OutputFile> generate(VmModel model, EngineConfig config) {
    String folder = config.packageName().map(p -> p.replace('.', '/') + "/").orElse("");
    String names =
        model.instructions().stream().map(Instruction::name).collect(Collectors.joining(" "));
    return List.of(
        new OutputFile(
            (target.equals("java") ? folder : "") + model.name() + ".txt",
            config.checked() ? names : names + " unchecked"));
  }

  @Override
  public String explain(VmModel model, Instruction instruction, EngineConfig config) {
    return instruction.name();
  }
}
