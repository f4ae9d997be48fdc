package org.vmgen.runtime;

import java.util.Optional;
import org.vmgen.runtime.select.BodyTable;
import org.vmgen.runtime.select.Selector;

/** The code of a machine: its code object, and units loaded, replaced and released since. */
public abstract sealed class MachineCode extends MachineState permits Machine {

  private final Code base;
  private final CodeSpace.Translator translator = new EngineTranslator();
  private Optional<Selector> selector = Optional.empty();
  private CodeSpace space;

  /**
   * Internal code: position is index, see {@link #forwardOpcode}; read again after an extern that
   * may load.
   */
  protected long[] code;

  /** The set of leaders, for {@link LeaderBits#contains}; read again after such an extern. */
  protected long[] leaders;

  /** Constants by index, 0 is null; read again after such an extern. */
  protected Object[] constants;

  MachineCode(InstructionSet set, Code code, Limits limits, Host host) {
    super(set, limits, host);
    if (!set.matches(code.instructionSet())) {
      throw new IllegalArgumentException(
          "the code is for another machine or another version of " + set.machine());
    }
    base = code;
  }

  // ---- for engines
  // -------------------------------------------------------------------------------

  /**
   * By portable opcode the engine's opcode, in the low half of internal opcode words unless the
   * word starts a combination.
   */
  protected abstract int[] engineOpcodes();

  /**
   * The engine's opcode of an internal word that stands at a replaced entry: the engine goes on, as
   * if it had jumped, at the position in the high half of the word, and counts nothing. Position 0
   * there means that no code follows: trap {@code code}. Such words stand at position 0 and behind
   * the last instruction.
   */
  protected abstract int forwardOpcode();

  /**
   * By portable opcode the opcode that runs the instruction alone where the word has another, in
   * the high half of internal opcode words. An engine can have an instruction twice: in its loop,
   * and outside for a combination that does not fit what is left of a budget or of a stack.
   */
  protected int[] plainOpcodes() {
    return engineOpcodes();
  }

  /** The bodies that an engine has; none if it runs every instruction by its own opcode. */
  protected Optional<BodyTable> bodies() {
    return Optional.empty();
  }

  /**
   * Turns the portable instructions from one position up to another into internal code, word by
   * word; both arrays have the same positions. The opcode word of the first part of a combination
   * runs the combination, those of the others run what they say: who comes there meets them.
   */
  private void translate(long[] words, int from, int to, long[] leaders, long[] internal) {
    int[] opcodes = engineOpcodes();
    int[] plain = plainOpcodes();
    int[] sizes = instructionSet().sizes();
    int at = from;
    while (at < to) {
      int opcode = (int) words[at];
      int size = sizes[opcode] != 0 ? sizes[opcode] : instructionSet().sizeAt(words, at);
      internal[at] = (long) plain[opcode] << 32 | opcodes[opcode];
      for (int i = at + 1; i < at + size; i++) {
        internal[i] = words[i];
      }
      at += size;
    }
    if (selector.isEmpty()) {
      selector = bodies().map(table -> new Selector(table, instructionSet()));
    }
    selector.ifPresent(
        s ->
            s.select(
                words,
                from,
                to,
                leaders,
                (position, label, state) ->
                    internal[position] = internal[position] & ~0xffff_ffffL | label));
  }

  /**
   * Called before the code in a range of positions goes away: a unit is released, or the overlay is
   * dropped. Engines that keep something for each position override it.
   *
   * @param to the position behind the range
   */
  protected void releasing(int from, int to) {}

  /** The position after the instruction at a position, which is that of an instruction. */
  protected final int positionAfter(int at) {
    return at + space.sizeAt(at);
  }

  // ---- for everybody ----------------------------------------------------------------------------

  /**
   * Loads a unit behind all code.
   *
   * @return the position of its first instruction
   * @throws IllegalArgumentException if it was built for another position or instruction set
   * @throws IllegalStateException if the overlay's limit is reached
   */
  public final int load(CodeUnit unit) {
    matching(unit);
    int start = space.load(unit);
    publish();
    return start;
  }

  /**
   * Loads a unit and makes every later entry at a leader go on in it; who is inside the old body
   * stays there.
   *
   * @throws IllegalArgumentException as {@link #load}, and if the position is no leader
   * @throws IllegalStateException if the overlay's limit is reached
   */
  public final void replace(int entry, CodeUnit unit) {
    matching(unit);
    space.replace(entry, unit);
    publish();
  }

  /**
   * Takes a unit away: its positions are leaders no more, an entry that it replaced and names that
   * it took have again what they had before. Nothing may be running in it. Its place is used again
   * if it was loaded last.
   *
   * @throws IllegalArgumentException if it is not loaded
   */
  public final void release(CodeUnit unit) {
    releasing(unit.position(), unit.position() + unit.size());
    space.release(unit);
    publish();
  }

  /**
   * A new code object of the code object and all units, replaced entries included; it starts with
   * the memory and registers that the code object says. What is left of a unit that was released
   * before others is a gap, and operands that name it are null.
   */
  public final Code freeze() {
    return Code.trusted(space.freeze());
  }

  /**
   * As {@link #freeze}, but a machine starts with what registers hold now, and with the bytes that
   * those parts of memories hold now; a memory that is named by no part starts as the code object
   * says. References start as null, and so does a code register that holds no leader.
   *
   * @throws IllegalArgumentException if a part lies outside its memory, or there is none
   */
  public final Code freezeWithState(MemoryPart... parts) {
    return Code.trusted(Snapshot.of(this, space.freeze(), parts));
  }

  private void matching(CodeUnit unit) {
    if (!instructionSet().matches(unit.set())) {
      throw new IllegalArgumentException(
          "the unit is for another machine than " + instructionSet().machine());
    }
  }

  private void publish() {
    code = space.internal;
    leaders = space.leaders;
    constants = space.constants;
  }

  /** The code object and what was loaded since; current until {@link #reset}. */
  public final CodeView codeView() {
    return space;
  }

  /** Where control goes on when it jumps to a leader: elsewhere if that is a replaced entry. */
  public final int bodyOf(int position) {
    return space.forwarded(position);
  }

  int constantCount() {
    return space.constantCount;
  }

  final Code base() {
    return base;
  }

  final CodeSpace space() {
    return space;
  }

  /** Drops the overlay. */
  final void resetCode() {
    if (space != null) {
      releasing(base.end(), space.end());
    }
    long[] internal =
        base.internal(getClass(), long[].class, c -> CodeSpace.internalForm(c, translator));
    space = new CodeSpace(base, internal, translator, limits().code());
    publish();
  }

  private final class EngineTranslator implements CodeSpace.Translator {
    @Override
    public void translate(long[] words, int from, int to, long[] leaders, long[] internal) {
      MachineCode.this.translate(words, from, to, leaders, internal);
    }

    @Override
    public long forward(int target) {
      return (long) target << 32 | forwardOpcode() & 0xffff_ffffL;
    }
  }
}
