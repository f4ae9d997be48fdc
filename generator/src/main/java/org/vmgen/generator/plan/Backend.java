package org.vmgen.generator.plan;

import java.util.List;
import org.vmgen.generator.model.Instruction;
import org.vmgen.generator.model.VmModel;

/** Turns a model into the source of one engine; found by {@link java.util.ServiceLoader}. */
public interface Backend {

  /** The name by which users ask for it, such as {@code c-direct}. */
  String name();

  /** One sentence for {@code --help}. */
  String description();

  /** {@code c} or {@code java}: which raw bodies and extern files it takes. */
  String target();

  /**
   * All files of an engine, rendered in memory.
   *
   * @throws UnsupportedModelException if the model asks for what this engine cannot do; all reasons
   *     at once
   */
  List<OutputFile> generate(VmModel model, EngineConfig config);

  /** The text that one instruction becomes in the engine's main loop, for {@code vmgen explain}. */
  String explain(VmModel model, Instruction instruction, EngineConfig config);

  /**
   * All bodies of an engine in the order of its code, for {@code vmgen explain} and {@code vmgen
   * size}; none if the back end does not tell.
   *
   * @throws UnsupportedModelException as {@link #generate}
   */
  default List<BodyText> bodies(VmModel model, EngineConfig config) {
    return List.of();
  }
}
