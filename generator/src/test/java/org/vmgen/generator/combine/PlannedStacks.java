package org.vmgen.generator.combine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntUnaryOperator;
import org.vmgen.generator.action.ConstantArithmetic;
import org.vmgen.generator.action.Expr;
import org.vmgen.generator.action.Stmt;
import org.vmgen.generator.model.Immediate;
import org.vmgen.generator.model.Region;
import org.vmgen.generator.model.ScalarType;
import org.vmgen.generator.model.Stack;
import org.vmgen.generator.model.Type;
import org.vmgen.generator.model.VmModel;
import org.vmgen.generator.stack.CacheState;
import org.vmgen.generator.stack.Load;
import org.vmgen.generator.stack.Location;
import org.vmgen.generator.stack.PartPlan;
import org.vmgen.generator.stack.StackExit;
import org.vmgen.generator.stack.StackPlan;
import org.vmgen.generator.stack.Store;
import org.vmgen.generator.stack.Value;

/** Runs a combination as its plan says, on stacks in memory and registers. */
final class PlannedStacks extends Interpreter {
  private static final int SLACK = 8;

  private final VmModel model;
  private final Map<Stack, long[]> slots = new HashMap<>();
  private final Map<Stack, Integer> pointers = new HashMap<>();
  private final Map<Stack, Integer> saved = new HashMap<>();
  private final Map<Stack, long[]> registers = new HashMap<>();
  private CacheState state;
  private StackPlan plan;
  private PartPlan part;

  PlannedStacks(VmModel model, Function<Stack, List<Long>> contents, CacheState entry) {
    this.model = model;
    this.state = entry;
    for (Stack stack : model.stacks()) {
      List<Long> items = contents.apply(stack);
      long[] memory = new long[64];
      long[] cached = new long[4];
      int inMemory = items.size() - entry.of(stack);
      for (int i = 0; i < items.size(); i++) {
        if (i < inMemory) {
          memory[SLACK + i] = items.get(i);
        } else {
          cached[i - inMemory] = items.get(i);
        }
      }
      slots.put(stack, memory);
      registers.put(stack, cached);
      pointers.put(stack, SLACK + inMemory);
    }
  }

  List<Long> contents(Stack stack) {
    List<Long> items = new ArrayList<>();
    for (int i = SLACK; i < pointers.get(stack); i++) {
      items.add(slots.get(stack)[i]);
    }
    for (int i = 0; i < state.of(stack); i++) {
      items.add(registers.get(stack)[i]);
    }
    return items;
  }

  String run(Combination combination, StackPlan plan, IntUnaryOperator immediates) {
    this.plan = plan;
    Set<Stack> named = combination.named();
    CacheState entry = state;
    combination.known().forEach((v, e) -> values.put(v, ((Expr.Constant) e).bits()));
    for (int i = 0; i < combination.parts().size(); i++) {
      for (Immediate immediate : combination.parts().get(i).effect().immediates()) {
        values.putIfAbsent(immediate.variable(), (long) immediates.applyAsInt(i));
      }
    }
    String end = "";
    for (int i = 0; i < plan.parts().size(); i++) {
      part = plan.parts().get(i);
      saved.clear();
      part.rebased().forEach(use -> saved.put(use.stack(), pointers.get(use.stack())));
      part.spills().forEach(this::store);
      for (Load load : part.loads()) {
        Type type = load.variable().type();
        values.put(
            load.variable(),
            ConstantArithmetic.convert(ScalarType.I64, (ScalarType) type, read(load.from())));
      }
      part.rebased()
          .forEach(
              use ->
                  pointers.merge(use.stack(), -part.lowered(use.stack()).constant(), Integer::sum));
      Stmt.Part text = (Stmt.Part) combination.block().statements().get(i);
      end = all(text.body().statements());
      if (!end.isEmpty()) {
        break;
      }
      part.ends().forEach(this::store);
    }
    Map<Stack, Integer> after = new HashMap<>();
    for (Stack stack : model.stacks()) {
      after.put(stack, named.contains(stack) ? state.of(stack) : entry.of(stack));
    }
    state = new CacheState(after);
    return end;
  }

  @Override
  String complete(Stmt.Complete complete) {
    String end = "jump";
    CacheState to = CacheState.MEMORY;
    if (complete.exit() instanceof Stmt.ReturnJump) {
      Value target = part.returnTarget();
      end = "return " + value(target);
    } else if (complete.exit() instanceof Stmt.Halt halt) {
      end = "halt " + value(halt.value());
    } else if (complete.exit() instanceof Stmt.Done) {
      end = "done";
      to = plan.fall();
    }
    if (end.equals("jump") || end.startsWith("return")) {
      to = plan.jump();
    }
    leave(part.exit(complete));
    state = to;
    return end;
  }

  @Override
  void thrown() {
    pointers.putAll(saved);
    leave(part.undo());
    state = CacheState.MEMORY;
  }

  private void leave(StackExit exit) {
    exit.stores().forEach(this::store);
    exit.moves().forEach(m -> registers.get(m.to().stack())[m.to().index()] = value(m.value()));
    exit.adjusts().forEach(a -> pointers.merge(a.stack(), -a.lowered().constant(), Integer::sum));
  }

  private void store(Store store) {
    Location.Slot slot = (Location.Slot) store.to();
    slots.get(slot.stack())[index(slot)] = value(store.value());
  }

  private long value(Value value) {
    if (value instanceof Value.Of of) {
      return value(new Expr.Read(of.variable()));
    } else if (value instanceof Value.Known known) {
      return value(known.expr());
    }
    return value instanceof Value.In in ? read(in.place()) : SimpleStacks.NEXT;
  }

  private long read(Location location) {
    if (location instanceof Location.Register register) {
      return registers.get(register.stack())[register.index()];
    }
    Location.Slot slot = (Location.Slot) location;
    return slots.get(slot.stack())[index(slot)];
  }

  private int index(Location.Slot slot) {
    return pointers.get(slot.stack()) - slot.below().constant();
  }

  private int top(Stack stack) {
    return pointers.get(stack) - part.afterPop(stack).constant();
  }

  @Override
  long slot(Stack stack, long index) {
    return slots.get(stack)[top(stack) - 1 - (int) index];
  }

  @Override
  void toSlot(Stack stack, long index, long value) {
    slots.get(stack)[top(stack) - 1 - (int) index] = value;
  }

  @Override
  long region(Region region, long index) {
    return slots.get(region.on().orElseThrow())[within(region, index)];
  }

  @Override
  void toRegion(Region region, long index, long value) {
    slots.get(region.on().orElseThrow())[within(region, index)] = value;
  }

  private int within(Region region, long index) {
    int size = top(region.on().orElseThrow()) - SLACK;
    return SLACK + (index < size - region.reserve() ? (int) index : 0);
  }

  @Override
  void toDepth(Stack stack, long depth) {
    int to = SLACK + (int) depth;
    for (int i = pointers.get(stack); i < to; i++) {
      slots.get(stack)[i] = 0;
    }
    pointers.put(stack, to);
  }
}
