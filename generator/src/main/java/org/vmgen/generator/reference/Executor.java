package org.vmgen.generator.reference;

import java.util.List;
import org.vmgen.generator.action.Expr;
import org.vmgen.generator.action.Stmt;
import org.vmgen.generator.action.Target;
import org.vmgen.generator.model.Function;
import org.vmgen.generator.model.Stack;
import org.vmgen.generator.model.Variable;
import org.vmgen.runtime.VmThrow;

/** Executes the statements of one action, or of one function called from it. */
final class Executor {

  /** How an instruction completes. */
  enum Completion {
    FALL,
    JUMP,
    CALL,
    RETURN,
    HALT,
    YIELD
  }

  private static final Object[] NO_VALUES = {};

  private final MachineState state;
  private final Frame frame;
  private final Evaluator evaluator;
  private final long next;
  private Completion completion = Completion.FALL;
  private long value;
  private Object[] results = NO_VALUES;

  /**
   * An executor.
   *
   * @param next the position after the instruction
   */
  Executor(MachineState state, Frame frame, long next) {
    this.state = state;
    this.frame = frame;
    this.next = next;
    evaluator = new Evaluator(state, frame, next);
  }

  /** Calls a function; its arguments and results are boxed as by {@link Evaluator#value}. */
  static Object[] call(MachineState state, long next, Function function, Object[] arguments) {
    Executor callee = new Executor(state, new Frame(), next);
    for (int i = 0; i < arguments.length; i++) {
      callee.set(function.parameters().get(i), arguments[i]);
    }
    callee.execute(function.body());
    return callee.results;
  }

  /** How the action completed; {@link Completion#FALL} also if it ran to its end. */
  Completion completion() {
    return completion;
  }

  /** The position jumped to or called, or the value halted with or yielded. */
  long value() {
    return value;
  }

  /** Executes a statement; whether the next one follows. */
  boolean execute(Stmt statement) {
    if (statement instanceof Stmt.Block block) {
      for (Stmt inner : block.statements()) {
        if (!execute(inner)) {
          return false;
        }
      }
      return true;
    } else if (statement instanceof Stmt.Declare declare) {
      set(declare.variable(), evaluator.value(declare.value()));
      return true;
    } else if (statement instanceof Stmt.Assign assign) {
      assign(assign);
      return true;
    } else if (statement instanceof Stmt.AssignMany many) {
      assignMany(many);
      return true;
    } else if (statement instanceof Stmt.Evaluate evaluate) {
      evaluator.evaluate(evaluate.call());
      return true;
    } else if (statement instanceof Stmt.If choice) {
      return evaluator.isTrue(choice.condition())
          ? execute(choice.then())
          : choice.otherwise().isEmpty() || execute(choice.otherwise().get());
    } else if (statement instanceof Stmt.While loop) {
      return loop(loop);
    }
    leave(statement);
    return false;
  }

  private boolean loop(Stmt.While loop) {
    while (evaluator.isTrue(loop.condition())) {
      state.poll();
      if (!execute(loop.body())) {
        return false;
      }
    }
    return true;
  }

  private void leave(Stmt statement) {
    if (statement instanceof Stmt.Done) {
      completion = Completion.FALL;
    } else if (statement instanceof Stmt.Jump jump) {
      complete(Completion.JUMP, jump.target());
    } else if (statement instanceof Stmt.Call call) {
      complete(Completion.CALL, call.target());
    } else if (statement instanceof Stmt.ReturnJump) {
      completion = Completion.RETURN;
    } else if (statement instanceof Stmt.Halt halt) {
      complete(Completion.HALT, halt.value());
    } else if (statement instanceof Stmt.Yield yields) {
      complete(Completion.YIELD, yields.value());
    } else if (statement instanceof Stmt.Return returns) {
      results = returns.values().stream().map(evaluator::value).toArray();
    } else if (statement instanceof Stmt.Throw throwing) {
      throw new VmThrow(evaluator.bits(throwing.value()));
    } else if (statement instanceof Stmt.TrapNow trap) {
      throw new TrapSignal(trap.trap(), TrapSignal.NO_DETAIL);
    } else {
      throw new IllegalArgumentException(
          statement.getClass().getSimpleName() + " occurs in lowered actions only");
    }
  }

  private void complete(Completion how, Expr expression) {
    value = evaluator.bits(expression);
    completion = how;
  }

  private void set(Variable variable, Object boxed) {
    if (Evaluator.isReference(variable.type())) {
      frame.setReference(variable, boxed);
    } else {
      frame.set(variable, (Long) boxed);
    }
  }

  private void assign(Stmt.Assign assign) {
    long index = index(assign.target());
    store(assign.target(), index, evaluator.value(assign.value()));
  }

  private void assignMany(Stmt.AssignMany many) {
    List<Target> targets = many.targets();
    long[] indexes = new long[targets.size()];
    for (int i = 0; i < indexes.length; i++) {
      indexes[i] = index(targets.get(i));
    }
    Object[] values = evaluator.results(many.call());
    for (int i = 0; i < indexes.length; i++) {
      store(targets.get(i), indexes[i], values[i]);
    }
  }

  private long index(Target target) {
    if (target instanceof Target.ToMemory memory) {
      return evaluator.index(memory.address());
    } else if (target instanceof Target.ToSlot slot) {
      return evaluator.index(slot.index());
    } else if (target instanceof Target.ToRegion region) {
      return evaluator.index(region.index());
    }
    return 0;
  }

  private void store(Target target, long index, Object boxed) {
    if (target instanceof Target.Local local) {
      set(local.variable(), boxed);
    } else if (target instanceof Target.ToRegister register) {
      int number = register.register().index();
      if (Evaluator.isReference(target.type())) {
        state.setRegisterReference(number, boxed);
      } else {
        state.setRegisterBits(number, (Long) boxed);
      }
    } else if (target instanceof Target.ToMemory memory) {
      state.memory(memory.memory()).write(memory.type(), index, (Long) boxed);
    } else if (target instanceof Target.ToSlot slot) {
      Stack stack = slot.stack();
      store(state.stack(stack), state.stackSlot(stack, slot.fromBottom(), index), boxed);
    } else if (target instanceof Target.ToRegion to) {
      store(state.slots(to.region()), state.regionSlot(to.region(), index), boxed);
    } else if (target instanceof Target.ToDepth depth) {
      state.setDepth(depth.stackOrRegion(), (Long) boxed);
    }
  }

  private static void store(Slots slots, int index, Object boxed) {
    if (slots.holdsReferences()) {
      slots.setReference(index, boxed);
    } else {
      slots.setBits(index, (Long) boxed);
    }
  }
}
