package org.vmgen.generator.java;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.vmgen.generator.model.Body;
import org.vmgen.generator.model.Instruction;
import org.vmgen.generator.model.Item;
import org.vmgen.generator.model.VmModel;
import org.vmgen.generator.plan.Backend;
import org.vmgen.generator.plan.BodyText;
import org.vmgen.generator.plan.EngineConfig;
import org.vmgen.generator.plan.OutputFile;
import org.vmgen.generator.plan.UnsupportedModelException;

/** Generates a Java class whose loop switches over opcodes, and the classes around it. */
public final class JavaSwitchBackend implements Backend {
  static final String NAME = "java-switch";

  /** The target language. */
  public static final String TARGET = "java";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String description() {
    return "a Java class with a switch in a loop, registers and stack pointers in local variables";
  }

  @Override
  public String target() {
    return TARGET;
  }

  @Override
  public List<OutputFile> generate(VmModel model, EngineConfig config) {
    requireBodies(model);
    EngineNames names = EngineNames.of(model, config);
    Templates templates = new Templates();
    List<OutputFile> files = new ArrayList<>();
    MachineClass machine = new MachineClass(model, config, names, templates);
    files.add(file(names, names.machine(), machine.text(), machine.verbatim()));
    if (config.variant()) {
      return List.copyOf(files);
    }
    files.add(
        file(names, names.instructions(), new InstructionsClass(model, names, templates).text()));
    files.add(file(names, names.builder(), new BuilderClass(model, names, templates).text()));
    files.add(file(names, names.effects(), new EffectsClass(model, names, templates).text()));
    if (!model.externs().isEmpty()) {
      files.add(file(names, names.externs(), new ExternsInterface(model, names, templates).text()));
    }
    return List.copyOf(files);
  }

  private static OutputFile file(EngineNames names, String className, String text) {
    return file(names, className, text, Set.of());
  }

  private static OutputFile file(
      EngineNames names, String className, String text, Set<String> verbatim) {
    return new OutputFile(names.path(className), LineBreaks.wrapped(text, verbatim));
  }

  @Override
  public String explain(VmModel model, Instruction instruction, EngineConfig config) {
    return new MachineClass(model, config, EngineNames.of(model, config), new Templates())
        .explain(instruction);
  }

  @Override
  public List<BodyText> bodies(VmModel model, EngineConfig config) {
    requireBodies(model);
    return new MachineClass(model, config, EngineNames.of(model, config), new Templates()).bodies();
  }

  /** Whether a machine has an engine in Java. */
  public static boolean supports(VmModel model) {
    return missing(model).isEmpty();
  }

  private static void requireBodies(VmModel model) {
    List<UnsupportedModelException.Reason> reasons = missing(model);
    if (!reasons.isEmpty()) {
      throw new UnsupportedModelException(reasons);
    }
  }

  private static List<UnsupportedModelException.Reason> missing(VmModel model) {
    List<UnsupportedModelException.Reason> reasons = new ArrayList<>();
    for (Instruction instruction : model.instructions()) {
      reasons.addAll(JavaLimits.ofEffect(instruction));
      if (instruction.body() instanceof Body.Raw raw) {
        if (!raw.texts().containsKey(TARGET)) {
          reasons.add(
              new UnsupportedModelException.Reason(
                  instruction.documentation(),
                  "`" + instruction.name() + "` has no body for Java",
                  "add @java {{ ... }} or write the action in the language of actions"));
        } else if (instruction.effect().outputs().stream()
            .anyMatch(JavaSwitchBackend::isOptional)) {
          reasons.add(
              new UnsupportedModelException.Reason(
                  instruction.documentation(),
                  "the raw body of `" + instruction.name() + "` has an optional output",
                  "write the action in the language of actions"));
        }
      }
    }
    return reasons;
  }

  private static boolean isOptional(Item item) {
    return item instanceof Item.Single single && single.optional();
  }
}
