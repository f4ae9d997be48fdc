package org.vmgen.generator.verify;

import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.vmgen.generator.model.Body;
import org.vmgen.generator.model.Effect;
import org.vmgen.generator.model.Immediate;
import org.vmgen.generator.model.Instruction;
import org.vmgen.generator.model.Item;
import org.vmgen.generator.model.ReferenceType;
import org.vmgen.generator.model.Stack;
import org.vmgen.generator.model.Type;
import org.vmgen.generator.model.VmModel;
import org.vmgen.generator.reference.InstructionSets;
import org.vmgen.runtime.verify.Effects;
import org.vmgen.runtime.verify.InstructionEffect;

/** The effects of a described machine's instructions, for verifiers. */
public final class EffectTables {
  private EffectTables() {}

  /** The tables of a machine. */
  public static Effects of(VmModel model) {
    List<String> references = references(model);
    List<InstructionEffect> effects =
        model.instructions().stream().map(i -> effect(model, i, references)).toList();
    OptionalInt returns =
        model.returnStack().map(Stack::index).map(OptionalInt::of).orElse(OptionalInt.empty());
    return new Effects(InstructionSets.of(model), effects, returns, references);
  }

  /** The reference types that items and immediates have, by name. */
  private static List<String> references(VmModel model) {
    return model.instructions().stream()
        .map(Instruction::effect)
        .flatMap(EffectTables::types)
        .filter(type -> type instanceof ReferenceType && !type.equals(ReferenceType.ANY))
        .map(Type::text)
        .distinct()
        .sorted()
        .toList();
  }

  private static Stream<Type> types(Effect effect) {
    return Stream.of(
            effect.immediates().stream().map(Immediate::type),
            effect.inputs().stream().map(Item::type),
            effect.outputs().stream().map(Item::type))
        .flatMap(types -> types);
  }

  private static InstructionEffect effect(
      VmModel model, Instruction instruction, List<String> references) {
    return instruction.body() instanceof Body.Action
        ? new ActionFlow(model, instruction, references).effect()
        : RawEffects.of(model, instruction, references);
  }
}
