package org.vmgen.generator.lower;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.vmgen.generator.action.Expr;
import org.vmgen.generator.action.Intrinsic;
import org.vmgen.generator.action.Stmt;
import org.vmgen.generator.action.Target;
import org.vmgen.generator.action.Walk;
import org.vmgen.generator.model.EffectWord;
import org.vmgen.generator.model.Extern;
import org.vmgen.generator.model.Region;
import org.vmgen.generator.model.ScalarType;
import org.vmgen.generator.model.State;

/**
 * Which state a lowered expression reads, or lowered statements write.
 *
 * @param any whether it may be any state, also the host's and the table of leaders
 */
record Footprint(boolean any, Set<State> states) {

  static Footprint readsOf(Expr expression) {
    Set<State> states = new HashSet<>();
    boolean[] any = {false};
    Walk.expressions(
        expression,
        e -> {
          if (e instanceof Expr.ReadMemory read) {
            states.add(read.memory());
          } else if (e instanceof Expr.ApplyMemory apply) {
            states.add(apply.memory());
          } else if (e instanceof Expr.MemorySize size) {
            states.add(size.memory());
          } else if (e instanceof Expr.ReadSlot read) {
            states.add(read.stack());
          } else if (e instanceof Expr.ReadRegion read) {
            addRegion(read.region(), states);
          } else if (e instanceof Expr.Depth depth) {
            states.add(depth.stackOrRegion());
          } else if (e instanceof Expr.ReadRegister read) {
            states.add(read.register());
          } else if (e instanceof Expr.Convert convert) {
            any[0] |= convert.type() == ScalarType.CODE;
          }
        });
    return new Footprint(any[0], states);
  }

  static Footprint writesOf(List<Stmt> statements) {
    Set<State> states = new HashSet<>();
    boolean[] any = {false};
    for (Stmt statement : statements) {
      Walk.statements(
          statement,
          s -> {
            if (s instanceof Stmt.Assign assign) {
              addTarget(assign.target(), states);
            }
          });
      Walk.expressions(
          statement,
          e -> {
            if (e instanceof Expr.CallExtern call) {
              any[0] |= writesAnything(call.extern());
              call.extern().effects().stream()
                  .filter(word -> word.kind() == EffectWord.Kind.WRITES)
                  .forEach(word -> word.subject().ifPresent(states::add));
            } else if (e instanceof Expr.ApplyMemory apply
                && apply.intrinsic() != Intrinsic.MEM_COMPARE) {
              states.add(apply.memory());
            }
          });
    }
    return new Footprint(any[0], states);
  }

  /** Whether a change of {@code written} may change what was read. */
  boolean meets(Footprint written) {
    if (written.any) {
      return any || !states.isEmpty();
    }
    return states.stream().anyMatch(written.states::contains);
  }

  private static boolean writesAnything(Extern extern) {
    return extern.effects().isEmpty()
        || extern.may(EffectWord.Kind.REENTERS)
        || extern.may(EffectWord.Kind.LOADS)
        || extern.may(EffectWord.Kind.SUSPENDS);
  }

  private static void addTarget(Target target, Set<State> states) {
    if (target instanceof Target.ToRegister register) {
      states.add(register.register());
    } else if (target instanceof Target.ToMemory memory) {
      states.add(memory.memory());
    } else if (target instanceof Target.ToSlot slot) {
      states.add(slot.stack());
    } else if (target instanceof Target.ToRegion region) {
      states.add(region.region());
      region.region().on().ifPresent(states::add);
    } else if (target instanceof Target.ToDepth depth) {
      states.add(depth.stackOrRegion());
    }
  }

  private static void addRegion(Region region, Set<State> states) {
    states.add(region);
    region.window().ifPresent(states::add);
    region.on().ifPresent(states::add);
  }
}
