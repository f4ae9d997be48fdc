package org.vmgen.superinstructions.cost;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.vmgen.format.profile.Profile.Operand;
import org.vmgen.generator.model.Effect;
import org.vmgen.generator.model.Item;
import org.vmgen.generator.model.Stack;
import org.vmgen.generator.model.Variable;
import org.vmgen.generator.model.VmModel;
import org.vmgen.superinstructions.corpus.Part;

/**
 * What a combination loads and stores if its parts pass items to each other directly and an item
 * that ends where it was is left alone.
 */
final class StackTraffic {

  private static final int NEW = Integer.MIN_VALUE;

  /** An item: the slot it was loaded from, relative to the depth at entry, and who pushed it. */
  private record Value(int origin, int part) {}

  /** The known top of a stack; the first item lies in slot {@code base}. */
  private static final class Top {
    private int base;
    private final List<Value> items = new ArrayList<>();
  }

  private final int[] loads;
  private final int[] stores;
  private final int[] immediates;
  private final Map<Stack, Top> tops = new HashMap<>();
  private int adjusts;

  private StackTraffic(int parts) {
    loads = new int[parts];
    stores = new int[parts];
    immediates = new int[parts];
  }

  static StackTraffic of(VmModel model, List<Part> parts) {
    StackTraffic traffic = new StackTraffic(parts.size());
    for (int i = 0; i < parts.size(); i++) {
      Part part = parts.get(i);
      traffic.immediates[i] =
          (int) part.operands().stream().filter(Operand.Open.class::isInstance).count();
      traffic.run(model.instructions().get(part.opcode()).effect(), i);
    }
    traffic.tops.values().forEach(traffic::finish);
    return traffic;
  }

  private void run(Effect effect, int part) {
    Map<Variable, Integer> origins = new HashMap<>();
    for (int i = effect.inputs().size() - 1; i >= 0; i--) {
      Item item = effect.inputs().get(i);
      if (item instanceof Item.Single single) {
        origins.put(item.variable(), pop(single.stack(), part));
      } else {
        loads[part]++;
      }
    }
    for (Item item : effect.outputs()) {
      if (item instanceof Item.Single single) {
        int origin = origins.getOrDefault(item.variable(), NEW);
        top(single.stack()).items.add(new Value(origin, part));
      } else {
        stores[part]++;
      }
    }
  }

  private Top top(Stack stack) {
    return tops.computeIfAbsent(stack, s -> new Top());
  }

  private int pop(Stack stack, int part) {
    Top top = top(stack);
    if (!top.items.isEmpty()) {
      return top.items.remove(top.items.size() - 1).origin();
    }
    loads[part]++;
    top.base--;
    return top.base;
  }

  private void finish(Top top) {
    for (int i = 0; i < top.items.size(); i++) {
      if (top.items.get(i).origin() != top.base + i) {
        stores[top.items.get(i).part()]++;
      }
    }
    if (top.base + top.items.size() != 0) {
      adjusts++;
    }
  }

  int parts() {
    return loads.length;
  }

  int loads(int part) {
    return loads[part];
  }

  int stores(int part) {
    return stores[part];
  }

  /** Immediates that are read from the code. */
  int immediates(int part) {
    return immediates[part];
  }

  /** Stacks whose depth changes. */
  int adjusts() {
    return adjusts;
  }
}
