package org.vmgen.generator.c;

import org.vmgen.generator.action.Expr;
import org.vmgen.generator.action.Stmt;
import org.vmgen.generator.action.Target;
import org.vmgen.generator.action.Walk;
import org.vmgen.generator.model.Body;
import org.vmgen.generator.model.EffectWord;

/**
 * Which parts of a body throw and trap before the body has changed anything: instead of putting
 * things back it is left as if nothing had happened, and the function that runs single instructions
 * comes to the same end.
 */
final class Repeatable {
  private final boolean[] untouched;
  private final boolean[] quiet;

  private Repeatable(int parts) {
    untouched = new boolean[parts];
    quiet = new boolean[parts];
  }

  static Repeatable of(BodySource source) {
    Repeatable all = new Repeatable(source.parts());
    boolean changed = !source.selected();
    for (int part = 0; part < source.parts(); part++) {
      boolean moved = !source.plan().parts().get(part).rebased().isEmpty();
      boolean raw = source.instruction(part).body() instanceof Body.Raw;
      // What the first part writes to memory are items of its entry state, where they lie anyway.
      changed |= part > 0 && !source.plan().parts().get(part).spills().isEmpty();
      all.untouched[part] = !changed && !raw;
      all.quiet[part] = !changed && !raw && !moved && !failsAfterChange(source.block(part));
      changed |= raw || moved || changes(source.block(part));
      changed |= !source.plan().parts().get(part).ends().isEmpty();
    }
    return all;
  }

  /** Whether nothing has changed before a part begins. */
  boolean before(int part) {
    return untouched[part];
  }

  /** Whether nothing has changed wherever a part throws or traps. */
  boolean within(int part) {
    return quiet[part];
  }

  private static boolean failsAfterChange(Stmt.Block block) {
    boolean[] changed = {false};
    boolean[] found = {false};
    Walk.statements(
        block,
        s -> {
          // A loop comes back to its start, and an extern throws after it has been called.
          changed[0] |= s instanceof Stmt.While ? changes(s) : changesItself(s);
          found[0] |= changed[0] && (fails(s) || calls(s));
        });
    return found[0];
  }

  private static boolean fails(Stmt statement) {
    return statement instanceof Stmt.Guard
        || statement instanceof Stmt.Throw
        || statement instanceof Stmt.TrapNow
        || statement instanceof Stmt.Poll;
  }

  private static boolean changes(Stmt root) {
    boolean[] found = {false};
    Walk.statements(root, s -> found[0] |= changesItself(s));
    return found[0];
  }

  private static boolean changesItself(Stmt statement) {
    return statement instanceof Stmt.Assign assign && !(assign.target() instanceof Target.Local)
        || statement instanceof Stmt.Evaluate
        || calls(statement);
  }

  private static boolean calls(Stmt statement) {
    boolean[] found = {false};
    for (Expr root : Walk.roots(statement)) {
      Walk.expressions(
          root,
          e ->
              found[0] |=
                  e instanceof Expr.CallExtern call && !call.extern().may(EffectWord.Kind.PURE));
    }
    return found[0];
  }
}
