package org.vmgen.generator.reference;

import java.util.Optional;
import org.vmgen.format.profile.Profile;
import org.vmgen.generator.model.Handler;
import org.vmgen.generator.model.Instruction;
import org.vmgen.generator.model.Trap;
import org.vmgen.generator.model.Variable;
import org.vmgen.generator.model.VmModel;
import org.vmgen.runtime.Code;
import org.vmgen.runtime.Host;
import org.vmgen.runtime.InstructionSet;
import org.vmgen.runtime.Limits;
import org.vmgen.runtime.Machine;
import org.vmgen.runtime.VmThrow;

/**
 * The reference engine: a checked machine that interprets the typed actions of its description as
 * they were checked, without lowering, so that it shares nothing with the other engines but their
 * meaning. How deep the described program calls does not matter to the Java stack.
 */
public final class ReferenceMachine extends Machine {

  /** How {@code execute} goes on: at a position, or not, with what it returns. */
  private record Outcome(boolean ended, int value) {
    static Outcome ended(int exit) {
      return new Outcome(true, exit);
    }

    static Outcome at(int position) {
      return new Outcome(false, position);
    }
  }

  private final VmModel model;
  private final MachineState state;
  private Optional<BlockCounter> counter = Optional.empty();

  /** A machine with default limits whose description needs standard externs only. */
  public ReferenceMachine(VmModel model, Code code, Host host) {
    this(model, code, Limits.defaults(), host, Optional.empty());
  }

  /**
   * A machine.
   *
   * @param code built for {@link InstructionSets#of} this model
   * @param externs an object with a public method for each extern: its parameters are those of the
   *     extern, with or without a {@link Machine} before them; or a {@link Class} with static ones
   * @throws IllegalArgumentException if the code is for another machine or a limit is wrong
   */
  public ReferenceMachine(
      VmModel model, Code code, Limits limits, Host host, Optional<Object> externs) {
    this(model, InstructionSets.of(model), code, limits, host, externs);
  }

  /**
   * The same for whoever makes many machines.
   *
   * @param set the instruction set of the model
   */
  public ReferenceMachine(
      VmModel model,
      InstructionSet set,
      Code code,
      Limits limits,
      Host host,
      Optional<Object> externs) {
    super(set, code, limits, host);
    this.model = model;
    state = new MachineState(model, this, externs);
    ready();
  }

  @Override
  protected int[] engineOpcodes() {
    int[] opcodes = new int[instructionSet().size()];
    for (int i = 0; i < opcodes.length; i++) {
      opcodes[i] = i;
    }
    return opcodes;
  }

  @Override
  protected int forwardOpcode() {
    return instructionSet().size();
  }

  @Override
  public boolean isChecked() {
    return true;
  }

  @Override
  public boolean countsInstructions() {
    return true;
  }

  /** Counts from now on which blocks run, and how often. */
  public void startProfile() {
    counter = Optional.of(new BlockCounter(instructionSet()));
  }

  /**
   * What ran since {@link #startProfile}, up to now.
   *
   * @throws IllegalStateException if that was not called
   */
  @Override
  public Profile profile() {
    return counter
        .orElseThrow(() -> new IllegalStateException("no profile was started"))
        .profile(codeView());
  }

  @Override
  protected void releasing(int from, int to) {
    counter.ifPresent(c -> c.released(codeView(), from, to));
  }

  boolean isInterrupted() {
    return interruptPending();
  }

  @Override
  protected int execute(int start) {
    // Of the instruction whose extern runs this, if it is nested.
    int[] pushed = state.pushed();
    try {
      counter.ifPresent(BlockCounter::enter);
      Outcome outcome = Outcome.at(start);
      while (!outcome.ended()) {
        outcome = next(outcome.value());
      }
      return outcome.value();
    } finally {
      state.setPushed(pushed);
      counter.ifPresent(BlockCounter::leave);
    }
  }

  /** Executes the instruction at a position, or goes where its replacement is. */
  private Outcome next(int at) {
    position = at;
    if (remaining == 0) {
      return Outcome.ended(budgetSpent(at));
    }
    int forward = (int) (code[at] >>> 32);
    if ((int) code[at] == forwardOpcode() && forward != 0) {
      return Outcome.at(forward);
    }
    remaining--;
    if ((int) code[at] == forwardOpcode()) {
      // Position 0, which is null, or the end of code.
      return trap(new TrapSignal(Trap.CODE, TrapSignal.NO_DETAIL), at, at);
    }
    counter.ifPresent(c -> c.executes(codeView(), at));
    Instruction instruction = model.instructions().get((int) state.word(at));
    Step step = new Step(state, instruction, at);
    try {
      return completed(instruction, step, step.execute(), at);
    } catch (TrapSignal trap) {
      step.restore();
      return trap(trap, at, step.next());
    } catch (VmThrow thrown) {
      step.restore();
      return handle(model.onThrow(), thrown.value(), TrapSignal.NO_DETAIL, at, step.next())
          .orElseGet(() -> failed(thrown(thrown.value(), at)));
    }
  }

  private Outcome completed(
      Instruction instruction, Step step, Executor.Completion completion, int at) {
    return switch (completion) {
      case FALL -> {
        if (instruction.properties().endsBlock()) {
          counter.ifPresent(BlockCounter::startBlock);
        }
        yield Outcome.at(step.next());
      }
      case JUMP, CALL, RETURN ->
          jump((int) step.target(), at, instruction.properties().readsNext());
      case HALT -> Outcome.ended(halted(step.target(), at));
      case YIELD -> Outcome.ended(yielded(step.target(), at, step.next()));
    };
  }

  private Outcome jump(int target, int from, boolean callLike) {
    boolean polls = callLike || target <= from;
    return polls && interruptPending() ? Outcome.ended(interrupted(target)) : Outcome.at(target);
  }

  private Outcome trap(TrapSignal trap, int at, int next) {
    int code = trap.trap().code();
    return handle(model.onTrap(), code, trap.detail(), at, next)
        .orElseGet(() -> failed(trapped(code, trap.detail(), at)));
  }

  /** If the run is resumed, that is in the middle of a block. */
  private Outcome failed(int exit) {
    counter.ifPresent(BlockCounter::stop);
    return Outcome.ended(exit);
  }

  /**
   * Runs a handler from the state before the instruction at a position; empty if there is none or
   * it runs to its end, so that the throw or trap ends the run. A throw or trap inside it ends the
   * run at that position.
   */
  private Optional<Outcome> handle(
      Optional<Handler> handler, long value, long detail, int at, int next) {
    if (handler.isEmpty()) {
      return Optional.empty();
    }
    int[] depths = state.depths();
    state.setPushed(new int[depths.length]);
    Frame frame = new Frame();
    Variable thrown = handler.get().value();
    frame.set(thrown, value);
    frame.set(handler.get().at(), at);
    handler.get().detail().ifPresent(variable -> frame.set(variable, detail));
    Executor executor = new Executor(state, frame, next);
    try {
      executor.execute(handler.get().block());
      return switch (executor.completion()) {
        case FALL -> Optional.empty();
        case JUMP, CALL, RETURN -> Optional.of(handled(target(executor), at));
        case HALT -> {
          remaining++;
          yield Optional.of(Outcome.ended(halted(executor.value(), at)));
        }
        case YIELD -> {
          remaining++;
          yield Optional.of(Outcome.ended(yielded(executor.value(), at, next)));
        }
      };
    } catch (TrapSignal trap) {
      state.restoreDepths(depths);
      return Optional.of(failed(trapped(trap.trap().code(), trap.detail(), at)));
    } catch (VmThrow again) {
      state.restoreDepths(depths);
      return Optional.of(failed(thrown(again.value(), at)));
    }
  }

  private Outcome handled(long target, int at) {
    // The instruction that threw or trapped was not completed.
    remaining++;
    return jump((int) target, at, false);
  }

  private long target(Executor executor) {
    if (executor.completion() == Executor.Completion.RETURN) {
      return state.popReturn();
    }
    return executor.value();
  }
}
