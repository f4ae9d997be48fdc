package org.vmgen.generator.lower;

import org.vmgen.generator.action.Expr;
import org.vmgen.generator.action.Intrinsic;
import org.vmgen.generator.model.EffectWord;

/** Which calls of lowered actions stand alone. */
public final class Calls {
  private Calls() {}

  /** Whether it is a call that has effects, and so is no part of an expression. */
  public static boolean haveEffects(Expr root) {
    if (root instanceof Expr.CallExtern call) {
      return !call.extern().may(EffectWord.Kind.PURE);
    }
    return root instanceof Expr.ApplyMemory apply && apply.intrinsic() != Intrinsic.MEM_COMPARE;
  }
}
