package org.vmgen.runtime.tool;

import java.io.PrintStream;
import org.vmgen.runtime.CodeView;
import org.vmgen.runtime.Exit;
import org.vmgen.runtime.InstructionSet;
import org.vmgen.runtime.Machine;
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
      String instruction = text(position);
      String before = stacks();
      Exit exit = machine.step();
      executed += exit.instructions();
      out.print(position + "  " + instruction + "  (" + before + " --" + after(exit) + " )\n");
      if (exit.kind() != Exit.Kind.BUDGET) {
        return new Exit(
            exit.kind(), exit.value(), exit.trap(), exit.detail(), exit.position(), executed);
      }
    }
    return new Exit(Exit.Kind.BUDGET, 0, 0, -1, machine.nextPosition(), executed);
  }

  private String text(int position) {
    CodeView code = machine.codeView();
    return position < code.end() && !code.isGap(position)
        ? instructions.at(position)
        : "(end of code)";
  }

  private String after(Exit exit) {
    InstructionSet set = machine.instructionSet();
    return switch (exit.kind()) {
      case THROW -> " throw " + exit.value();
      case TRAP -> " trap " + exit.trapText(set);
      default -> stacks();
    };
  }

  private String stacks() {
    StringBuilder text = new StringBuilder();
    int index = 0;
    for (SlotStorage stack : machine.stacks()) {
      if (stack.depth() > 0) {
        if (index > 0) {
          StackInfo info = machine.instructionSet().stacks().get(index);
          text.append(' ')
              .append(info.prefix().isEmpty() ? info.name() : info.prefix())
              .append(':');
        }
        text.append(stack.depth() > MOST_ITEMS ? " ..." : "");
        SlotText.append(text, stack, Math.max(0, stack.depth() - MOST_ITEMS), stack.depth());
      }
      index++;
    }
    return text.toString();
  }
}
