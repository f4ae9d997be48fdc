package org.vmgen.generator.model;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One described machine: immutable, complete and free of errors. Every list is in the order of the
 * description.
 *
 * @param stacks the first is the default stack
 * @param traps the declared kinds, beyond the built-in ones
 * @param externFiles default implementations by target, {@code c} or {@code java}, relative to the
 *     description
 * @param composites combined instructions, for engines only
 * @param replications of instructions and composites, for engines only
 * @param options the options and the values that they had
 */
public record VmModel(
    String name,
    List<TypeAlias> types,
    List<ReferenceType> referenceTypes,
    List<Stack> stacks,
    List<Register> registers,
    List<Region> regions,
    List<Memory> memories,
    ScalarType throwType,
    ScalarType haltType,
    ScalarType yieldType,
    List<Trap> traps,
    List<Extern> externs,
    Map<String, String> externFiles,
    List<Function> functions,
    List<Instruction> instructions,
    List<Composite> composites,
    List<Replication> replications,
    List<Example> examples,
    Optional<Handler> onThrow,
    Optional<Handler> onTrap,
    Map<String, String> options,
    List<String> files,
    Documentation documentation) {
  public VmModel {
    types = List.copyOf(types);
    referenceTypes = List.copyOf(referenceTypes);
    stacks = List.copyOf(stacks);
    registers = List.copyOf(registers);
    regions = List.copyOf(regions);
    memories = List.copyOf(memories);
    traps = List.copyOf(traps);
    externs = List.copyOf(externs);
    externFiles = Map.copyOf(externFiles);
    functions = List.copyOf(functions);
    instructions = List.copyOf(instructions);
    composites = List.copyOf(composites);
    replications = List.copyOf(replications);
    examples = List.copyOf(examples);
    options = Map.copyOf(options);
    files = List.copyOf(files);
  }

  /** The stack that {@code call} and {@code return} use, if one is declared {@code returns}. */
  public Optional<Stack> returnStack() {
    return stacks.stream().filter(Stack::returns).findFirst();
  }

  /** The instruction of that identifier. */
  public Optional<Instruction> instruction(String name) {
    return instructions.stream().filter(i -> i.name().equals(name)).findFirst();
  }

  /** The same machine without {@code on throw} and {@code on trap}. */
  public VmModel withoutHandlers() {
    return with(composites, replications, Optional.empty(), Optional.empty());
  }

  /** The same machine with other combined instructions. */
  public VmModel withComposites(List<Composite> composites, List<Replication> replications) {
    return with(composites, replications, onThrow, onTrap);
  }

  private VmModel with(
      List<Composite> composites,
      List<Replication> replications,
      Optional<Handler> onThrow,
      Optional<Handler> onTrap) {
    return new VmModel(
        name,
        types,
        referenceTypes,
        stacks,
        registers,
        regions,
        memories,
        throwType,
        haltType,
        yieldType,
        traps,
        externs,
        externFiles,
        functions,
        instructions,
        composites,
        replications,
        examples,
        onThrow,
        onTrap,
        options,
        files,
        documentation);
  }
}
