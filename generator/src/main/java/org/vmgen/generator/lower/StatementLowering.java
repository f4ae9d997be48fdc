package org.vmgen.generator.lower;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.vmgen.generator.action.Expr;
import org.vmgen.generator.action.Source;
import org.vmgen.generator.action.Stmt;
import org.vmgen.generator.action.Target;
import org.vmgen.generator.action.UnaryOp;
import org.vmgen.generator.action.Walk;
import org.vmgen.generator.model.ScalarType;
import org.vmgen.generator.model.Stack;
import org.vmgen.generator.model.Variable;

/** Lowers statements. Blocks inside blocks are dissolved; arms and bodies become blocks. */
final class StatementLowering {
  private final Context context;
  private final Scope scope;
  private final ExpressionLowering expressions;
  private final Guards guards;

  StatementLowering(Context context, Scope scope) {
    this.context = context;
    this.scope = scope;
    this.expressions = new ExpressionLowering(context, scope);
    this.guards = new Guards(context);
  }

  ExpressionLowering expressions() {
    return expressions;
  }

  /** All that control can reach. */
  List<Stmt> all(Stmt statement) {
    List<Stmt> out = new ArrayList<>();
    statement(statement, out);
    return Flow.reachable(out);
  }

  void statement(Stmt statement, List<Stmt> out) {
    if (statement instanceof Stmt.Block block) {
      block.statements().forEach(s -> statement(s, out));
    } else if (statement instanceof Stmt.Declare declare) {
      declare(declare, out);
    } else if (statement instanceof Stmt.Assign assign) {
      assign(assign, out);
    } else if (statement instanceof Stmt.AssignMany many) {
      assignMany(many, out);
    } else if (statement instanceof Stmt.Evaluate evaluate) {
      Expr call = expressions.root(evaluate.call(), out);
      if (Calls.haveEffects(call)) {
        out.add(new Stmt.Evaluate(call, evaluate.source()));
      }
    } else if (statement instanceof Stmt.If branch) {
      branch(branch, out);
    } else if (statement instanceof Stmt.While loop) {
      loop(loop, out);
    } else if (statement instanceof Stmt.Return result) {
      leave(result, out);
    } else {
      exit(statement, out);
    }
  }

  private void exit(Stmt statement, List<Stmt> out) {
    if (statement instanceof Stmt.Jump jump) {
      out.add(new Stmt.Jump(expressions.pure(jump.target(), out), jump.source()));
    } else if (statement instanceof Stmt.Call call) {
      Expr target = expressions.pure(call.target(), out);
      guards.room(returnStack(), out);
      out.add(new Stmt.Call(target, call.source()));
    } else if (statement instanceof Stmt.ReturnJump) {
      guards.returnPosition(returnStack(), out);
      out.add(statement);
    } else if (statement instanceof Stmt.Halt halt) {
      out.add(new Stmt.Halt(expressions.pure(halt.value(), out)));
    } else if (statement instanceof Stmt.Yield yield) {
      out.add(new Stmt.Yield(expressions.pure(yield.value(), out)));
    } else if (statement instanceof Stmt.Throw raise) {
      out.add(new Stmt.Throw(expressions.pure(raise.value(), out), raise.source()));
    } else {
      out.add(statement);
    }
  }

  private void declare(Stmt.Declare declare, List<Stmt> out) {
    Expr value = declare.value();
    if (value instanceof Expr.Conditional conditional
        && expressions.armsNeedStatements(conditional)) {
      Variable variable = declared(declare.variable());
      out.add(new Stmt.Declare(variable, OutputDeclarations.initial(variable.type())));
      expressions.assign(variable, value, out);
    } else {
      Expr right = expressions.root(value, out);
      out.add(new Stmt.Declare(declared(declare.variable()), right));
    }
  }

  /** A variable of an inlined function gets a new identity each time. */
  private Variable declared(Variable variable) {
    if (!scope.isInlined()) {
      return variable;
    }
    Variable renamed = context.fresh().temporary(variable.name(), variable.type());
    scope.bind(variable, new Expr.Read(renamed));
    return renamed;
  }

  private void assign(Stmt.Assign assign, List<Stmt> out) {
    Target target = assign.target();
    if (target instanceof Target.ToMemory memory && memory.type() == ScalarType.CODE) {
      Target position = new Target.ToMemory(memory.memory(), ScalarType.U64, memory.address());
      Expr value = new Expr.Convert(ScalarType.U64, assign.value());
      assign(new Stmt.Assign(position, value, assign.source()), out);
    } else if (target instanceof Target.Local local) {
      expressions.assign(scope.renamed(local.variable()), assign.value(), out);
    } else if (target instanceof Target.ToRegister) {
      Expr value = expressions.root(assign.value(), out);
      out.add(new Stmt.Assign(target, value, assign.source()));
    } else {
      List<Expr> operands = new ArrayList<>(Walk.index(target));
      operands.add(assign.value());
      List<Expr> values = expressions.all(operands, out);
      Target guarded = guarded(target, values.subList(0, values.size() - 1), out);
      if (guarded instanceof Target.ToDepth depth) {
        Expr value = guards.depth(depth.stackOrRegion(), values.get(0), out);
        out.add(new Stmt.Assign(guarded, value, assign.source()));
      } else {
        out.add(new Stmt.Assign(guarded, values.get(values.size() - 1), assign.source()));
      }
    }
  }

  /** The target with its index guarded. */
  private Target guarded(Target target, List<Expr> index, List<Stmt> out) {
    if (target instanceof Target.ToMemory memory) {
      Expr address = guards.bytes(memory.memory(), index.get(0), memory.type().bytes(), out);
      return new Target.ToMemory(memory.memory(), memory.type(), address);
    } else if (target instanceof Target.ToSlot slot) {
      Expr at = guards.slot(slot.stack(), slot.fromBottom(), index.get(0), out);
      return new Target.ToSlot(slot.stack(), slot.fromBottom(), at);
    } else if (target instanceof Target.ToRegion region) {
      Expr at = guards.region(region.region(), index.get(0), out);
      return new Target.ToRegion(region.region(), at);
    }
    return target;
  }

  private void assignMany(Stmt.AssignMany many, List<Stmt> out) {
    List<Expr> indexes = new ArrayList<>();
    many.targets().forEach(t -> indexes.addAll(Walk.index(t)));
    List<Stmt> before = new ArrayList<>();
    List<Expr> held = expressions.all(indexes, out);
    List<Expr> values = new ArrayList<>();
    List<Target> direct = new ArrayList<>();
    if (many.call() instanceof Expr.CallFunction call) {
      List<Expr> arguments = expressions.all(call.arguments(), before);
      for (Expr value : new Inlining(context).inline(call.function(), arguments, before)) {
        values.add(isFixed(value) ? value : guards.hold(value, "result", before));
      }
    } else {
      Expr call = expressions.root(many.call(), before);
      List<Variable> declared = new ArrayList<>();
      for (Target target : many.targets()) {
        Variable variable = resultVariable(target, many.declared(), call, declared);
        direct.add(new Target.Local(variable));
        values.add(new Expr.Read(variable));
      }
      before.add(new Stmt.AssignMany(direct, declared, call, many.source()));
    }
    expressions.keep(held, before, out);
    out.addAll(before);
    store(many, direct, values, held, out);
  }

  /** Whether no store to another target can change a value. */
  private static boolean isFixed(Expr value) {
    return value instanceof Expr.Constant
        || value instanceof Expr.Read read && !read.variable().assignable();
  }

  /** The variable that takes a result: the target itself where nothing speaks against it. */
  private Variable resultVariable(
      Target target, List<Variable> declares, Expr call, List<Variable> declared) {
    if (target instanceof Target.Local local) {
      if (declares.contains(local.variable())) {
        Variable variable = declared(local.variable());
        declared.add(variable);
        return variable;
      }
      Variable variable = scope.renamed(local.variable());
      if (!OutputDeclarations.reads(call, variable)) {
        return variable;
      }
    }
    Variable result = context.fresh().temporary("result", target.type());
    declared.add(result);
    return result;
  }

  /** Writes results to the targets that do not have them yet. */
  private void store(
      Stmt.AssignMany many,
      List<Target> direct,
      List<Expr> values,
      List<Expr> indexes,
      List<Stmt> out) {
    List<Expr> left = new ArrayList<>(indexes);
    for (int i = 0; i < many.targets().size(); i++) {
      Target target = many.targets().get(i);
      Expr value = values.get(i);
      if (target instanceof Target.Local local) {
        if (many.declared().contains(local.variable()) && direct.isEmpty()) {
          out.add(new Stmt.Declare(declared(local.variable()), value));
          continue;
        }
        target = new Target.Local(scope.renamed(local.variable()));
        if (direct.contains(target)) {
          continue;
        }
      } else if (!Walk.index(target).isEmpty()) {
        target = guarded(target, List.of(left.remove(0)), out);
      } else if (target instanceof Target.ToDepth depth) {
        value = guards.depth(depth.stackOrRegion(), value, out);
      }
      out.add(new Stmt.Assign(target, value, many.source()));
    }
  }

  private void branch(Stmt.If branch, List<Stmt> out) {
    if (branch.otherwise().isEmpty()
        && branch.condition() instanceof Expr.Logical logical
        && logical.and()
        && expressions.needsStatements(logical.right())) {
      Stmt inner = new Stmt.If(logical.right(), branch.then(), Optional.empty());
      branch(new Stmt.If(logical.left(), inner, Optional.empty()), out);
      return;
    }
    Expr condition = expressions.pure(branch.condition(), out);
    Stmt then = new Stmt.Block(all(branch.then()));
    Optional<Stmt> otherwise =
        branch
            .otherwise()
            .<Stmt>map(s -> new Stmt.Block(all(s)))
            .filter(s -> !s.equals(Stmt.Block.EMPTY));
    out.add(new Stmt.If(condition, then, otherwise));
  }

  private void loop(Stmt.While loop, List<Stmt> out) {
    List<Stmt> body = new ArrayList<>();
    body.add(new Stmt.Poll());
    List<Stmt> before = new ArrayList<>();
    Expr condition = expressions.pure(loop.condition(), before);
    if (before.isEmpty()) {
      body.addAll(all(loop.body()));
      out.add(new Stmt.While(condition, new Stmt.Block(body), loop.source()));
      return;
    }
    int label = context.fresh().label();
    body.addAll(before);
    Expr ends = new Expr.Unary(UnaryOp.NOT, ScalarType.BOOL, condition);
    Stmt leave = new Stmt.Block(List.of(new Stmt.Leave(label)));
    body.add(new Stmt.If(ends, leave, Optional.empty()));
    body.addAll(all(loop.body()));
    Stmt endless = new Stmt.While(Expr.Constant.bool(true), new Stmt.Block(body), loop.source());
    out.add(new Stmt.Labelled(label, new Stmt.Block(List.of(endless))));
  }

  private void leave(Stmt.Return result, List<Stmt> out) {
    List<Expr> values = expressions.all(result.values(), out);
    Optional<Scope.Returns> returns = scope.returns();
    if (returns.isEmpty()) {
      out.add(new Stmt.Return(values));
      return;
    }
    for (int i = 0; i < values.size(); i++) {
      Target target = new Target.Local(returns.get().results().get(i));
      out.add(new Stmt.Assign(target, values.get(i), Source.NONE));
    }
    out.add(new Stmt.Leave(returns.get().label()));
  }

  private Stack returnStack() {
    return context
        .returnStack()
        .orElseThrow(() -> new IllegalArgumentException("no stack holds return positions"));
  }
}
