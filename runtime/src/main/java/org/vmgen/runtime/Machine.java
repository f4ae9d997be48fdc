package org.vmgen.runtime;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Optional;
import org.vmgen.format.profile.Profile;
import org.vmgen.runtime.profile.JumpCounter;

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
public abstract non-sealed class Machine extends MachineCode {

  // ---- fields that engines copy to locals and store back ----------------------------------------

  /**
   * How many instructions may still be executed. Engines that count take one off before each
   * instruction and stop when there is none to take; see {@link #budgetSpent}.
   */
  protected long remaining;

  /** Polled at backward jumps and at calls. */
  protected final InterruptRequest interrupt = new InterruptRequest();

  /**
   * The instruction that the engine is at; stored before externs that are not pure, and at exits.
   */
  protected int position;

  // ---- private bookkeeping ----------------------------------------------------------------------

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
  private Optional<JumpCounter> jumps = Optional.empty();

  /**
   * A machine that starts from a code object, with its state as after {@link #reset}.
   *
   * @throws IllegalArgumentException if the code is for another instruction set, or a limit is
   *     above its maximum or names nothing
   */
  protected Machine(InstructionSet set, Code code, Limits limits, Host host) {
    super(set, code, limits, host);
    budget = limits.instructions();
  }

  // ---- profiles ---------------------------------------------------------------------------------

  /**
   * Makes what the constructor of an engine that profiles keeps; its {@link #execute} tells it each
   * jump and each way from a replaced entry to its body.
   */
  protected final JumpCounter countJumps() {
    jumps = Optional.of(new JumpCounter(instructionSet()));
    return jumps.get();
  }

  /**
   * How often the extended blocks ran on this machine, up to now. Not inside an extern.
   *
   * @throws IllegalStateException if the engine does not profile, or is running
   */
  public Profile profile() {
    if (nesting != 0) {
      throw new IllegalStateException("the machine is running");
    }
    return jumps
        .orElseThrow(() -> new IllegalStateException("the engine was generated without profile"))
        .profile(codeView());
  }

  @Override
  protected void releasing(int from, int to) {
    jumps.ifPresent(j -> j.releasing(codeView(), from, to));
  }

  // ---- what an engine implements ----------------------------------------------------------------

  /**
   * Runs from a position until the run ends.
   *
   * @return what one of the exit methods returned
   */
  protected abstract int execute(int start);

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

  /** Whether another thread asked for an interrupt; what {@link #interrupt} tells. */
  protected final boolean interruptPending() {
    return interrupt.pending();
  }

  // ---- how execute ends: each stores the exit and returns its result ------------------

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
    int kind = exit(Exit.Kind.TRAP, 0, at, at);
    exitTrap = trap;
    exitDetail = detail;
    return kind;
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
    exitTrap = 0;
    exitDetail = -1;
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
    Integer at = space().entries().get(entry);
    if (at == null) {
      throw new IllegalArgumentException("the code has no entry " + entry);
    }
    return run(at);
  }

  /** Runs from the default entry: the first declared, else position 1. */
  public final Exit run() {
    return run(base().defaultEntry());
  }

  /**
   * Runs from a leader. Inside an extern this is a nested run: it lowers no stack below its depth
   * now, and one that does not halt leaves no stack deeper than now.
   *
   * @throws IllegalArgumentException if the position is no leader
   * @throws ExternException if an extern failed
   */
  public final Exit run(int start) {
    if (!space().isLeader(start)) {
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
    if (!space().isLeader(start)) {
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
    return space().forwarded(resumeAt);
  }

  private Exit outermost(int start, long granted) {
    if (failed) {
      throw new IllegalStateException("an extern failed: reset the machine first");
    }
    remaining = granted;
    resumable = false;
    Exit exit = go(start);
    if (exit.kind() == Exit.Kind.INTERRUPT) {
      interrupt.clear();
    }
    resumable = exit.isResumable();
    try {
      host().out().flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return exit;
  }

  private Exit nested(int start) {
    if (nesting > limits().externNesting()) {
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
    boolean complete = false;
    nesting++;
    jumps.ifPresent(j -> j.enter(codeView(), start));
    try {
      Exit.Kind kind = Exit.Kind.of(execute(start));
      jumps.ifPresent(j -> leave(j, kind));
      long executed = countsInstructions() ? granted - remaining : 0;
      complete = true;
      return new Exit(kind, exitValue, exitTrap, exitDetail, exitPosition, executed);
    } catch (ExternException e) {
      throw e;
    } catch (VmThrow e) {
      throw new ExternException("an extern that is not declared `throws` threw " + e.value(), e);
    } catch (RuntimeException e) {
      throw new ExternException(failure(e), e);
    } finally {
      if (!complete) {
        jumps.ifPresent(JumpCounter::abandon);
      }
      failed |= !complete;
      nesting--;
    }
  }

  private void leave(JumpCounter counter, Exit.Kind kind) {
    boolean before = kind == Exit.Kind.BUDGET || kind == Exit.Kind.INTERRUPT;
    boolean fails = kind == Exit.Kind.THROW || kind == Exit.Kind.TRAP;
    counter.leave(codeView(), exitPosition, !before, fails);
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
    interrupt.ask();
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
    resetCode();
    state.reset(base(), registers);
    Arrays.fill(references, null);
    interrupt.clear();
    failed = false;
    resumable = false;
    position = 0;
  }

  /** Where an extern is called from, or where the last run ended. */
  public final int position() {
    return position;
  }
}
