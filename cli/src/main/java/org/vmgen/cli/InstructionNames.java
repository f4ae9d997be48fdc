package org.vmgen.cli;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.vmgen.generator.diagnostic.Similar;
import org.vmgen.generator.model.Composite;
import org.vmgen.generator.model.Instruction;
import org.vmgen.generator.model.VmModel;

/** What names of instructions on a command line mean. */
final class InstructionNames {

  private InstructionNames() {}

  /** The instruction of that identifier, else that of that mnemonic. */
  static Optional<Instruction> find(VmModel model, String name) {
    return model
        .instruction(name)
        .or(() -> model.instructions().stream().filter(i -> i.mnemonic().equals(name)).findFirst());
  }

  /** The combined instructions of that name; several have one where they are replicas. */
  static List<Composite> composites(VmModel model, String name) {
    return model.composites().stream().filter(c -> c.name().equals(name)).toList();
  }

  /**
   * What to say of a name that nothing has.
   *
   * @param file the description
   */
  static String unknown(VmModel model, String name, String file) {
    List<String> names =
        Stream.concat(
                model.instructions().stream().flatMap(i -> Stream.of(i.name(), i.mnemonic())),
                model.composites().stream().map(Composite::name))
            .distinct()
            .toList();
    String advice = Similar.orElse(name, names, "see: vmgen model " + file);
    return "there is no instruction '" + name + "' in " + file + ": " + advice;
  }
}
