package org.vmgen.generator.combine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.IntUnaryOperator;
import org.vmgen.generator.action.ConstantArithmetic;
import org.vmgen.generator.action.Stmt;
import org.vmgen.generator.lower.Lowering;
import org.vmgen.generator.model.Composite;
import org.vmgen.generator.model.Item;
import org.vmgen.generator.model.Region;
import org.vmgen.generator.model.ScalarType;
import org.vmgen.generator.model.Stack;
import org.vmgen.generator.model.VmModel;

/** Runs instructions one after the other, popping and pushing on lists. */
final class SimpleStacks extends Interpreter {
  static final long NEXT = 77_777;

  private final VmModel model;
  private final Map<Stack, List<Long>> stacks = new HashMap<>();
  private Map<Stack, List<Long>> before = Map.of();
  private Composite.Part part;

  SimpleStacks(VmModel model, Function<Stack, List<Long>> contents) {
    this.model = model;
    model.stacks().forEach(s -> stacks.put(s, new ArrayList<>(contents.apply(s))));
  }

  static boolean on(Item item, Stack stack) {
    return item instanceof Item.Single single && single.stack().equals(stack);
  }

  List<Long> contents(Stack stack) {
    return stacks.get(stack);
  }

  /** How the last part that was run ended. */
  String run(Composite composite, IntUnaryOperator immediates) {
    String end = "";
    for (int i = 0; i < composite.parts().size(); i++) {
      part = composite.parts().get(i);
      before = new HashMap<>();
      stacks.forEach((stack, items) -> before.put(stack, new ArrayList<>(items)));
      values.clear();
      int number = i;
      part.instruction()
          .effect()
          .immediates()
          .forEach(x -> values.put(x.variable(), (long) immediates.applyAsInt(number)));
      List<Item> inputs = part.instruction().effect().inputs();
      for (int k = inputs.size() - 1; k >= 0; k--) {
        List<Long> items = stacks.get(((Item.Single) inputs.get(k)).stack());
        values.put(
            inputs.get(k).variable(),
            ConstantArithmetic.convert(
                ScalarType.I64, (ScalarType) inputs.get(k).type(), items.remove(items.size() - 1)));
      }
      end = all(Lowering.instruction(model, part.instruction(), false).statements());
      if (!end.equals("done")) {
        return end;
      }
    }
    return end;
  }

  @Override
  String complete(Stmt.Complete complete) {
    String end = "done";
    if (complete.exit() instanceof Stmt.ReturnJump) {
      List<Long> items = stacks.get(model.returnStack().orElseThrow());
      end = "return " + items.remove(items.size() - 1);
    } else if (complete.exit() instanceof Stmt.Halt halt) {
      end = "halt " + value(halt.value());
    } else if (!(complete.exit() instanceof Stmt.Done)) {
      end = "jump";
    }
    for (Item item : part.instruction().effect().outputs()) {
      Item.Single single = (Item.Single) item;
      if (!single.optional() || complete.present().contains(item.variable())) {
        stacks.get(single.stack()).add(values.get(item.variable()));
      }
    }
    if (complete.exit() instanceof Stmt.Call) {
      stacks.get(model.returnStack().orElseThrow()).add(NEXT);
    }
    return end;
  }

  @Override
  void thrown() {
    stacks.putAll(before);
  }

  @Override
  long slot(Stack stack, long index) {
    List<Long> items = stacks.get(stack);
    return items.get(items.size() - 1 - (int) index);
  }

  @Override
  void toSlot(Stack stack, long index, long value) {
    List<Long> items = stacks.get(stack);
    items.set(items.size() - 1 - (int) index, value);
  }

  @Override
  long region(Region region, long index) {
    return stacks.get(region.on().orElseThrow()).get(within(region, index));
  }

  @Override
  void toRegion(Region region, long index, long value) {
    stacks.get(region.on().orElseThrow()).set(within(region, index), value);
  }

  /** What lies within the reserve cannot be accessed; here the deepest slot is instead. */
  private int within(Region region, long index) {
    int size = stacks.get(region.on().orElseThrow()).size();
    return index < size - region.reserve() ? (int) index : 0;
  }

  @Override
  void toDepth(Stack stack, long depth) {
    List<Long> items = stacks.get(stack);
    while (items.size() > depth) {
      items.remove(items.size() - 1);
    }
    while (items.size() < depth) {
      items.add(0L);
    }
  }
}
