package org.vmgen.format.profile;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.vmgen.format.ImageFile;

/**
 * How often the extended blocks of programs ran. Counts are exact: a {@link ProfileBuilder} refuses
 * what would not fit 64 bits. Profiles of different runs, machines and programs can be added in any
 * order and grouping, with the same result.
 *
 * @param machine the name of the machine whose programs ran
 * @param runs how many runs were added up; at least 1
 * @param instructions those that the blocks use, by mnemonic
 * @param blocks each different one once, in an order that depends on nothing but their steps
 */
public record Profile(
    String machine, long runs, List<ImageFile.Instruction> instructions, List<Block> blocks) {

  /** The version of the format that this package writes and reads. */
  public static final int VERSION = 1;

  public Profile {
    instructions = List.copyOf(instructions);
    blocks = List.copyOf(blocks);
  }

  /** What is known of an immediate of a step. */
  public sealed interface Operand {

    /** A position, an array, or a reference that is not null: no value that a profile keeps. */
    record Open() implements Operand {}

    /** The word in the code; 0 for a reference that is null. */
    record Value(long bits) implements Operand {}

    /** As {@link Open}, and equal to an earlier immediate of the same step. */
    record Same(int index) implements Operand {}

    /**
     * Whether what is demanded of the immediates of a step is known of them.
     *
     * @param demanded one for each immediate
     * @param known likewise
     */
    static boolean fit(List<Operand> demanded, List<Operand> known) {
      for (int i = 0; i < demanded.size(); i++) {
        Operand operand = demanded.get(i);
        boolean holds =
            operand instanceof Open
                || operand.equals(known.get(i))
                || operand instanceof Same same && equal(known, i, same.index());
        if (!holds) {
          return false;
        }
      }
      return true;
    }

    /** Whether two immediates are known to be equal. */
    private static boolean equal(List<Operand> known, int a, int b) {
      return known.get(a) instanceof Value
          ? known.get(a).equals(known.get(b))
          : root(known, a) == root(known, b);
    }

    private static int root(List<Operand> known, int index) {
      return known.get(index) instanceof Same same ? same.index() : index;
    }
  }

  /**
   * An instruction in a block. Steps that are equal are usually the same object.
   *
   * @param operands one for each immediate
   */
  public record Step(ImageFile.Instruction instruction, List<Operand> operands) {
    public Step {
      operands = List.copyOf(operands);
    }

    /** As in a file: {@code lit 5}. */
    public String text() {
      return ProfileText.step(this);
    }
  }

  /**
   * How often control left a block at a step otherwise than by going on to the next one: by a
   * branch that was taken, a throw, a trap, the end of the run. The last step of a block has none:
   * what comes after it is another block in any case.
   *
   * @param step its index
   * @param count at least 1
   */
  public record Exit(int step, long count) {}

  /**
   * An extended block: what stands from one position that control can come to up to the next one,
   * or up to an instruction after which a block ends. The same steps in several places of programs
   * are one block.
   *
   * @param count how often it was entered, always at its first step; at least 1
   * @param exits ascending by step; together not more than the count
   */
  public record Block(List<Step> steps, long count, List<Exit> exits) {
    public Block {
      steps = List.copyOf(steps);
      exits = List.copyOf(exits);
    }

    /** How often each step was executed. */
    public long[] reach() {
      long[] reach = new long[steps.size()];
      long left = count;
      int exit = 0;
      for (int i = 0; i < reach.length; i++) {
        reach[i] = left;
        if (exit < exits.size() && exits.get(exit).step() == i) {
          left -= exits.get(exit++).count();
        }
      }
      return reach;
    }

    /** How many instructions were executed in it. */
    public long dispatches() {
      long sum = 0;
      for (long executed : reach()) {
        sum += executed;
      }
      return sum;
    }
  }

  /** How many instructions were executed. */
  public long dispatches() {
    return blocks.stream().mapToLong(Block::dispatches).sum();
  }

  /** How often blocks were entered: the fewest dispatches that combining instructions can reach. */
  public long entries() {
    return blocks.stream().mapToLong(Block::count).sum();
  }

  /** How often each instruction was executed, by mnemonic. */
  public Map<String, Long> executions() {
    Map<String, Long> executions = new TreeMap<>();
    for (Block block : blocks) {
      long[] reach = block.reach();
      for (int i = 0; i < block.steps().size(); i++) {
        executions.merge(block.steps().get(i).instruction().mnemonic(), reach[i], Long::sum);
      }
    }
    return executions;
  }
}
