package org.vmgen.runtime;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.List;
import java.util.NoSuchElementException;

/**
 * One machine: all state that an engine works on, and everything about running that is the same for
 * all engines. Cheap, reusable by {@link #reset}, used by one thread at a time apart from {@link
 * #interrupt}.
 *
 * <p>Engines extend it: generated classes and the reference engine. Their contract is written at
 * the protected members: {@link #execute} runs from a position until the run ends, after copying
 * fields to locals, and stores them back before it returns what one of {@link #halted}, {@link
 * #yielded}, {@link #thrown}, {@link #trapped}, {@link #budgetSpent} and {@link #interrupted}
 * returned.
 */
public abstract class Machine {

  private static final VarHandle INTERRUPT;

  static {
    try {
      INTERRUPT = MethodHandles.lookup().findVarHandle(Machine.class, "interrupt", boolean.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private final InstructionSet set;
  private final Code base;
  private final Limits limits;
  private final Host host;
  private final State state;

  // ---- fields that engines copy to locals and store back ----------------------------------------

  /**
   * Internal code: position is index, see {@link #forwardOpcode}; read again after an extern that
   * may load.
   */
  protected long[] code;

  /** The set of leaders, for {@link LeaderBits#contains}; read again after such an extern. */
  protected long[] leaders;

  /** Constants by index, 0 is null; read again after such an extern. */
  protected Object[] constants;

  /** Registers of cells and floats by index, as the 64 bits of an immediate word. */
  protected final long[] registers;

  /** Registers of references by index. */
  protected final Object[] references;

  /**
   * How many instructions may still be executed. Engines that count take one off before each
   * instruction and stop when there is none to take; see {@link #budgetSpent}.
   */
  protected long remaining;

  /**
   * The instruction that the engine is at; stored before externs that are not pure, and at exits.
   */
  protected int position;

  // ---- private bookkeeping
  // ------------------------------------------------------------------------

  @SuppressWarnings("unused") // by INTERRUPT
  private boolean interrupt;

  private CodeSpace space;
  private long budget;
  private int nesting;
  private boolean failed;
  private boolean resumable;
  private boolean stepping;
  private int resumeAt;
  private long exitValue;
  private int exitTrap;
  private int exitDetail;
  private int exitPosition;

  /**
   * A machine that starts from a code object, with its state as after {@link #reset}.
   *
   * @throws IllegalArgumentException if the code is for another instruction set, or a limit is
   *     above its maximum or names nothing
   */
  protected Machine(InstructionSet set, Code code, Limits limits, Host host) {
    if (!set.matches(code.instructionSet())) {
      throw new IllegalArgumentException(
          "the code is for another machine or another version of " + set.machine());
    }
    limits.check(set);
    this.set = set;
    this.base = code;
    this.limits = limits;
    this.host = host;
    state = new State(set, limits);
    registers = new long[set.registers().size()];
    references = new Object[set.registers().size()];
    budget = limits.instructions();
  }

  // ---- what an engine implements ----------------------------------------------------------------

  /**
   * Runs from a position until the run ends.
   *
   * @return what one of the exit methods returned
   */
  protected abstract int execute(int start);

  /** By portable opcode the engine's opcode, in the low half of internal opcode words. */
  protected abstract int[] engineOpcodes();

  /**
   * The engine's opcode of an internal word that stands at a replaced entry: the engine goes on, as
   * if it had jumped, at the position in the high half of the word, and counts nothing. Position 0
   * there means that no code follows: trap {@code code}. Such words stand at position 0 and behind
   * the last instruction.
   */
  protected abstract int forwardOpcode();

  /** Whether it tests stacks, memories, regions and code bounds. */
  public abstract boolean isChecked();

  /** Whether it counts instructions, so that budgets hold. */
  public abstract boolean countsInstructions();

  /**
   * Called at the end of a constructor of an engine: {@link #execute} can be called from now on.
   */
  protected final void ready() {
    reset();
  }

  /**
   * Turns the portable instructions from one position up to another into internal code, word by
   * word; both arrays have the same positions.
   */
  protected void translate(long[] words, int from, int to, long[] internal) {
    int[] opcodes = engineOpcodes();
    int[] sizes = set.sizes();
    int at = from;
    while (at < to) {
      int opcode = (int) words[at];
      int size = sizes[opcode] != 0 ? sizes[opcode] : set.sizeAt(words, at);
      internal[at] = opcodes[opcode];
      for (int i = at + 1; i < at + size; i++) {
        internal[i] = words[i];
      }
      at += size;
    }
  }

  /** The storage of a stack of cells, by the stack's index. */
  protected final CellStack cellStack(int index) {
    return (CellStack) state.stacks[index];
  }

  protected final FloatStack floatStack(int index) {
    return (FloatStack) state.stacks[index];
  }

  protected final ReferenceStack referenceStack(int index) {
    return (ReferenceStack) state.stacks[index];
  }

  /** The storage of a region of cells, by the region's index; that of its stack if it is on one. */
  protected final CellStack cellRegion(int index) {
    return (CellStack) state.regions[index];
  }

  protected final FloatStack floatRegion(int index) {
    return (FloatStack) state.regions[index];
  }

  protected final ReferenceStack referenceRegion(int index) {
    return (ReferenceStack) state.regions[index];
  }

  /** Whether another thread asked for an interrupt; engines poll it at backward jumps and calls. */
  protected final boolean interruptPending() {
    return (boolean) INTERRUPT.getOpaque(this);
  }

  /** The position after the instruction at a position, which is that of an instruction. */
  protected final int positionAfter(int at) {
    return at + space.sizeAt(at);
  }

  // ---- how execute ends: each stores the exit and returns what execute returns
  // --------------------

  /** By {@code halt}; counts. */
  protected final int halted(long value, int at) {
    return exit(Exit.Kind.HALT, value, at, at);
  }

  /** By {@code yield}; counts; {@code next} is where the run resumes. */
  protected final int yielded(long value, int at, int next) {
    return exit(Exit.Kind.YIELD, value, at, next);
  }

  /** By an uncaught {@code throw}; does not count though {@code remaining} was lowered for it. */
  protected final int thrown(long value, int at) {
    remaining++;
    return exit(Exit.Kind.THROW, value, at, at);
  }

  /**
   * By a trap; does not count though {@code remaining} was lowered for it.
   *
   * @param detail index of the stack, memory or region, -1 if there is none
   */
  protected final int trapped(int trap, int detail, int at) {
    remaining++;
    exitTrap = trap;
    exitDetail = detail;
    return exit(Exit.Kind.TRAP, 0, at, at);
  }

  /** Before the instruction at a position, {@code remaining} being 0 then. */
  protected final int budgetSpent(int at) {
    return exit(Exit.Kind.BUDGET, 0, at, at);
  }

  /** Before the instruction at a position, the jump there being complete. */
  protected final int interrupted(int at) {
    return exit(Exit.Kind.INTERRUPT, 0, at, at);
  }

  private int exit(Exit.Kind kind, long value, int at, int resume) {
    exitValue = value;
    exitPosition = at;
    resumeAt = resume;
    return kind.code();
  }

  // ---- running ----------------------------------------------------------------------------------

  /**
   * Runs from an entry point. Stacks and all other state are as they are: arguments are pushed
   * before.
   *
   * @throws IllegalArgumentException if there is no such entry
   * @throws ExternException if an extern failed
   */
  public final Exit run(String entry) {
    Integer at = space.entries().get(entry);
    if (at == null) {
      throw new IllegalArgumentException("the code has no entry " + entry);
    }
    return run(at);
  }

  /** Runs from the default entry: the first declared, else position 1. */
  public final Exit run() {
    return run(base.defaultEntry());
  }

  /**
   * Runs from a leader. Inside an extern this is a nested run: it lowers no stack below its depth
   * now, and one that does not halt leaves no stack deeper than now.
   *
   * @throws IllegalArgumentException if the position is no leader
   * @throws ExternException if an extern failed
   */
  public final Exit run(int start) {
    if (!space.isLeader(start)) {
      throw new IllegalArgumentException(
          "position " + start + " is no leader: no run starts there");
    }
    return nesting == 0 ? outermost(start, budget) : nested(start);
  }

  /**
   * Goes on where the last run ended: after a yield behind it, after a throw or trap with the same
   * instruction again, after budget and interrupt with the instruction that was next.
   *
   * @throws IllegalStateException if there is no such run, or inside an extern
   */
  public final Exit resume() {
    if (!resumable || nesting != 0) {
      throw new IllegalStateException("there is no run to resume");
    }
    return outermost(resumeAt, budget);
  }

  /**
   * Makes {@link #resume} and {@link #step} start at a leader.
   *
   * @throws IllegalArgumentException if the position is no leader
   * @throws IllegalStateException inside an extern
   */
  public final void startAt(int start) {
    if (!space.isLeader(start)) {
      throw new IllegalArgumentException(
          "position " + start + " is no leader: no run starts there");
    }
    if (nesting != 0) {
      throw new IllegalStateException("the machine is running");
    }
    resumeAt = start;
    resumable = true;
  }

  /**
   * Goes on for one instruction; {@link Exit.Kind#BUDGET} if it completes and the run goes on. Runs
   * nested in it are not counted.
   *
   * @throws IllegalStateException if there is no run to go on with, inside an extern, or if the
   *     engine does not count instructions
   */
  public final Exit step() {
    if (!resumable || nesting != 0 || !countsInstructions()) {
      throw new IllegalStateException("there is no run to step");
    }
    stepping = true;
    try {
      return outermost(resumeAt, 1);
    } finally {
      stepping = false;
    }
  }

  /** The position of the instruction with which {@link #resume} would go on. */
  public final int nextPosition() {
    return space.forwarded(resumeAt);
  }

  private Exit outermost(int start, long granted) {
    if (failed) {
      throw new IllegalStateException("an extern failed: reset the machine first");
    }
    remaining = granted;
    resumable = false;
    Exit exit = go(start);
    INTERRUPT.compareAndSet(this, exit.kind() == Exit.Kind.INTERRUPT, false);
    resumable = exit.isResumable();
    try {
      host.out().flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return exit;
  }

  private Exit nested(int start) {
    if (nesting > limits.externNesting()) {
      return new Exit(Exit.Kind.TRAP, 0, TrapInfo.LIMIT, -1, start, 0);
    }
    int outerPosition = position;
    long outerRemaining = remaining;
    remaining = stepping ? budget : remaining;
    int[] floors = state.raiseFloors();
    int[] depths = state.depths();
    try {
      Exit exit = go(start);
      if (exit.kind() != Exit.Kind.HALT) {
        state.restoreDepths(depths);
      }
      return exit;
    } finally {
      remaining = stepping ? outerRemaining : remaining;
      position = outerPosition;
      state.restoreFloors(floors);
    }
  }

  private Exit go(int start) {
    long granted = remaining;
    exitTrap = 0;
    exitDetail = -1;
    nesting++;
    try {
      Exit.Kind kind = Exit.Kind.of(execute(start));
      long executed = countsInstructions() ? granted - remaining : 0;
      return new Exit(kind, exitValue, exitTrap, exitDetail, exitPosition, executed);
    } catch (ExternException e) {
      failed = true;
      throw e;
    } catch (VmThrow e) {
      failed = true;
      throw new ExternException("an extern that is not declared `throws` threw " + e.value(), e);
    } catch (RuntimeException e) {
      failed = true;
      throw new ExternException(failure(e), e);
    } finally {
      nesting--;
    }
  }

  private String failure(RuntimeException e) {
    boolean bounds = e instanceof IndexOutOfBoundsException || e instanceof NullPointerException;
    return bounds && !isChecked()
        ? "an extern failed, or the program left its bounds in an unchecked engine: " + e
        : "an extern failed: " + e;
  }

  /**
   * How many instructions each following run or resume may execute; a nested run shares what is
   * left of the run around it. Engines that do not count ignore it.
   *
   * @param instructions at least 0; {@link Long#MAX_VALUE} for no bound
   */
  public final void setBudget(long instructions) {
    if (instructions < 0) {
      throw new IllegalArgumentException("a budget is not negative: " + instructions);
    }
    budget = instructions;
  }

  /** Asks the running engine to stop soon; may be called by any thread at any time. */
  public final void interrupt() {
    INTERRUPT.setVolatile(this, true);
  }

  /**
   * Empties stacks and regions, drops the overlay, and gives memories and registers the values that
   * the code object says, 0 and null elsewhere.
   *
   * @throws IllegalStateException inside an extern
   */
  public final void reset() {
    if (nesting != 0) {
      throw new IllegalStateException("a running machine is not reset");
    }
    CodeSpace.Translator translator = new EngineTranslator();
    long[] internal =
        base.internal(getClass(), long[].class, c -> CodeSpace.internalForm(c, translator));
    space = new CodeSpace(base, internal, translator, limits.code());
    publish();
    state.reset(base, registers);
    java.util.Arrays.fill(references, null);
    INTERRUPT.setVolatile(this, false);
    failed = false;
    resumable = false;
    position = 0;
  }

  // ---- code that is loaded while the machine exists
  // -----------------------------------------------

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
   * Takes a unit away: its positions are leaders no more, entries that it replaced have their first
   * body again. Nothing may be running in it. Its place is used again if it was loaded last.
   *
   * @throws IllegalArgumentException if it is not loaded
   */
  public final void release(CodeUnit unit) {
    space.release(unit);
    publish();
  }

  /** A new code object of the code object and all units. */
  public final Code freeze() {
    return space.freeze();
  }

  private void matching(CodeUnit unit) {
    if (!set.matches(unit.set())) {
      throw new IllegalArgumentException("the unit is for another machine than " + set.machine());
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

  int constantCount() {
    return space.constantCount;
  }

  // ---- state ------------------------------------------------------------------------------------

  public final InstructionSet instructionSet() {
    return set;
  }

  public final Limits limits() {
    return limits;
  }

  public final Host host() {
    return host;
  }

  /** Where an extern is called from, or where the last run ended. */
  public final int position() {
    return position;
  }

  /** Every stack by index. */
  public final List<SlotStorage> stacks() {
    return List.of(state.stacks);
  }

  /** Every region by index; one on a stack is that stack's storage. */
  public final List<SlotStorage> regions() {
    return List.of(state.regions);
  }

  /**
   * The stack of cells of that name.
   *
   * @throws NoSuchElementException if there is none
   */
  public final CellStack cells(String stack) {
    return (CellStack) stack(stack, SlotClass.CELL);
  }

  /**
   * The stack of floats of that name.
   *
   * @throws NoSuchElementException if there is none
   */
  public final FloatStack floats(String stack) {
    return (FloatStack) stack(stack, SlotClass.FLOAT);
  }

  /**
   * The stack of references of that name.
   *
   * @throws NoSuchElementException if there is none
   */
  public final ReferenceStack referencesOf(String stack) {
    return (ReferenceStack) stack(stack, SlotClass.REFERENCE);
  }

  private SlotStorage stack(String name, SlotClass wanted) {
    int index =
        set.stackIndex(name).orElseThrow(() -> new NoSuchElementException("no stack " + name));
    if (state.stacks[index].type().slotClass() != wanted) {
      throw new NoSuchElementException("stack " + name + " is no stack of that class");
    }
    return state.stacks[index];
  }

  /**
   * A region's slots.
   *
   * @throws NoSuchElementException if there is none of that name
   */
  public final SlotStorage region(String name) {
    return state
        .regions[
        set.regionIndex(name).orElseThrow(() -> new NoSuchElementException("no region " + name))];
  }

  /**
   * @throws NoSuchElementException if there is none of that name
   */
  public final LinearMemory memory(String name) {
    return state
        .memories[
        set.memoryIndex(name).orElseThrow(() -> new NoSuchElementException("no memory " + name))];
  }

  /** A memory by index. */
  public final LinearMemory memory(int index) {
    return state.memories[index];
  }

  /** The 64 bits of a register of cells or floats, by index. */
  public final long register(int index) {
    return registers[index];
  }

  /** Sets a register of cells or floats, by index, to the 64 bits of an immediate word. */
  public final void setRegister(int index, long bits) {
    registers[index] = set.registers().get(index).type().normalize(bits);
  }

  /** A register of references, by index; null is the null reference. */
  public final Object reference(int index) {
    return references[index];
  }

  public final void setReference(int index, Object value) {
    references[index] = value;
  }

  private final class EngineTranslator implements CodeSpace.Translator {
    @Override
    public void translate(long[] words, int from, int to, long[] internal) {
      Machine.this.translate(words, from, to, internal);
    }

    @Override
    public long forward(int target) {
      return (long) target << 32 | forwardOpcode() & 0xffff_ffffL;
    }
  }
}
