package org.vmgen.generator.stack;

import java.util.HashSet;
import java.util.Set;
import org.vmgen.generator.action.Expr;
import org.vmgen.generator.action.Stmt;
import org.vmgen.generator.action.Target;
import org.vmgen.generator.action.Walk;
import org.vmgen.generator.model.EffectWord;
import org.vmgen.generator.model.Extern;
import org.vmgen.generator.model.Region;
import org.vmgen.generator.model.Register;
import org.vmgen.generator.model.ScalarType;
import org.vmgen.generator.model.Stack;
import org.vmgen.generator.model.State;

/** What a lowered action may change, by its statements and the effects of externs. */
final class ActionChanges implements Changes {
  private final Set<Stack> written = new HashSet<>();
  private final Set<State> slots = new HashSet<>();
  private final Set<Register> registers = new HashSet<>();
  private boolean any;
  private boolean fails;

  ActionChanges(Stmt block) {
    Walk.statements(
        block,
        s -> {
          if (s instanceof Stmt.Assign assign) {
            add(assign.target());
          }
          fails |=
              s instanceof Stmt.Guard
                  || s instanceof Stmt.Throw
                  || s instanceof Stmt.TrapNow
                  || s instanceof Stmt.Poll;
        });
    Walk.expressions(
        block,
        e -> {
          if (e instanceof Expr.CallExtern call) {
            add(call.extern());
          }
        });
  }

  @Override
  public boolean mayFail() {
    return fails;
  }

  @Override
  public boolean ofDepth(Stack stack) {
    return any || written.contains(stack);
  }

  @Override
  public boolean ofSlots(Region region) {
    return any || slots.contains(region.on().<State>map(s -> s).orElse(region));
  }

  @Override
  public boolean ofRegister(Register register) {
    return any || registers.contains(register);
  }

  private void add(Target target) {
    if (target instanceof Target.ToDepth depth) {
      addWritten(depth.stackOrRegion());
    } else if (target instanceof Target.ToSlot slot) {
      slots.add(slot.stack());
    } else if (target instanceof Target.ToRegion region) {
      slots.add(region.region().on().<State>map(s -> s).orElse(region.region()));
    } else if (target instanceof Target.ToRegister register) {
      registers.add(register.register());
    }
  }

  private void addWritten(State state) {
    slots.add(
        state instanceof Region region && region.on().isPresent() ? region.on().get() : state);
    if (state instanceof Stack stack) {
      written.add(stack);
    } else if (state instanceof Register register) {
      registers.add(register);
    }
  }

  private void add(Extern extern) {
    // A code value that an extern gives is tested.
    fails |=
        extern.may(EffectWord.Kind.THROWS)
            || extern.results().stream().anyMatch(r -> r.type() == ScalarType.CODE);
    any |=
        extern.effects().isEmpty()
            || extern.may(EffectWord.Kind.REENTERS)
            || extern.may(EffectWord.Kind.LOADS)
            || extern.may(EffectWord.Kind.SUSPENDS);
    for (EffectWord word : extern.effects()) {
      if (word.kind() == EffectWord.Kind.WRITES) {
        word.subject().ifPresent(this::addWritten);
      }
    }
  }
}
