package org.vmgen.generator.plan;

import java.util.EnumSet;
import java.util.Set;
import org.vmgen.generator.action.Expr;
import org.vmgen.generator.action.Intrinsic;
import org.vmgen.generator.action.Stmt;
import org.vmgen.generator.action.Walk;
import org.vmgen.generator.combine.Combination;
import org.vmgen.generator.model.EffectWord;

/**
 * Which bodies take so long that it hardly matters where their items are: those that loop, that ask
 * the host for something, that call functions of mathematics, or that are simply long.
 */
public final class Slow {
  private static final Set<Intrinsic> CALLED = EnumSet.range(Intrinsic.SIN, Intrinsic.HYPOT);

  /** Expressions and statements from which on a body is long: some fifty machine instructions. */
  private static final int LONG = 60;

  private Slow() {}

  /** Whether a combination has such a body. */
  public static boolean is(Combination combination) {
    boolean[] found = {false};
    int[] size = {0};
    Stmt.Block block = combination.block();
    Walk.statements(
        block,
        s -> {
          size[0]++;
          found[0] |= s instanceof Stmt.While;
        });
    Walk.expressions(
        block,
        e -> {
          size[0]++;
          found[0] |= e instanceof Expr.CallExtern call && !call.extern().may(EffectWord.Kind.PURE);
          found[0] |= e instanceof Expr.Apply apply && CALLED.contains(apply.intrinsic());
          found[0] |= e instanceof Expr.ApplyMemory;
        });
    return found[0] || size[0] > LONG * combination.parts().size();
  }
}
