package org.vmgen.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.vmgen.generator.combine.Combinable;
import org.vmgen.generator.model.Composite;
import org.vmgen.generator.model.Instruction;
import org.vmgen.generator.model.VmModel;

/**
 * What a name stands for in {@code vmgen explain}: an instruction, combined instructions, or a
 * combination that the description does not have.
 *
 * @param model the machine, with the combination if it is new
 * @param instruction it if it is one
 * @param composites they if it is not
 * @param added whether the combination is new
 */
record ExplainedName(
    VmModel model, Optional<Instruction> instruction, List<Composite> composites, boolean added) {

  /** A name that stands for nothing; the message says what may be meant. */
  static final class UnknownNameException extends Exception {
    private static final long serialVersionUID = 1L;

    UnknownNameException(String message) {
      super(message);
    }
  }

  /**
   * Finds out.
   *
   * @param name an instruction's identifier or mnemonic, the name of a combined instruction, or
   *     several instructions with blanks between
   * @param file the description, for messages
   */
  static ExplainedName of(VmModel model, String name, String file) throws UnknownNameException {
    Optional<Instruction> instruction = InstructionNames.find(model, name);
    if (instruction.isPresent()) {
      return new ExplainedName(model, instruction, List.of(), false);
    }
    List<Composite> named = InstructionNames.composites(model, name);
    if (!named.isEmpty()) {
      return new ExplainedName(model, Optional.empty(), named, false);
    }
    String[] words = name.strip().split("\\s+");
    if (words.length == 1) {
      throw unknown(model, name, file);
    }
    List<Instruction> parts = new ArrayList<>();
    for (String word : words) {
      parts.add(InstructionNames.find(model, word).orElseThrow(() -> unknown(model, word, file)));
    }
    List<Composite> same =
        model.composites().stream().filter(c -> instructions(c).equals(parts)).toList();
    return same.isEmpty()
        ? combined(model, parts)
        : new ExplainedName(model, Optional.empty(), same, false);
  }

  private static List<Instruction> instructions(Composite composite) {
    return composite.parts().stream().map(Composite.Part::instruction).toList();
  }

  private static UnknownNameException unknown(VmModel model, String name, String file) {
    return new UnknownNameException(InstructionNames.unknown(model, name, file));
  }

  /** A combination as if the description had it. */
  private static ExplainedName combined(VmModel model, List<Instruction> parts)
      throws UnknownNameException {
    for (int i = 0; i < parts.size(); i++) {
      boolean last = i == parts.size() - 1;
      Optional<Combinable.Reason> obstacle = Combinable.obstacle(model, parts.get(i), i == 0, last);
      if (obstacle.isPresent()) {
        throw new UnknownNameException(
            "%s cannot be part %d of a combined instruction: %s; %s"
                .formatted(
                    parts.get(i).name(), i + 1, obstacle.get().why(), obstacle.get().advice()));
      }
    }
    String name = parts.stream().map(Instruction::name).collect(Collectors.joining("_"));
    Composite composite =
        new Composite(
            name, parts.stream().map(Composite.Part::open).toList(), model.documentation());
    List<Composite> all = new ArrayList<>(List.of(composite));
    all.addAll(model.composites());
    return new ExplainedName(
        model.withComposites(all, model.replications()),
        Optional.empty(),
        List.of(composite),
        true);
  }

  /** The names of what is explained. */
  List<String> names() {
    return instruction
        .map(i -> List.of(i.name()))
        .orElse(composites.stream().map(Composite::name).toList());
  }

  /** The combined instructions that an instruction is a part of. */
  static List<Composite> containing(VmModel model, Instruction instruction) {
    return model.composites().stream().filter(c -> instructions(c).contains(instruction)).toList();
  }
}
