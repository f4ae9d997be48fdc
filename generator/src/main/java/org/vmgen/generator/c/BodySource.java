package org.vmgen.generator.c;

import java.util.List;
import java.util.OptionalInt;
import org.vmgen.generator.action.Stmt;
import org.vmgen.generator.combine.Combination;
import org.vmgen.generator.lower.Lowering;
import org.vmgen.generator.model.Body;
import org.vmgen.generator.model.Composite;
import org.vmgen.generator.model.Effect;
import org.vmgen.generator.model.Instruction;
import org.vmgen.generator.model.VmModel;
import org.vmgen.generator.stack.CacheState;
import org.vmgen.generator.stack.StackPlan;

/**
 * What a body is printed from.
 *
 * @param label makes its labels unique
 * @param combination one instruction or several
 * @param entry the state of the stacks that it names
 * @param named in engines that select bodies, the bits of the cached stacks that are in memory
 *     where it leaves the run loop; others leave in the same state in which they enter
 */
record BodySource(
    String label, Combination combination, StackPlan plan, CacheState entry, OptionalInt named) {

  /** A single instruction in an engine that has all items in memory. */
  static BodySource of(VmModel model, CTypes types, Instruction instruction) {
    Combination combination;
    if (instruction.body() instanceof Body.Raw) {
      Stmt.Block shape = lowered(model, types, instruction);
      combination = Combination.ofRaw(model, instruction, shape, types.checked());
    } else {
      Composite plain =
          new Composite(
              instruction.name(),
              List.of(Composite.Part.open(instruction)),
              instruction.documentation());
      combination = Combination.of(model, plain, types.checked());
    }
    return new BodySource(
        instruction.name(),
        combination,
        combination.plan(StackPlan.States.MEMORY),
        CacheState.MEMORY,
        OptionalInt.empty());
  }

  /** The action, or what stands for a raw body. */
  static Stmt.Block lowered(VmModel model, CTypes types, Instruction instruction) {
    return instruction.body() instanceof Body.Action
        ? Lowering.instruction(model, instruction, types.checked())
        : shape(instruction);
  }

  static Stmt.Block shape(Instruction raw) {
    return CRaw.shape(raw.effect(), ((Body.Raw) raw.body()).texts().get("c"));
  }

  /** Whether the engine selects bodies: then those that leave the run loop say what they leave. */
  boolean selected() {
    return named.isPresent();
  }

  int parts() {
    return combination.parts().size();
  }

  Instruction instruction(int part) {
    return combination.parts().get(part).instruction();
  }

  Effect effect(int part) {
    return combination.parts().get(part).effect();
  }

  /** The words before a part. */
  int offset(int part) {
    return combination.parts().get(part).offset();
  }

  Stmt.Block block(int part) {
    return ((Stmt.Part) combination.block().statements().get(part)).body();
  }
}
