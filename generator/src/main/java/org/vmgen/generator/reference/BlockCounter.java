package org.vmgen.generator.reference;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import org.vmgen.format.profile.Profile;
import org.vmgen.runtime.CodeView;
import org.vmgen.runtime.InstructionSet;
import org.vmgen.runtime.profile.ProfileCollector;

/**
 * Counts how often the instruction at each position is executed. A run that is resumed in the
 * middle of a block, after a throw or a trap, counts again from the next block on, so that no
 * instruction of a block is counted more often than the one before it.
 */
final class BlockCounter {

  private final ProfileCollector collector;
  private final Deque<Boolean> outer = new ArrayDeque<>(); // of the runs around this one
  private long[] executions = new long[256];
  private boolean counting;

  BlockCounter(InstructionSet set) {
    collector = new ProfileCollector(set);
  }

  /** A run starts or is resumed, perhaps inside an extern. */
  void enter() {
    outer.push(counting);
  }

  /** The run that was entered last ends. */
  void leave() {
    boolean before = outer.pop();
    // A run that is not nested goes on from its exit if it is resumed.
    counting = outer.isEmpty() ? counting : before;
  }

  /** The instruction at a position is about to be executed. */
  void executes(CodeView code, int at) {
    counting |= code.isLeader(at);
    if (counting) {
      if (at >= executions.length) {
        executions = Arrays.copyOf(executions, Math.max(at + 1, 2 * executions.length));
      }
      executions[at]++;
    }
  }

  /** The next instruction is the first of a block though its position may be no leader. */
  void startBlock() {
    counting = true;
  }

  /** The run ends at an instruction that was not completed. */
  void stop() {
    counting = false;
  }

  void released(CodeView code, int from, int to) {
    collector.add(code, executions, from, to);
  }

  Profile profile(CodeView code) {
    collector.add(code, executions, 1, code.end());
    return collector.profile();
  }
}
