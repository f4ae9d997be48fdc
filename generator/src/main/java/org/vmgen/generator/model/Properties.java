package org.vmgen.generator.model;

import java.util.List;
import java.util.Set;

/**
 * What the generator derives from an action, once, for every engine and tool.
 *
 * @param controls the ways in which control can leave the instruction
 * @param endsBlock whether nothing after it belongs to the same extended block
 * @param readsNext whether the action uses {@code next}: the following position is then a leader
 * @param reads state read beyond the effect's own items
 * @param writes state written beyond the effect's own items
 * @param explicit stacks whose slots or depth the action accesses explicitly
 * @param traps names of the traps that may happen beyond those of the effect
 * @param externs names of the externs it may call
 * @param pure neither reads nor writes state, nor traps, throws, jumps or calls an impure extern
 * @param notCombinable why it can be in no composite; empty if it can
 */
public record Properties(
    Set<Control> controls,
    boolean endsBlock,
    boolean readsNext,
    Set<State> reads,
    Set<State> writes,
    Set<Stack> explicit,
    List<String> traps,
    List<String> externs,
    boolean pure,
    List<String> notCombinable) {

  /**
   * Whether it is a conditional branch: it may jump elsewhere, else the extended block goes on
   * behind it. What ends the run, as a throw, happens once, and makes it none.
   */
  public boolean branches() {
    return !endsBlock
        && (controls.contains(Control.BRANCH)
            || controls.contains(Control.COMPUTED)
            || controls.contains(Control.RETURN));
  }

  /** A way in which control leaves an instruction. */
  public enum Control {
    /** On to the next instruction. */
    FALL,
    /** To a code immediate. */
    BRANCH,
    /** To a computed position. */
    COMPUTED,
    /** To another position, the following one being kept. */
    CALL,
    RETURN,
    HALT,
    YIELD,
    THROW
  }
}
