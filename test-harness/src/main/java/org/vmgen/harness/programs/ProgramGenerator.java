package org.vmgen.harness.programs;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.vmgen.runtime.Code;
import org.vmgen.runtime.MemoryInfo;
import org.vmgen.runtime.ValueType;
import org.vmgen.runtime.verify.StackState;

/**
 * Makes valid random programs of a machine. The same seed gives the same program.
 *
 * <p>A program is a main part and up to three functions; each is a sequence of blocks: straight
 * lines, branches whose arms meet with equal stacks, loops that end when the fuel is burnt at the
 * latest, jump tables, computed jumps, calls, and changes of code.
 */
final class ProgramGenerator {
  private static final int ATTEMPTS = 200;

  private final Catalogue catalogue;
  private final Repair repair;

  ProgramGenerator(Catalogue catalogue) {
    this.catalogue = catalogue;
    this.repair = new Repair(catalogue);
  }

  /** A program, and what is known of the stacks before its instructions. */
  record Generated(Program program, java.util.Map<Program.Line, Draft.Site> sites) {}

  /**
   * The program of a seed.
   *
   * @throws IllegalStateException if the machine lacks what programs need, such as an instruction
   *     that pushes a number
   */
  Generated generate(long seed) {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      try {
        return attempt(new Draft(catalogue, repair, new Random(seed * ATTEMPTS + attempt)));
      } catch (Draft.DeadEnd e) {
        continue;
      }
    }
    throw new IllegalStateException(
        "no programs can be made for "
            + catalogue.model().name()
            + ": what lies on its stacks can neither be pushed nor dropped by plain instructions");
  }

  private Generated attempt(Draft draft) {
    CodeChanges changes = new CodeChanges(draft);
    Functions functions = new Functions(draft, changes);
    Blocks blocks = new Blocks(draft, functions, changes);
    int stacks = catalogue.effects().set().stacks().size();
    draft.lines.add(new Program.Start("main", draft.newLabel(), Optional.empty()));
    int size = 1 + draft.random.nextInt(catalogue.settings().size());
    StackState state = blocks.regions(StackState.empty(stacks));
    if (draft.chance(10)) {
      state = draft.filled(state, draft.random.nextInt(stacks));
    }
    state = blocks.block(state, size, 0);
    boolean strict = true;
    if (draft.chance(20)) {
      strict = !blocks.ragged(state);
    }
    blocks.stop(state);
    functions.bodies(blocks);
    Program program = new Program(draft.lines, registers(draft), memories(draft), strict);
    return new Generated(program, draft.sites);
  }

  private List<Code.RegisterValue> registers(Draft draft) {
    List<Code.RegisterValue> values = new ArrayList<>();
    var registers = catalogue.effects().set().registers();
    for (int i = 0; i < registers.size(); i++) {
      ValueType type = registers.get(i).type();
      int index = i;
      boolean window =
          catalogue.model().regions().stream()
              .anyMatch(r -> r.window().isPresent() && r.window().get().index() == index);
      if (i == catalogue.machine().tank()) {
        values.add(new Code.RegisterValue(i, draft.random.nextInt(12)));
      } else if (window && draft.chance(50)) {
        values.add(new Code.RegisterValue(i, draft.random.nextInt(3)));
      } else if (!window && type != ValueType.CODE && type != ValueType.REF && draft.chance(50)) {
        Program.Bits bits = (Program.Bits) draft.values.of(type, false);
        values.add(new Code.RegisterValue(i, bits.word()));
      }
    }
    return values;
  }

  private List<Code.MemoryRange> memories(Draft draft) {
    List<Code.MemoryRange> ranges = new ArrayList<>();
    List<MemoryInfo> memories = catalogue.effects().set().memories();
    for (int i = 0; i < memories.size(); i++) {
      byte[] bytes = new byte[64];
      draft.random.nextBytes(bytes);
      Arrays.fill(bytes, 0, draft.random.nextInt(32), (byte) draft.random.nextInt(4));
      ranges.add(new Code.MemoryRange(i, 0, bytes));
    }
    return ranges;
  }
}
