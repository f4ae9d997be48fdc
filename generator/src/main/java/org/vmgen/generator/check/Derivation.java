package org.vmgen.generator.check;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.vmgen.generator.action.BinaryOp;
import org.vmgen.generator.action.Expr;
import org.vmgen.generator.action.Stmt;
import org.vmgen.generator.action.Target;
import org.vmgen.generator.action.Walk;
import org.vmgen.generator.model.Body;
import org.vmgen.generator.model.Effect;
import org.vmgen.generator.model.EffectWord;
import org.vmgen.generator.model.Extern;
import org.vmgen.generator.model.Item;
import org.vmgen.generator.model.Properties;
import org.vmgen.generator.model.Properties.Control;
import org.vmgen.generator.model.Region;
import org.vmgen.generator.model.ScalarType;
import org.vmgen.generator.model.Stack;
import org.vmgen.generator.model.State;
import org.vmgen.generator.model.Trap;
import org.vmgen.generator.model.Type;
import org.vmgen.generator.model.Variable;

/** Derives from an instruction's checked action what engines and tools want to know about it. */
final class Derivation {

  private final List<State> allState;
  private final Optional<Stack> returnStack;
  private final Set<Control> controls = EnumSet.noneOf(Control.class);
  private final Set<State> reads = new LinkedHashSet<>();
  private final Set<State> writes = new LinkedHashSet<>();
  private final Set<Stack> explicit = new LinkedHashSet<>();
  private final Set<String> traps = new LinkedHashSet<>();
  private final Set<String> externs = new LinkedHashSet<>();
  private final Set<String> functions = new LinkedHashSet<>();
  private final Deque<Stmt.Block> called = new ArrayDeque<>();
  private final List<String> notCombinable = new ArrayList<>();
  private boolean readsNext;
  private boolean leavesBlock;
  private boolean impure;

  private Derivation(StateDeclarations states) {
    List<State> all = new ArrayList<>(states.stacks());
    all.addAll(states.registers());
    all.addAll(states.regions());
    all.addAll(states.memories());
    this.allState = all;
    this.returnStack = states.returnStack();
  }

  static Properties of(Effect effect, Body body, StateDeclarations states) {
    Derivation derivation = new Derivation(states);
    derivation.operands(effect.inputs());
    derivation.operands(effect.outputs());
    if (body instanceof Body.Action action) {
      derivation.action(action.block());
    } else if (body instanceof Body.Raw raw) {
      raw.texts().values().forEach(derivation::raw);
    }
    return derivation.properties();
  }

  private Properties properties() {
    boolean falls = controls.contains(Control.FALL);
    boolean ends = !falls || leavesBlock || readsNext || controls.contains(Control.YIELD);
    boolean pure =
        !impure
            && reads.isEmpty()
            && writes.isEmpty()
            && traps.isEmpty()
            && controls.equals(EnumSet.of(Control.FALL));
    return new Properties(
        Collections.unmodifiableSet(controls),
        ends,
        readsNext,
        inOrder(reads),
        inOrder(writes),
        inOrder(explicit),
        List.copyOf(traps),
        List.copyOf(externs),
        pure,
        List.copyOf(notCombinable));
  }

  /** In the order of declaration, so that what is printed does not depend on the action. */
  private <T extends State> Set<T> inOrder(Set<T> states) {
    Set<T> ordered = new LinkedHashSet<>();
    for (State state : allState) {
      states.stream().filter(s -> s == state).forEach(ordered::add);
    }
    return Collections.unmodifiableSet(ordered);
  }

  /** The window of a region is read to find an operand. */
  private void operands(List<Item> items) {
    for (Item item : items) {
      if (item instanceof Item.Operand operand) {
        operand.region().window().ifPresent(reads::add);
      }
    }
  }

  // ---- raw bodies -------------------------------------------------------------------------------

  private void raw(Body.RawText text) {
    impure |= !text.declared();
    if (!text.declared()) {
      controls.addAll(EnumSet.allOf(Control.class));
      leavesBlock = true;
      reads.addAll(allState);
      writes.addAll(allState);
      notCombinable.add("its raw body declares no properties");
    } else {
      controls.add(Control.FALL);
      text.effects().forEach(this::effect);
    }
  }

  private void effect(EffectWord word) {
    impure |= word.kind() != EffectWord.Kind.PURE;
    switch (word.kind()) {
      case READS -> reads.add(word.subject().orElseThrow());
      case WRITES -> writes.add(word.subject().orElseThrow());
      case THROWS -> controls.add(Control.THROW);
      case SUSPENDS, REENTERS, LOADS -> leavesBlock = true;
      default -> {}
    }
  }

  // ---- actions ----------------------------------------------------------------------------------

  private void action(Stmt.Block block) {
    if (completes(block)) {
      controls.add(Control.FALL);
    }
    called.add(block);
    while (!called.isEmpty()) {
      Stmt.Block next = called.remove();
      Walk.statements(next, this::statement);
      Walk.expressions(next, this::expression);
    }
  }

  /** Whether control can reach the end of a statement. */
  private static boolean completes(Stmt statement) {
    if (statement instanceof Stmt.Block block) {
      return block.statements().stream().allMatch(Derivation::completes);
    } else if (statement instanceof Stmt.If branch) {
      return branch.otherwise().isEmpty()
          || completes(branch.then())
          || completes(branch.otherwise().get());
    } else if (statement instanceof Stmt.While loop) {
      return !(loop.condition() instanceof Expr.Constant constant && constant.bits() == 1);
    }
    return !(statement instanceof Stmt.Done
        || statement instanceof Stmt.Jump
        || statement instanceof Stmt.Call
        || statement instanceof Stmt.ReturnJump
        || statement instanceof Stmt.Return
        || statement instanceof Stmt.Halt
        || statement instanceof Stmt.Yield
        || statement instanceof Stmt.Throw
        || statement instanceof Stmt.TrapNow);
  }

  private void statement(Stmt statement) {
    if (statement instanceof Stmt.Done) {
      controls.add(Control.FALL);
    } else if (statement instanceof Stmt.Jump jump) {
      controls.add(isImmediate(jump.target()) ? Control.BRANCH : Control.COMPUTED);
    } else if (statement instanceof Stmt.Call) {
      controls.add(Control.CALL);
      readsNext = true;
      returnStack.ifPresent(writes::add);
    } else if (statement instanceof Stmt.ReturnJump) {
      controls.add(Control.RETURN);
      returnStack.ifPresent(reads::add);
      returnStack.ifPresent(writes::add);
    } else if (statement instanceof Stmt.Halt) {
      controls.add(Control.HALT);
    } else if (statement instanceof Stmt.Yield) {
      controls.add(Control.YIELD);
    } else if (statement instanceof Stmt.Throw) {
      controls.add(Control.THROW);
    } else if (statement instanceof Stmt.TrapNow trap) {
      traps.add(trap.trap().name());
    } else if (statement instanceof Stmt.While) {
      traps.add(Trap.LIMIT.name());
    } else if (statement instanceof Stmt.Assign assign) {
      target(assign.target());
    } else if (statement instanceof Stmt.AssignMany many) {
      many.targets().forEach(this::target);
    }
  }

  private static boolean isImmediate(Expr target) {
    return target instanceof Expr.Read read && read.variable().kind() == Variable.Kind.IMMEDIATE
        || target instanceof Expr.Element element
            && element.array().kind() == Variable.Kind.IMMEDIATE;
  }

  private void target(Target target) {
    if (target instanceof Target.ToRegister register) {
      writes.add(register.register());
    } else if (target instanceof Target.ToMemory memory) {
      writes.add(memory.memory());
      traps.add(Trap.MEMORY.name());
    } else if (target instanceof Target.ToSlot slot) {
      writes.add(slot.stack());
      explicit.add(slot.stack());
      traps.add(Trap.UNDERFLOW.name());
    } else if (target instanceof Target.ToRegion region) {
      writes.add(region.region());
      region(region.region());
    } else if (target instanceof Target.ToDepth depth) {
      writes.add(depth.stackOrRegion());
      traps.add(Trap.UNDERFLOW.name());
      traps.add(Trap.OVERFLOW.name());
      if (depth.stackOrRegion() instanceof Stack stack) {
        explicit.add(stack);
      }
    }
  }

  private void region(Region region) {
    region.window().ifPresent(reads::add);
    traps.add(Trap.REGION.name());
  }

  private void expression(Expr expression) {
    if (expression instanceof Expr.Next) {
      readsNext = true;
    } else if (expression instanceof Expr.ReadRegister read) {
      reads.add(read.register());
      codeFrom(read.type());
    } else if (expression instanceof Expr.ReadMemory read) {
      reads.add(read.memory());
      traps.add(Trap.MEMORY.name());
    } else if (expression instanceof Expr.MemorySize size) {
      reads.add(size.memory());
    } else if (expression instanceof Expr.ApplyMemory apply) {
      memory(apply);
    } else if (expression instanceof Expr.ReadSlot read) {
      reads.add(read.stack());
      explicit.add(read.stack());
      traps.add(Trap.UNDERFLOW.name());
    } else if (expression instanceof Expr.ReadRegion read) {
      reads.add(read.region());
      region(read.region());
      codeFrom(read.type());
    } else if (expression instanceof Expr.Depth depth) {
      reads.add(depth.stackOrRegion());
      if (depth.stackOrRegion() instanceof Stack stack) {
        explicit.add(stack);
      }
    } else if (expression instanceof Expr.Element) {
      traps.add(Trap.REGION.name());
    } else if (expression instanceof Expr.Binary binary) {
      boolean divides = binary.op() == BinaryOp.DIVIDE || binary.op() == BinaryOp.REMAINDER;
      if (divides && isInteger(binary.type())) {
        divisor(binary.right());
      }
    } else if (expression instanceof Expr.Apply apply) {
      intrinsic(apply);
    } else if (expression instanceof Expr.Convert convert) {
      if (convert.type() == ScalarType.CODE && convert.operand().type() != ScalarType.CODE) {
        traps.add(Trap.CODE.name());
      }
    } else if (expression instanceof Expr.CallExtern call) {
      extern(call.extern());
    } else if (expression instanceof Expr.CallFunction call
        && functions.add(call.function().name())) {
      called.add(call.function().body());
    }
  }

  /** Checked engines test code that they load from state. */
  private void codeFrom(Type type) {
    if (type == ScalarType.CODE) {
      traps.add(Trap.CODE.name());
    }
  }

  private void memory(Expr.ApplyMemory apply) {
    reads.add(apply.memory());
    traps.add(Trap.MEMORY.name());
    switch (apply.intrinsic()) {
      case MEM_COPY, MEM_FILL -> writes.add(apply.memory());
      default -> {}
    }
  }

  private void intrinsic(Expr.Apply apply) {
    switch (apply.intrinsic()) {
      case FLOOR_DIV, FLOOR_MOD -> divisor(apply.arguments().get(1));
      case UDIV128, SDIV128, SDIV128_FLOOR -> {
        traps.add(Trap.ZERO_DIVIDE.name());
        traps.add(Trap.DIVISION_OVERFLOW.name());
      }
      default -> {}
    }
  }

  private void divisor(Expr divisor) {
    if (!(divisor instanceof Expr.Constant constant && constant.bits() != 0)) {
      traps.add(Trap.ZERO_DIVIDE.name());
    }
  }

  private static boolean isInteger(Type type) {
    return type instanceof ScalarType scalar && scalar.isInteger();
  }

  private void extern(Extern extern) {
    externs.add(extern.name());
    if (extern.effects().isEmpty()) {
      impure = true;
      leavesBlock = true;
      controls.add(Control.THROW);
      reads.addAll(allState);
      writes.addAll(allState);
    } else {
      extern.effects().forEach(this::effect);
    }
  }
}
