package org.vmgen.harness.programs;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.WeakHashMap;
import org.vmgen.runtime.CellStack;
import org.vmgen.runtime.CodeBuilder;
import org.vmgen.runtime.CodeUnit;
import org.vmgen.runtime.Machine;
import org.vmgen.runtime.VmThrow;

/**
 * What the machine with every feature asks of its host; {@code medley_ext.h} does the same in C.
 */
public final class MedleyExterns {
  private static final int MOST_UNITS = 100;

  /** The units of each machine in the order of their positions, the released ones as empty. */
  private static final Map<Machine, List<Optional<CodeUnit>>> UNITS =
      Collections.synchronizedMap(new WeakHashMap<>());

  private MedleyExterns() {}

  public static long twist(long n, int k) {
    return n * 31 ^ k;
  }

  public static Divided divide(long n, long k) {
    if (k <= 0) {
      throw new VmThrow(n);
    }
    return new Divided(n / k, n % k);
  }

  /** Two results. */
  public record Divided(long q, long m) {}

  /** Leaves something in the slots of its instruction's inputs. */
  public static long meddle(Machine vm, long n, long k) {
    CellStack data = (CellStack) vm.stacks().get(0);
    data.slots[data.depth] = ~n;
    data.slots[data.depth + 1] = ~k;
    if ((k & 7) == 1) {
      throw new VmThrow(n);
    }
    return n ^ k;
  }

  /** Loads the unit {@code seal k, branch to} as the body of an entry, if it is one. */
  public static void patch(Machine vm, long entry, long to, long k) {
    List<Optional<CodeUnit>> units = UNITS.computeIfAbsent(vm, m -> new ArrayList<>());
    boolean enters = vm.codeView().isLeader(entry) && entry != vm.codeView().end();
    if (units.size() == MOST_UNITS || !enters) {
      return;
    }
    CodeBuilder builder = new CodeBuilder(vm);
    CodeUnit unit = builder.emit("seal", k).emit("branch", builder.at((int) to)).unit();
    vm.replace((int) entry, unit);
    units.add(Optional.of(unit));
  }

  /** Releases the unit that was loaded as number k, if there is one. */
  public static void unpatch(Machine vm, long k) {
    List<Optional<CodeUnit>> units = UNITS.computeIfAbsent(vm, m -> new ArrayList<>());
    if (k >= units.size() || units.get((int) k).isEmpty()) {
      return;
    }
    vm.release(units.get((int) k).get());
    if (k == units.size() - 1) {
      units.remove((int) k);
    } else {
      units.set((int) k, Optional.empty());
    }
  }
}
