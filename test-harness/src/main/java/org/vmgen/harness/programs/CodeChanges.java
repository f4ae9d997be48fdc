package org.vmgen.harness.programs;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.vmgen.generator.model.Composite;
import org.vmgen.runtime.verify.StackState;

/**
 * Writes instructions that load units as new bodies of entries, and that release them, in all
 * orders: an entry then has the newest body that is left.
 */
final class CodeChanges {
  private static final int MOST_BODIES = 4;

  /**
   * A mark, whose entry can get other bodies, and where they go on.
   *
   * @param entry label of the mark
   * @param next label of what follows it
   */
  record Spot(int entry, int next) {}

  private final Draft draft;
  private final Optional<Settings.Units> units;
  private final List<Spot> spots = new ArrayList<>();
  private int loaded; // units, if every instruction that loads one runs once

  CodeChanges(Draft draft) {
    this.draft = draft;
    this.units = draft.catalogue.settings().units();
  }

  boolean arePossible() {
    return units.isPresent();
  }

  /** A place for a function, by chance. */
  Optional<Spot> spot() {
    if (units.isEmpty() || draft.chance(50)) {
      return Optional.empty();
    }
    Spot spot = new Spot(draft.newLabel(), draft.newLabel());
    spots.add(spot);
    return Optional.of(spot);
  }

  /** Writes the mark, which leaves the stacks as they are. */
  void place(Spot spot, StackState state) {
    draft.mark(spot.entry());
    append(units.orElseThrow().mark(), List.of(new Program.Bits(0)), state);
    draft.mark(spot.next());
  }

  /** New bodies for some entry, of which some are released, and perhaps the entry itself. */
  StackState some(StackState start, StraightLine line) {
    StackState state = start;
    boolean own = spots.isEmpty() || draft.chance(60);
    Spot spot = own ? new Spot(draft.newLabel(), draft.newLabel()) : draft.one(spots);
    List<Integer> bodies = new ArrayList<>();
    for (int i = draft.random.nextInt(MOST_BODIES + 1); i > 0; i--) {
      bodies.add(loaded++);
      append(
          units.orElseThrow().load(),
          List.of(
              new Program.Target(spot.entry()),
              new Program.Target(spot.next()),
              new Program.Bits(loaded)),
          state);
    }
    if (draft.chance(50)) {
      Collections.shuffle(bodies, draft.random);
    }
    release(bodies, state);
    if (own) {
      if (draft.chance(50)) {
        state = joined(state, line);
      } else {
        for (int i = draft.random.nextInt(3); i > 0; i--) {
          state = line.plain(state);
        }
      }
      place(spot, state);
      release(bodies, state);
    }
    return state;
  }

  /** Instructions that could be combined with the mark, if it were no entry. */
  private StackState joined(StackState start, StraightLine line) {
    int mark = draft.catalogue.named(units.orElseThrow().mark()).opcode();
    List<List<Composite.Part>> all =
        draft.catalogue.rows().stream()
            .map(Composite::parts)
            .filter(parts -> parts.get(parts.size() - 1).instruction().opcode() == mark)
            .toList();
    if (all.isEmpty()) {
      return start;
    }
    StackState state = start;
    List<Composite.Part> parts = draft.one(all);
    for (Composite.Part part : parts.subList(0, parts.size() - 1)) {
      Template template = draft.catalogue.template(part.instruction().opcode());
      List<Program.Operand> operands = line.operands(template, state, false);
      StackState ready = draft.supply(template, state, operands, false);
      state = draft.emit(template, ready, template.falls().orElseThrow(), operands);
    }
    return state;
  }

  /** Releases the first few, which are then left out. */
  private void release(List<Integer> bodies, StackState state) {
    List<Integer> some = bodies.subList(0, draft.random.nextInt(bodies.size() + 1));
    for (int number : some) {
      append(units.orElseThrow().release(), List.of(new Program.Bits(number)), state);
    }
    some.clear();
  }

  private void append(String name, List<Program.Operand> operands, StackState state) {
    draft.append(draft.catalogue.named(name).opcode(), operands, state);
  }
}
