package org.vmgen.generator.stack;

import org.vmgen.generator.model.Stack;

/**
 * How an instruction uses a stack.
 *
 * @param required the depth below which it underflows
 * @param pushed how many outputs there are at most
 * @param rebased whether the depth may change during the action: the pointer is then lowered past
 *     the inputs before it, and saved for throws and traps
 * @param copied whether the slots of the inputs are copied before a rebased action: it may write
 *     over array items that it has still to read, or that a throw or trap must bring back
 */
public record StackUse(
    Stack stack, Distance required, int pushed, boolean rebased, boolean copied) {

  /** Whether the stack can be deeper afterwards, by the effect alone. */
  public boolean canGrow() {
    return pushed > required.constant();
  }
}
