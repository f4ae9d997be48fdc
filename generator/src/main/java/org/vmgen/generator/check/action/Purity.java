package org.vmgen.generator.check.action;

import org.vmgen.generator.action.BinaryOp;
import org.vmgen.generator.action.Expr;
import org.vmgen.generator.action.Stmt;
import org.vmgen.generator.action.Target;
import org.vmgen.generator.action.Walk;
import org.vmgen.generator.model.EffectWord;
import org.vmgen.generator.model.ScalarType;

/** Whether an action depends on its operands alone and cannot fail. */
final class Purity {
  private boolean pure = true;

  private Purity() {}

  /** A loop is not pure: it polls a limit. */
  static boolean isPure(Stmt.Block block) {
    Purity purity = new Purity();
    Walk.statements(block, purity::statement);
    Walk.expressions(block, purity::expression);
    return purity.pure;
  }

  private void statement(Stmt stmt) {
    pure &= !(stmt instanceof Stmt.While || stmt instanceof Stmt.Throw);
    pure &= !(stmt instanceof Stmt.TrapNow || stmt instanceof Stmt.Evaluate);
    if (stmt instanceof Stmt.Assign assign) {
      pure &= assign.target() instanceof Target.Local;
    } else if (stmt instanceof Stmt.AssignMany many) {
      pure &= many.targets().stream().allMatch(Target.Local.class::isInstance);
    }
  }

  private void expression(Expr expr) {
    pure &= !touchesState(expr) && !canTrap(expr);
    if (expr instanceof Expr.CallFunction call) {
      pure &= call.function().pure();
    } else if (expr instanceof Expr.CallExtern call) {
      pure &=
          !call.extern().effects().isEmpty()
              && call.extern().effects().stream().allMatch(e -> e.kind() == EffectWord.Kind.PURE);
    }
  }

  private static boolean touchesState(Expr expr) {
    return expr instanceof Expr.Next
        || expr instanceof Expr.ReadMemory
        || expr instanceof Expr.ApplyMemory
        || expr instanceof Expr.MemorySize
        || expr instanceof Expr.ReadSlot
        || expr instanceof Expr.ReadRegion
        || expr instanceof Expr.Depth
        || expr instanceof Expr.ReadRegister
        || expr instanceof Expr.Element;
  }

  private static boolean canTrap(Expr expr) {
    if (expr instanceof Expr.Binary binary) {
      boolean division = binary.op() == BinaryOp.DIVIDE || binary.op() == BinaryOp.REMAINDER;
      return division && binary.type().isInteger() && !isNonZero(binary.right());
    } else if (expr instanceof Expr.Apply apply) {
      return switch (apply.intrinsic()) {
        case FLOOR_DIV, FLOOR_MOD -> !isNonZero(apply.arguments().get(1));
        case UDIV128, SDIV128, SDIV128_FLOOR -> true;
        default -> false;
      };
    }
    return expr instanceof Expr.Convert convert
        && (convert.type() == ScalarType.CODE || convert.operand().type() == ScalarType.CODE);
  }

  private static boolean isNonZero(Expr divisor) {
    return divisor instanceof Expr.Constant constant && constant.bits() != 0;
  }
}
