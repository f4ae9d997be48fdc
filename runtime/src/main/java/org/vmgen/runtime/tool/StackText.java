package org.vmgen.runtime.tool;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.vmgen.runtime.CellStack;
import org.vmgen.runtime.FloatStack;
import org.vmgen.runtime.InstructionSet;
import org.vmgen.runtime.Machine;
import org.vmgen.runtime.ReferenceStack;
import org.vmgen.runtime.SlotStorage;
import org.vmgen.runtime.StackInfo;
import org.vmgen.runtime.text.NumberSyntax;

/** Items on stacks and in regions, read from a command line. */
final class StackText {

  private StackText() {}

  /**
   * Pushes the items of a text such as {@code 1 2 R: 17}; the name of a region with slots of its
   * own makes the following ones further slots of that region.
   *
   * @throws IllegalArgumentException with what is wrong
   */
  static void push(String text, Machine machine) {
    Optional<SlotStorage> place = machine.stacks().stream().findFirst();
    for (String word : text.strip().split("\\s+")) {
      if (word.isEmpty()) {
        continue;
      }
      if (word.endsWith(":")) {
        place = Optional.of(place(word.substring(0, word.length() - 1), machine));
      } else {
        push(
            word,
            place.orElseThrow(() -> new IllegalArgumentException("the machine has no stack")));
      }
    }
  }

  private static SlotStorage place(String name, Machine machine) {
    InstructionSet set = machine.instructionSet();
    for (int i = 0; i < set.stacks().size(); i++) {
      StackInfo info = set.stacks().get(i);
      if (info.prefix().equals(name) || info.name().equals(name)) {
        return machine.stacks().get(i);
      }
    }
    for (int i = 0; i < set.regions().size(); i++) {
      if (set.regions().get(i).name().equals(name) && set.regions().get(i).isOwn()) {
        return machine.regions().get(i);
      }
    }
    throw new IllegalArgumentException("there is no stack " + name);
  }

  private static void push(String word, SlotStorage stack) {
    if (stack.depth() == stack.limit()) {
      throw new IllegalArgumentException("the stack " + stack.name() + " is full");
    }
    if (stack instanceof CellStack cells) {
      OptionalLong value = NumberSyntax.integer(word, stack.type());
      cells.push(value.orElseThrow(() -> wrong(word, stack, NumberSyntax.range(stack.type()))));
    } else if (stack instanceof FloatStack floats) {
      OptionalDouble value = NumberSyntax.real(word);
      floats.push(value.orElseThrow(() -> wrong(word, stack, "a number")));
    } else if (word.equals("null") && stack instanceof ReferenceStack references) {
      references.push(null);
    } else {
      throw wrong(word, stack, "references: only null can be written");
    }
  }

  private static IllegalArgumentException wrong(String word, SlotStorage stack, String holds) {
    return new IllegalArgumentException(
        word + " cannot be pushed: stack " + stack.name() + " holds " + holds);
  }
}
