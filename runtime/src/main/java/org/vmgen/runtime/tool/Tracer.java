package org.vmgen.runtime.tool;

import java.io.PrintStream;
import org.vmgen.runtime.CodeView;
import org.vmgen.runtime.Exit;
import org.vmgen.runtime.InstructionSet;
import org.vmgen.runtime.Machine;
import org.vmgen.runtime.Shown;
import org.vmgen.runtime.SlotStorage;
import org.vmgen.runtime.StackInfo;
import org.vmgen.runtime.text.InstructionText;

/**
 * Prints each instruction that a machine executes, with its stacks before and after: {@code 12 add
 * ( 1 2 -- 3 )}. It steps an engine that counts instructions, one at a time, so that no other
 * engine is needed for tracing.
 */
public final class Tracer {

  private static final int MOST_ITEMS = 8;

  private final Machine machine;
  private final PrintStream out;
  private final InstructionText instructions;
  private final ShownItems items;
  private int opcode;

  /**
   * @param out where the lines go
   * @throws IllegalArgumentException if the engine does not count instructions
   */
  public Tracer(Machine machine, PrintStream out) {
    if (!machine.countsInstructions()) {
      throw new IllegalArgumentException("tracing needs an engine that counts instructions");
    }
    this.machine = machine;
    this.out = out;
    instructions = new InstructionText(machine.codeView());
    items = new ShownItems(machine.instructionSet());
  }

  /**
   * Runs from a leader, printing a line for each instruction.
   *
   * @param budget most instructions to execute
   */
  public Exit run(int start, long budget) {
    machine.startAt(start);
    return resume(budget);
  }

  /** Goes on where the last run ended, printing a line for each instruction. */
  public Exit resume(long budget) {
    long executed = 0;
    while (executed < budget) {
      int position = machine.nextPosition();
      opcode = opcodeAt(position);
      String instruction = opcode < 0 ? "(end of code)" : instructions.at(position);
      int[] depths = machine.stacks().stream().mapToInt(SlotStorage::depth).toArray();
      String before = stacks((stack, fromTop) -> items.before(opcode, stack, fromTop));
      Exit exit = machine.step();
      executed += exit.instructions();
      out.print(
          position + "  " + instruction + "  (" + before + " --" + after(exit, depths) + " )\n");
      if (exit.kind() != Exit.Kind.BUDGET) {
        return new Exit(
            exit.kind(), exit.value(), exit.trap(), exit.detail(), exit.position(), executed);
      }
    }
    return new Exit(Exit.Kind.BUDGET, 0, 0, -1, machine.nextPosition(), executed);
  }

  /** The opcode at a position; -1 if no instruction is there. */
  private int opcodeAt(int position) {
    CodeView code = machine.codeView();
    return position < code.end() && !code.isGap(position) ? (int) code.word(position) : -1;
  }

  private String after(Exit exit, int[] depths) {
    InstructionSet set = machine.instructionSet();
    return switch (exit.kind()) {
      case THROW -> " throw " + exit.value();
      case TRAP -> " trap " + exit.trapText(set);
      default ->
          stacks(
              (stack, fromTop) -> {
                int change = machine.stacks().get(stack).depth() - depths[stack];
                return items.after(opcode, stack, fromTop, change);
              });
    };
  }

  /** How an item is shown. */
  private interface Showing {
    Shown of(int stack, int fromTop);
  }

  private String stacks(Showing showing) {
    StringBuilder text = new StringBuilder();
    int index = 0;
    for (SlotStorage stack : machine.stacks()) {
      int depth = stack.depth();
      if (depth > 0) {
        if (index > 0) {
          StackInfo info = machine.instructionSet().stacks().get(index);
          text.append(' ')
              .append(info.prefix().isEmpty() ? info.name() : info.prefix())
              .append(':');
        }
        text.append(depth > MOST_ITEMS ? " ..." : "");
        for (int i = Math.max(0, depth - MOST_ITEMS); i < depth; i++) {
          Shown shown = opcode < 0 ? Shown.NUMBER : showing.of(index, depth - 1 - i);
          text.append(' ').append(SlotText.slot(stack, i, shown));
        }
      }
      index++;
    }
    return text.toString();
  }
}
