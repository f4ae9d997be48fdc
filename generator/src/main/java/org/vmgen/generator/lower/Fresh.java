package org.vmgen.generator.lower;

import org.vmgen.generator.action.Expr;
import org.vmgen.generator.action.Stmt;
import org.vmgen.generator.action.Walk;
import org.vmgen.generator.model.Effect;
import org.vmgen.generator.model.Item;
import org.vmgen.generator.model.Type;
import org.vmgen.generator.model.Variable;

/** Makes variables and labels that are new in one instruction or function. */
final class Fresh {
  private int lastVariable;
  private int lastLabel;

  /** Above everything that occurs in the effect and the block. */
  static Fresh after(Effect effect, Stmt.Block block) {
    Fresh fresh = new Fresh();
    effect
        .immediates()
        .forEach(
            i -> {
              fresh.seen(i.variable());
              i.length().ifPresent(fresh::seen);
            });
    effect.inputs().stream().map(Item::variable).forEach(fresh::seen);
    effect.outputs().stream().map(Item::variable).forEach(fresh::seen);
    Walk.statements(
        block,
        s -> {
          if (s instanceof Stmt.Declare declare) {
            fresh.seen(declare.variable());
          } else if (s instanceof Stmt.AssignMany many) {
            many.declared().forEach(fresh::seen);
          }
        });
    Walk.expressions(
        block,
        e -> {
          if (e instanceof Expr.Read read) {
            fresh.seen(read.variable());
          }
        });
    return fresh;
  }

  /** Above one more variable, such as a parameter. */
  void seen(Variable variable) {
    lastVariable = Math.max(lastVariable, variable.id());
  }

  Variable temporary(String name, Type type) {
    return new Variable(++lastVariable, name, type, Variable.Kind.TEMPORARY, false);
  }

  int label() {
    return ++lastLabel;
  }
}
