package org.vmgen.runtime.tool;

import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.vmgen.runtime.CellStack;
import org.vmgen.runtime.FloatStack;
import org.vmgen.runtime.InstructionSet;
import org.vmgen.runtime.Machine;
import org.vmgen.runtime.SlotStorage;
import org.vmgen.runtime.StackInfo;
import org.vmgen.runtime.text.NumberSyntax;

/** Items on stacks, read from a command line. */
final class StackText {

  private StackText() {}

  /**
   * Pushes the items of a text such as {@code 1 2 R: 17}.
   *
   * @throws IllegalArgumentException with what is wrong
   */
  static void push(String text, Machine machine) {
    int stack = 0;
    for (String word : text.strip().split("\\s+")) {
      if (word.isEmpty()) {
        continue;
      }
      if (word.endsWith(":")) {
        stack = stack(word.substring(0, word.length() - 1), machine.instructionSet());
      } else if (machine.stacks().isEmpty()) {
        throw new IllegalArgumentException("the machine has no stack");
      } else {
        push(word, machine.stacks().get(stack));
      }
    }
  }

  private static int stack(String name, InstructionSet set) {
    for (int i = 0; i < set.stacks().size(); i++) {
      StackInfo info = set.stacks().get(i);
      if (info.prefix().equals(name) || info.name().equals(name)) {
        return i;
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
    } else {
      throw wrong(word, stack, "nothing that can be written");
    }
  }

  private static IllegalArgumentException wrong(String word, SlotStorage stack, String holds) {
    return new IllegalArgumentException(
        word + " cannot be pushed: stack " + stack.name() + " holds " + holds);
  }
}
