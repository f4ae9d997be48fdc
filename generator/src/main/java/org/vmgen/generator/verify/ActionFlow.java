package org.vmgen.generator.verify;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.vmgen.generator.action.Expr;
import org.vmgen.generator.action.Stmt;
import org.vmgen.generator.action.Target;
import org.vmgen.generator.action.Walk;
import org.vmgen.generator.lower.Lowering;
import org.vmgen.generator.model.Effect;
import org.vmgen.generator.model.EffectWord;
import org.vmgen.generator.model.Extern;
import org.vmgen.generator.model.Instruction;
import org.vmgen.generator.model.Item;
import org.vmgen.generator.model.Region;
import org.vmgen.generator.model.ScalarType;
import org.vmgen.generator.model.Stack;
import org.vmgen.generator.model.Type;
import org.vmgen.generator.model.Variable;
import org.vmgen.generator.model.VmModel;
import org.vmgen.runtime.verify.InstructionEffect;
import org.vmgen.runtime.verify.Source;
import org.vmgen.runtime.verify.Way;

/**
 * Follows the values of an action to its exits: which input, immediate or position an output is,
 * and where a jump goes. What is computed is known by its type only.
 */
final class ActionFlow {
  private final VmModel model;
  private final Effect effect;
  private final Stmt.Block lowered;
  private final List<String> references;
  private final Set<Way> ways = new LinkedHashSet<>();
  private final Set<Integer> used = new TreeSet<>();
  private final Set<Source> kept = new LinkedHashSet<>();
  private final Set<Integer> overwritten = new TreeSet<>();
  private final Set<Integer> resized = new TreeSet<>();
  private final Map<Integer, Optional<Origins>> left = new HashMap<>(); // by label

  ActionFlow(VmModel model, Instruction instruction, List<String> references) {
    this.model = model;
    this.effect = instruction.effect();
    this.lowered = Lowering.instruction(model, instruction, true);
    this.references = references;
  }

  InstructionEffect effect() {
    Origins start = new Origins(references);
    for (int i = 0; i < effect.immediates().size(); i++) {
      if (!effect.immediates().get(i).isArray()) {
        start.set(effect.immediates().get(i).variable(), Source.immediate(i));
      }
    }
    for (int i = 0; i < effect.inputs().size(); i++) {
      Item item = effect.inputs().get(i);
      if (item instanceof Item.Single) {
        start.set(item.variable(), Source.input(i));
        if (isNarrow(item.type())) {
          used.add(i);
        }
      } else if (item instanceof Item.Many) {
        used.add(i);
      }
    }
    follow(lowered, Optional.of(start));
    Walk.statements(lowered, this::changes);
    Walk.expressions(lowered, this::calls);
    return new InstructionEffect(
        List.copyOf(ways),
        List.copyOf(used),
        List.copyOf(kept),
        List.copyOf(overwritten),
        List.copyOf(resized));
  }

  /** A code value that goes through such an item is none afterwards. */
  private static boolean isNarrow(Type type) {
    return type instanceof ScalarType scalar
        && (scalar.bits() < 64 || scalar == ScalarType.BOOL)
        && !scalar.isFloat();
  }

  // ---- statements -------------------------------------------------------------------------------

  /** What is known behind a statement; empty if control does not get there. */
  private Optional<Origins> follow(Stmt statement, Optional<Origins> before) {
    if (before.isEmpty()) {
      return before;
    }
    Origins origins = before.get();
    if (statement instanceof Stmt.Block block) {
      Optional<Origins> now = before;
      for (Stmt inner : block.statements()) {
        now = follow(inner, now);
      }
      return now;
    } else if (statement instanceof Stmt.Declare declare) {
      origins.set(declare.variable(), flow(declare.value(), origins));
    } else if (statement instanceof Stmt.Assign assign) {
      assign(assign, origins);
    } else if (statement instanceof Stmt.AssignMany many) {
      use(many.call(), origins);
      many.targets().forEach(target -> forget(target, origins));
    } else if (statement instanceof Stmt.Evaluate evaluate) {
      use(evaluate.call(), origins);
    } else if (statement instanceof Stmt.If branch) {
      use(branch.condition(), origins);
      Optional<Origins> then = follow(branch.then(), Optional.of(origins.copy()));
      Optional<Origins> otherwise =
          branch.otherwise().isPresent()
              ? follow(branch.otherwise().get(), Optional.of(origins.copy()))
              : before;
      return joined(then, otherwise);
    } else if (statement instanceof Stmt.While loop) {
      return loop(loop, origins);
    } else if (statement instanceof Stmt.Labelled labelled) {
      Optional<Origins> end = follow(labelled.body(), before);
      Optional<Origins> early = left.remove(labelled.label());
      return early == null ? end : joined(end, early);
    } else if (statement instanceof Stmt.Leave leave) {
      Optional<Origins> here = Optional.of(origins.copy());
      left.merge(leave.label(), here, ActionFlow::joined);
      return Optional.empty();
    } else if (statement instanceof Stmt.Guard guard) {
      use(guard.condition(), origins);
    } else if (statement instanceof Stmt.Complete complete) {
      complete(complete, origins);
      return Optional.empty();
    } else if (statement instanceof Stmt.Throw thrown) {
      use(thrown.value(), origins);
      return Optional.empty();
    } else if (statement instanceof Stmt.TrapNow) {
      return Optional.empty();
    }
    return before;
  }

  private static Optional<Origins> joined(Optional<Origins> one, Optional<Origins> other) {
    if (one.isEmpty() || other.isEmpty()) {
      return one.isEmpty() ? other : one;
    }
    one.get().join(other.get());
    return one;
  }

  private void assign(Stmt.Assign assign, Origins origins) {
    index(assign.target()).ifPresent(index -> use(index, origins));
    Source source = flow(assign.value(), origins);
    if (assign.target() instanceof Target.Local local) {
      origins.set(local.variable(), source);
    } else {
      keep(assign.value().type(), source);
      use(source);
    }
  }

  private static Optional<Expr> index(Target target) {
    if (target instanceof Target.ToMemory memory) {
      return Optional.of(memory.address());
    } else if (target instanceof Target.ToSlot slot) {
      return Optional.of(slot.index());
    }
    return target instanceof Target.ToRegion region
        ? Optional.of(region.index())
        : Optional.empty();
  }

  private void forget(Target target, Origins origins) {
    index(target).ifPresent(index -> use(index, origins));
    if (target instanceof Target.Local local) {
      origins.forget(local.variable());
    }
  }

  /** Of what the loop assigns nothing is known, at its head and behind it. */
  private Optional<Origins> loop(Stmt.While loop, Origins origins) {
    Walk.statements(
        loop,
        statement -> {
          if (statement instanceof Stmt.Assign assign) {
            forget(assign.target(), origins);
          } else if (statement instanceof Stmt.AssignMany many) {
            many.targets().forEach(target -> forget(target, origins));
          }
        });
    use(loop.condition(), origins);
    follow(loop.body(), Optional.of(origins.copy()));
    boolean endless = loop.condition() instanceof Expr.Constant constant && constant.bits() == 1;
    return endless ? Optional.empty() : Optional.of(origins);
  }

  // ---- exits ------------------------------------------------------------------------------------

  private void complete(Stmt.Complete complete, Origins origins) {
    List<Way.Output> outputs = new ArrayList<>();
    for (Item item : effect.outputs()) {
      if (item instanceof Item.Single single) {
        boolean present =
            !single.optional()
                || !single.variable().assignable()
                || complete.present().contains(single.variable());
        if (present) {
          outputs.add(new Way.Output(single.stack().index(), output(single, origins)));
        }
      } else {
        keep(item.type(), origins.of(item.variable()));
      }
    }
    Source none = Source.of(Source.Kind.NUMBER);
    Stmt exit = complete.exit();
    if (exit instanceof Stmt.Jump jump) {
      ways.add(new Way(Way.Kind.JUMP, flow(jump.target(), origins), outputs));
    } else if (exit instanceof Stmt.Call call) {
      Source target = flow(call.target(), origins);
      int stack = model.returnStack().orElseThrow().index();
      outputs.add(new Way.Output(stack, Source.of(Source.Kind.NEXT)));
      ways.add(new Way(Way.Kind.JUMP, target, outputs));
    } else if (exit instanceof Stmt.ReturnJump) {
      ways.add(new Way(Way.Kind.JUMP, Source.of(Source.Kind.RETURN), outputs));
    } else if (exit instanceof Stmt.Halt halt) {
      use(halt.value(), origins);
      ways.add(new Way(Way.Kind.HALT, none, outputs));
    } else {
      if (exit instanceof Stmt.Yield yield) {
        use(yield.value(), origins);
      }
      ways.add(new Way(Way.Kind.FALL, none, outputs));
    }
  }

  /** A slot that is narrower than a code value does not keep one. */
  private Source output(Item.Single item, Origins origins) {
    Source source = origins.of(item.variable());
    if (isNarrow(item.stack().slot()) || isNarrow(item.type())) {
      use(source);
      return Source.of(Source.Kind.NUMBER);
    }
    return source;
  }

  // ---- expressions ------------------------------------------------------------------------------

  /** Where the value of an expression comes from that is only moved on. */
  private Source flow(Expr expression, Origins origins) {
    if (expression instanceof Expr.Read read && !read.variable().array()) {
      return origins.of(read.variable());
    } else if (expression instanceof Expr.Next) {
      return Source.of(Source.Kind.NEXT);
    } else if (expression instanceof Expr.Null) {
      return Source.of(Source.Kind.NULL);
    } else if (expression instanceof Expr.Conditional conditional) {
      use(conditional.condition(), origins);
      Source then = flow(conditional.then(), origins);
      Source otherwise = flow(conditional.otherwise(), origins);
      return then.equals(otherwise) ? then : mixed(conditional.type(), then, otherwise, origins);
    } else if (expression instanceof Expr.Element element && isImmediate(element.array())) {
      use(element.index(), origins);
      return new Source(Source.Kind.ELEMENT, immediate(element.array()));
    }
    use(expression, origins);
    return origins.unknown(expression.type());
  }

  private Source mixed(Type type, Source then, Source otherwise, Origins origins) {
    use(then);
    use(otherwise);
    return origins.unknown(type);
  }

  private boolean isImmediate(Variable variable) {
    return immediate(variable) >= 0;
  }

  private int immediate(Variable variable) {
    for (int i = 0; i < effect.immediates().size(); i++) {
      if (effect.immediates().get(i).variable().equals(variable)) {
        return i;
      }
    }
    return -1;
  }

  /** Marks the inputs that an expression works with. */
  private void use(Expr expression, Origins origins) {
    Walk.expressions(
        expression,
        inner -> {
          if (inner instanceof Expr.Read read) {
            use(origins.of(read.variable()));
          } else if (inner instanceof Expr.CallExtern call) {
            call.arguments().forEach(argument -> keep(argument.type(), flow(argument, origins)));
          }
        });
  }

  private void use(Source source) {
    if (source.kind() == Source.Kind.INPUT) {
      used.add(source.index());
    }
  }

  private void keep(Type type, Source source) {
    if (type == ScalarType.CODE && source.kind() != Source.Kind.CODE) {
      kept.add(source);
    }
  }

  // ---- what else the action does to stacks ------------------------------------------------------

  private void changes(Stmt statement) {
    if (statement instanceof Stmt.Assign assign) {
      change(assign.target());
    } else if (statement instanceof Stmt.AssignMany many) {
      many.targets().forEach(this::change);
    }
  }

  private void change(Target target) {
    if (target instanceof Target.ToSlot slot) {
      overwritten.add(slot.stack().index());
    } else if (target instanceof Target.ToRegion region) {
      Region written = region.region();
      written.on().ifPresent(stack -> overwritten.add(stack.index()));
    } else if (target instanceof Target.ToDepth depth
        && depth.stackOrRegion() instanceof Stack stack) {
      resized.add(stack.index());
    }
  }

  private void calls(Expr expression) {
    if (expression instanceof Expr.CallExtern call) {
      resized.addAll(resizedBy(model, call.extern()));
    }
  }

  private static Set<Integer> resizedBy(VmModel model, Extern extern) {
    Set<Integer> resized = new TreeSet<>();
    boolean all = extern.effects().isEmpty();
    for (EffectWord word : extern.effects()) {
      if (word.kind() == EffectWord.Kind.WRITES
          && word.subject().orElseThrow() instanceof Stack stack) {
        resized.add(stack.index());
      }
      all |= word.kind() == EffectWord.Kind.REENTERS;
    }
    if (all) {
      model.stacks().forEach(stack -> resized.add(stack.index()));
    }
    return resized;
  }
}
