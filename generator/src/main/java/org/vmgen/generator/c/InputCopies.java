package org.vmgen.generator.c;

import java.util.ArrayList;
import java.util.List;
import org.vmgen.generator.model.Body;
import org.vmgen.generator.model.EffectWord;
import org.vmgen.generator.model.Instruction;
import org.vmgen.generator.model.Item;
import org.vmgen.generator.model.Stack;
import org.vmgen.generator.model.VmModel;
import org.vmgen.generator.stack.StackPlan;
import org.vmgen.generator.stack.StackUse;

/**
 * Where machines copy the inputs of instructions that take an array from a stack and may change
 * that stack's depth. There is as much room as the stack's limit, and where runs nest that much for
 * each of them: an instruction of the outer run may still need its copy.
 *
 * @param type of a slot
 * @param field that points to the copies
 * @param limit the limit of the stack's depth
 * @param nests whether runs nest
 */
record InputCopies(String name, String type, String field, String limit, boolean nests) {

  /** Output model: the stacks of a machine that are copied. */
  static List<InputCopies> of(VmModel model, CTypes types) {
    List<Stack> copied = new ArrayList<>();
    for (Instruction instruction : model.instructions()) {
      if (instruction.effect().inputs().stream().anyMatch(Item.Many.class::isInstance)) {
        StackPlan.of(
                model,
                instruction.effect(),
                BodySource.lowered(model, types, instruction),
                types.checked())
            .uses()
            .stream()
            .filter(StackUse::copied)
            .forEach(use -> copied.add(use.stack()));
      }
    }
    return model.stacks().stream()
        .filter(copied::contains)
        .map(
            stack ->
                new InputCopies(
                    stack.name(),
                    types.slot(stack.slot()),
                    CNames.inputs(stack),
                    CNames.limit(stack),
                    nests(model)))
        .toList();
  }

  /** The first slot for copies from a stack in the present run. */
  static String place(VmModel model, Stack stack) {
    String field = "vm->" + CNames.inputs(stack);
    return nests(model)
        ? field + " + (size_t)(vm->nesting - 1) * vm->" + CNames.limit(stack)
        : field;
  }

  private static boolean nests(VmModel model) {
    return model.externs().stream()
            .anyMatch(
                extern ->
                    extern.effects().isEmpty()
                        || extern.may(EffectWord.Kind.REENTERS)
                        || extern.may(EffectWord.Kind.SUSPENDS)
                        || extern.may(EffectWord.Kind.LOADS))
        || model.instructions().stream().anyMatch(i -> i.body() instanceof Body.Raw);
  }
}
