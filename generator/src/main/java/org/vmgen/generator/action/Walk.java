package org.vmgen.generator.action;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.vmgen.generator.model.Variable;

/** Visits the nodes of actions, each node before its children, in the order of evaluation. */
public final class Walk {
  private Walk() {}

  /** Visits every statement of {@code root}, itself included. */
  public static void statements(Stmt root, Consumer<Stmt> visitor) {
    visitor.accept(root);
    children(root).forEach(s -> statements(s, visitor));
  }

  /** The statements that stand directly in a statement. */
  public static List<Stmt> children(Stmt statement) {
    if (statement instanceof Stmt.Block block) {
      return block.statements();
    } else if (statement instanceof Stmt.If branch) {
      return branch.otherwise().isEmpty()
          ? List.of(branch.then())
          : List.of(branch.then(), branch.otherwise().get());
    } else if (statement instanceof Stmt.While loop) {
      return List.of(loop.body());
    } else if (statement instanceof Stmt.Labelled labelled) {
      return List.of(labelled.body());
    } else if (statement instanceof Stmt.Part part) {
      return List.of(part.body());
    } else if (statement instanceof Stmt.Complete complete) {
      return List.of(complete.exit());
    }
    return List.of();
  }

  /** Visits every expression of {@code root} and of all statements in it. */
  public static void expressions(Stmt root, Consumer<Expr> visitor) {
    statements(root, s -> roots(s).forEach(e -> expressions(e, visitor)));
  }

  /** Visits every expression of {@code root}, itself included. */
  public static void expressions(Expr root, Consumer<Expr> visitor) {
    visitor.accept(root);
    children(root).forEach(e -> expressions(e, visitor));
  }

  /** The expressions that stand directly in a statement, not those of statements inside it. */
  public static List<Expr> roots(Stmt statement) {
    if (statement instanceof Stmt.Declare declare) {
      return List.of(declare.value());
    } else if (statement instanceof Stmt.Assign assign) {
      return index(assign.target()).isEmpty()
          ? List.of(assign.value())
          : List.of(index(assign.target()).get(0), assign.value());
    } else if (statement instanceof Stmt.AssignMany many) {
      List<Expr> all = new ArrayList<>();
      many.targets().forEach(t -> all.addAll(index(t)));
      all.add(many.call());
      return all;
    } else if (statement instanceof Stmt.Evaluate evaluate) {
      return List.of(evaluate.call());
    } else if (statement instanceof Stmt.If branch) {
      return List.of(branch.condition());
    } else if (statement instanceof Stmt.While loop) {
      return List.of(loop.condition());
    } else if (statement instanceof Stmt.Jump jump) {
      return List.of(jump.target());
    } else if (statement instanceof Stmt.Call call) {
      return List.of(call.target());
    } else if (statement instanceof Stmt.Return result) {
      return result.values();
    } else if (statement instanceof Stmt.Halt halt) {
      return List.of(halt.value());
    } else if (statement instanceof Stmt.Yield yield) {
      return List.of(yield.value());
    } else if (statement instanceof Stmt.Throw raise) {
      return List.of(raise.value());
    } else if (statement instanceof Stmt.Guard guard) {
      return List.of(guard.condition());
    }
    return List.of();
  }

  /** The operands of an expression. */
  public static List<Expr> children(Expr expression) {
    if (expression instanceof Expr.Unary unary) {
      return List.of(unary.operand());
    } else if (expression instanceof Expr.Binary binary) {
      return List.of(binary.left(), binary.right());
    } else if (expression instanceof Expr.Logical logical) {
      return List.of(logical.left(), logical.right());
    } else if (expression instanceof Expr.Conditional conditional) {
      return List.of(conditional.condition(), conditional.then(), conditional.otherwise());
    } else if (expression instanceof Expr.Convert convert) {
      return List.of(convert.operand());
    } else if (expression instanceof Expr.Apply apply) {
      return apply.arguments();
    } else if (expression instanceof Expr.CallFunction call) {
      return call.arguments();
    } else if (expression instanceof Expr.CallExtern call) {
      return call.arguments();
    } else if (expression instanceof Expr.ApplyMemory apply) {
      return apply.arguments();
    } else if (expression instanceof Expr.ReadMemory read) {
      return List.of(read.address());
    } else if (expression instanceof Expr.ReadSlot read) {
      return List.of(read.index());
    } else if (expression instanceof Expr.ReadRegion read) {
      return List.of(read.index());
    } else if (expression instanceof Expr.Element element) {
      return List.of(element.index());
    } else if (expression instanceof Expr.InBounds bounds) {
      return List.of(bounds.index(), bounds.count());
    } else if (expression instanceof Expr.IsLeader leader) {
      return List.of(leader.position());
    } else if (expression instanceof Expr.DivisionOverflows overflows) {
      return overflows.arguments();
    }
    return List.of();
  }

  /** The index of a target, if it has one. */
  public static List<Expr> index(Target target) {
    if (target instanceof Target.ToMemory memory) {
      return List.of(memory.address());
    } else if (target instanceof Target.ToSlot slot) {
      return List.of(slot.index());
    } else if (target instanceof Target.ToRegion region) {
      return List.of(region.index());
    }
    return List.of();
  }

  /** The local variables that a statement itself assigns. */
  public static List<Variable> assigned(Stmt statement) {
    List<Target> targets =
        statement instanceof Stmt.Assign assign
            ? List.of(assign.target())
            : statement instanceof Stmt.AssignMany many ? many.targets() : List.of();
    return targets.stream()
        .filter(Target.Local.class::isInstance)
        .map(target -> ((Target.Local) target).variable())
        .toList();
  }
}
