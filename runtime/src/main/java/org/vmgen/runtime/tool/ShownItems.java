package org.vmgen.runtime.tool;

import java.util.Arrays;
import java.util.List;
import org.vmgen.runtime.InstructionInfo;
import org.vmgen.runtime.InstructionSet;
import org.vmgen.runtime.ItemInfo;
import org.vmgen.runtime.Shown;

/**
 * How the items of instructions' effects are shown, by their distance from the top of their stack.
 * Where an instruction takes an array from a stack, its items there are shown as numbers.
 */
final class ShownItems {

  private final InstructionSet set;
  private final Shown[][][] inputs; // by opcode, stack and distance; empty where all are numbers
  private final Shown[][][] outputs;
  private final int[][] changes; // by opcode and stack: outputs less inputs

  ShownItems(InstructionSet set) {
    this.set = set;
    inputs = new Shown[set.size()][][];
    outputs = new Shown[set.size()][][];
    changes = new int[set.size()][];
    for (InstructionInfo instruction : set.instructions()) {
      inputs[instruction.opcode()] = shown(instruction, instruction.inputs());
      outputs[instruction.opcode()] = shown(instruction, instruction.outputs());
      int[] change = new int[set.stacks().size()];
      count(instruction.inputs(), change, -1);
      count(instruction.outputs(), change, 1);
      changes[instruction.opcode()] = change;
    }
  }

  private static void count(List<ItemInfo> items, int[] change, int by) {
    for (ItemInfo item : items) {
      if (item.kind() == ItemInfo.Kind.SINGLE) {
        change[item.place()] += by;
      }
    }
  }

  private Shown[][] shown(InstructionInfo instruction, List<ItemInfo> items) {
    Shown[][] result = new Shown[set.stacks().size()][];
    for (int stack = 0; stack < result.length; stack++) {
      int place = stack;
      Shown[] onStack =
          items.stream()
              .filter(i -> i.kind() == ItemInfo.Kind.SINGLE && i.place() == place)
              .map(i -> set.shown(i.typeName()))
              .toArray(Shown[]::new);
      boolean array =
          instruction.inputs().stream()
              .anyMatch(i -> i.kind() == ItemInfo.Kind.MANY && i.place() == place);
      boolean plain = array || Arrays.stream(onStack).allMatch(s -> s == Shown.NUMBER);
      result[stack] = plain ? new Shown[0] : onStack;
    }
    return result;
  }

  /** How the item at a distance from the top is shown before an instruction. */
  Shown before(int opcode, int stack, int fromTop) {
    return at(inputs[opcode][stack], fromTop);
  }

  /**
   * How it is shown after it.
   *
   * @param change by how much the stack has grown; if not as the effect says, items are not those
   *     of the effect
   */
  Shown after(int opcode, int stack, int fromTop, int change) {
    return change == changes[opcode][stack] ? at(outputs[opcode][stack], fromTop) : Shown.NUMBER;
  }

  private static Shown at(Shown[] items, int fromTop) {
    return fromTop < items.length ? items[items.length - 1 - fromTop] : Shown.NUMBER;
  }
}
