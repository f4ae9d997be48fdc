package org.vmgen.generator.stack;

import java.util.HashSet;
import java.util.Set;
import org.vmgen.generator.action.Expr;
import org.vmgen.generator.action.Stmt;
import org.vmgen.generator.action.Target;
import org.vmgen.generator.lower.Walk;
import org.vmgen.generator.model.EffectWord;
import org.vmgen.generator.model.Extern;
import org.vmgen.generator.model.Stack;

/** Which stacks may change their depth while an action runs. */
final class DepthChanges {
  private final Set<Stack> written = new HashSet<>();
  private boolean any;

  DepthChanges(Stmt block) {
    Walk.statements(
        block,
        s -> {
          if (s instanceof Stmt.Assign assign && assign.target() instanceof Target.ToDepth depth) {
            if (depth.stackOrRegion() instanceof Stack stack) {
              written.add(stack);
            }
          }
        });
    Walk.expressions(
        block,
        e -> {
          if (e instanceof Expr.CallExtern call) {
            add(call.extern());
          }
        });
  }

  boolean of(Stack stack) {
    return any || written.contains(stack);
  }

  private void add(Extern extern) {
    any |=
        extern.effects().isEmpty()
            || extern.may(EffectWord.Kind.REENTERS)
            || extern.may(EffectWord.Kind.LOADS)
            || extern.may(EffectWord.Kind.SUSPENDS);
    for (EffectWord word : extern.effects()) {
      if (word.kind() == EffectWord.Kind.WRITES && word.subject().orElse(null) instanceof Stack s) {
        written.add(s);
      }
    }
  }
}
