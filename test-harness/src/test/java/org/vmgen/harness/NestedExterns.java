package org.vmgen.harness;

import org.vmgen.runtime.CellStack;
import org.vmgen.runtime.Exit;
import org.vmgen.runtime.Machine;
import org.vmgen.runtime.TrapInfo;
import org.vmgen.runtime.VmThrow;

/** What the externs of {@code nested.vmg} do; {@code nested_ext.h} does the same in C. */
public final class NestedExterns {
  private boolean leftBounds;

  /** Whether a nested run ended by a trap that only checked engines find. */
  boolean leftBounds() {
    return leftBounds;
  }

  /** How a nested run ended, and its value or trap. */
  public record Ended(long kind, long value) {}

  public Ended nest(Machine vm, int position) {
    Exit exit = vm.run(position);
    boolean trapped = exit.kind() == Exit.Kind.TRAP;
    leftBounds |= trapped && exit.trap() <= TrapInfo.CODE;
    return new Ended(exit.kind().code(), trapped ? exit.trap() : exit.value());
  }

  public long invoke(Machine vm, int position) {
    Ended ended = nest(vm, position);
    if (ended.kind() != Exit.Kind.HALT.code()) {
      throw new VmThrow(1000 * ended.kind() + ended.value());
    }
    return ended.value();
  }

  public long anything(Machine vm, int position) {
    Ended ended = nest(vm, position);
    return 1000 * ended.kind() + ended.value();
  }

  public void scribble(Machine vm, long n) {
    CellStack data = (CellStack) vm.stacks().get(0);
    for (int i = 0; i < n; i++) {
      data.slots[data.depth + i] = -1;
    }
  }
}
