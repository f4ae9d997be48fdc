package org.vmgen.generator.lower;

import java.util.ArrayList;
import java.util.List;
import org.vmgen.generator.action.Expr;
import org.vmgen.generator.action.Stmt;
import org.vmgen.generator.action.Walk;

/** Where control can go on after statements, by the rules that Java has for them too. */
public final class Flow {
  private Flow() {}

  /** Whether control can reach the place after the statement. */
  public static boolean completes(Stmt statement) {
    if (statement instanceof Stmt.Block block) {
      return completes(block.statements());
    } else if (statement instanceof Stmt.If branch) {
      return completes(branch.then()) || branch.otherwise().map(Flow::completes).orElse(true);
    } else if (statement instanceof Stmt.While loop) {
      return !isTrue(loop.condition());
    } else if (statement instanceof Stmt.Labelled labelled) {
      return completes(labelled.body()) || leaves(labelled.body(), labelled.label());
    }
    if (statement instanceof Stmt.Part part) {
      return completes(part.body());
    }
    return !(statement instanceof Stmt.Done
        || statement instanceof Stmt.Jump
        || statement instanceof Stmt.Call
        || statement instanceof Stmt.ReturnJump
        || statement instanceof Stmt.Return
        || statement instanceof Stmt.Halt
        || statement instanceof Stmt.Yield
        || statement instanceof Stmt.Throw
        || statement instanceof Stmt.TrapNow
        || statement instanceof Stmt.Complete
        || statement instanceof Stmt.Leave);
  }

  static boolean completes(List<Stmt> statements) {
    return statements.stream().allMatch(Flow::completes);
  }

  /** The statements up to the first after which control does not go on. */
  static List<Stmt> reachable(List<Stmt> statements) {
    List<Stmt> result = new ArrayList<>();
    for (Stmt statement : statements) {
      result.add(statement);
      if (!completes(statement)) {
        break;
      }
    }
    return result;
  }

  static boolean isTrue(Expr condition) {
    return condition instanceof Expr.Constant constant && constant.bits() != 0;
  }

  private static boolean leaves(Stmt statement, int label) {
    boolean[] found = {false};
    Walk.statements(
        statement, s -> found[0] |= s instanceof Stmt.Leave leave && leave.label() == label);
    return found[0];
  }
}
