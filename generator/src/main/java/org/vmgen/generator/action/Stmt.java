package org.vmgen.generator.action;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.vmgen.generator.model.State;
import org.vmgen.generator.model.Trap;
import org.vmgen.generator.model.Variable;

/** A statement of an action or function. */
public sealed interface Stmt {

  record Block(List<Stmt> statements) implements Stmt {
    public static final Block EMPTY = new Block(List.of());

    public Block {
      statements = List.copyOf(statements);
    }
  }

  /** {@code let} and {@code var}; a {@code var} without a value starts as 0, false or null. */
  record Declare(Variable variable, Expr value) implements Stmt {}

  record Assign(Target target, Expr value, Source source) implements Stmt {}

  /**
   * Several results of one call, {@code let (q, m) = udiv128(…)} or {@code (q, m) = …}; variables
   * that are declared here rather than assigned are listed in {@code declared}.
   */
  record AssignMany(List<Target> targets, List<Variable> declared, Expr call, Source source)
      implements Stmt {
    public AssignMany {
      targets = List.copyOf(targets);
      declared = List.copyOf(declared);
    }
  }

  /** A call for its effects. */
  record Evaluate(Expr call, Source source) implements Stmt {}

  record If(Expr condition, Stmt then, Optional<Stmt> otherwise) implements Stmt {}

  record While(Expr condition, Stmt body, Source source) implements Stmt {}

  /** Completes the instruction now. */
  record Done() implements Stmt {}

  record Jump(Expr target, Source source) implements Stmt {}

  /** Pushes the next position on the {@code returns} stack, then jumps. */
  record Call(Expr target, Source source) implements Stmt {}

  /** Pops a position from the {@code returns} stack and jumps there. */
  record ReturnJump(Source source) implements Stmt {}

  /** Leaves a function. */
  record Return(List<Expr> values) implements Stmt {
    public Return {
      values = List.copyOf(values);
    }
  }

  record Halt(Expr value) implements Stmt {}

  record Yield(Expr value) implements Stmt {}

  record Throw(Expr value, Source source) implements Stmt {}

  record TrapNow(Trap trap, Source source) implements Stmt {}

  // ---- only in lowered actions ------------------------------------------------------------------

  /** Traps unless the condition holds. */
  record Guard(Expr condition, Trap trap) implements Stmt {
    /** The number of the stack, memory or region whose bound is tested, or -1. */
    public int detail() {
      return condition instanceof Expr.InBounds bounds
          ? bounds.state().map(State::index).orElse(-1)
          : -1;
    }
  }

  /**
   * Leaves the instruction completed.
   *
   * @param exit {@link Done}, {@link Jump}, {@link Call}, {@link ReturnJump}, {@link Halt} or
   *     {@link Yield}
   * @param present the optional outputs that exist on this path
   */
  record Complete(Stmt exit, Set<Variable> present) implements Stmt {
    public Complete {
      present = Set.copyOf(present);
    }
  }

  /** Asks for interrupts; stands at the head of each loop of an action. */
  record Poll() implements Stmt {}

  /** A block that {@link Leave} can leave: an inlined function's body. */
  record Labelled(int label, Block body) implements Stmt {}

  record Leave(int label) implements Stmt {}

  /**
   * The action of one of several instructions that run as one, in an action that consists of
   * nothing else. Where control reaches its end it goes on with the next part; variables declared
   * directly in it are known in the parts after it.
   *
   * @param index from 0
   */
  record Part(int index, Block body) implements Stmt {}
}
