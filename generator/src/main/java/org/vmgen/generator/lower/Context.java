package org.vmgen.generator.lower;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.vmgen.generator.action.Expr;
import org.vmgen.generator.model.Effect;
import org.vmgen.generator.model.Item;
import org.vmgen.generator.model.ScalarType;
import org.vmgen.generator.model.Stack;
import org.vmgen.generator.model.State;
import org.vmgen.generator.model.Variable;
import org.vmgen.generator.model.VmModel;

/**
 * What lowering knows about the instruction around a statement.
 *
 * @param checked whether bounds are guarded
 */
record Context(
    Optional<Stack> returnStack,
    Map<Variable, Expr> lengths,
    Map<State, Integer> outputs,
    Fresh fresh,
    boolean checked) {

  static Context of(VmModel model, Effect effect, Fresh fresh, boolean checked) {
    Map<Variable, Expr> lengths = new HashMap<>();
    effect
        .immediates()
        .forEach(i -> i.length().ifPresent(n -> lengths.put(i.variable(), new Expr.Read(n))));
    for (Item item : effect.inputs()) {
      if (item instanceof Item.Many many) {
        lengths.put(many.variable(), new Expr.Read(many.length().variable()));
      }
    }
    Map<State, Integer> outputs = new HashMap<>();
    for (Item item : effect.outputs()) {
      if (item instanceof Item.Single single) {
        outputs.merge(single.stack(), 1, Integer::sum);
      }
    }
    return new Context(model.returnStack(), lengths, outputs, fresh, checked);
  }

  /** How many outputs the effect has on a stack, at most. */
  Expr outputsOn(State stack, int more) {
    return Expr.Constant.of(ScalarType.I64, outputs.getOrDefault(stack, 0) + more);
  }
}
