package org.vmgen.generator.stack;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.vmgen.generator.action.Expr;
import org.vmgen.generator.action.Stmt;
import org.vmgen.generator.action.Target;
import org.vmgen.generator.action.Walk;
import org.vmgen.generator.model.Effect;
import org.vmgen.generator.model.EffectWord;
import org.vmgen.generator.model.Extern;
import org.vmgen.generator.model.Item;
import org.vmgen.generator.model.Region;
import org.vmgen.generator.model.Stack;
import org.vmgen.generator.model.VmModel;

/**
 * How an action sees the slots of stacks otherwise than through its items: then items have to be in
 * memory while it runs.
 */
public final class Access {
  private final VmModel model;
  private final Effect effect;
  private final Map<Stack, Integer> kept = new HashMap<>();

  private Access(VmModel model, Effect effect) {
    this.model = model;
    this.effect = effect;
  }

  /**
   * How many of the topmost items of each stack may be out of memory when an instruction begins,
   * its inputs among them; a stack that is not mentioned has no bound.
   */
  public static Map<Stack, Integer> kept(VmModel model, Effect effect, Stmt.Block lowered) {
    Access access = new Access(model, effect);
    for (Item item : effect.inputs()) {
      if (item instanceof Item.Many many) {
        access.bound(many.stack(), access.above(many));
      }
    }
    for (List<Item> items : List.of(effect.inputs(), effect.outputs())) {
      for (Item item : items) {
        if (item instanceof Item.Operand operand) {
          access.region(operand.region());
        }
      }
    }
    Walk.statements(lowered, access::statement);
    Walk.expressions(lowered, access::expression);
    model.stacks().stream()
        .filter(Changes.of(lowered)::ofDepth)
        .forEach(s -> access.bound(s, access.inputs(s)));
    return Map.copyOf(access.kept);
  }

  /** The items on an array's stack that lie above it. */
  private int above(Item.Many array) {
    int count = 0;
    for (Item item : effect.inputs()) {
      if (item == array) {
        count = 0;
      } else if (item instanceof Item.Single single && single.stack().equals(array.stack())) {
        count++;
      }
    }
    return count;
  }

  private int inputs(Stack stack) {
    int count = 0;
    for (Item item : effect.inputs()) {
      if (item instanceof Item.Single single && single.stack().equals(stack)) {
        count++;
      }
    }
    return count;
  }

  private void bound(Stack stack, int items) {
    kept.merge(stack, items, Math::min);
  }

  private void region(Region region) {
    region.on().ifPresent(stack -> bound(stack, inputs(stack) + region.reserve()));
  }

  private void statement(Stmt statement) {
    if (statement instanceof Stmt.Assign assign) {
      if (assign.target() instanceof Target.ToSlot slot) {
        bound(slot.stack(), inputs(slot.stack()));
      } else if (assign.target() instanceof Target.ToRegion region) {
        region(region.region());
      }
    }
  }

  private void expression(Expr expression) {
    if (expression instanceof Expr.ReadSlot slot) {
      bound(slot.stack(), inputs(slot.stack()));
    } else if (expression instanceof Expr.Depth depth && depth.stackOrRegion() instanceof Stack s) {
      bound(s, inputs(s));
    } else if (expression instanceof Expr.ReadRegion region) {
      region(region.region());
    } else if (expression instanceof Expr.CallExtern call) {
      model.stacks().stream()
          .filter(stack -> sees(call.extern(), stack))
          .forEach(stack -> bound(stack, inputs(stack)));
    }
  }

  private static boolean sees(Extern extern, Stack stack) {
    return extern.effects().isEmpty()
        || extern.effects().stream()
            .anyMatch(
                word ->
                    word.kind() == EffectWord.Kind.READS
                        && word.subject().filter(stack::equals).isPresent());
  }
}
