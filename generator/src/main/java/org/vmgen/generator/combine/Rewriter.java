package org.vmgen.generator.combine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntSupplier;
import java.util.stream.Collectors;
import org.vmgen.generator.action.Expr;
import org.vmgen.generator.action.Stmt;
import org.vmgen.generator.action.Target;
import org.vmgen.generator.model.Variable;

/**
 * Copies a lowered action with other variables and labels, puts constants in the places of
 * variables that are known, and takes out what can no longer be reached.
 */
final class Rewriter {
  private final Function<Variable, Expr> values;
  private final Map<Integer, Integer> labels = new HashMap<>();
  private final IntSupplier freshLabels;

  /**
   * @param values what each variable becomes: a variable or a constant
   */
  Rewriter(Function<Variable, Expr> values, IntSupplier freshLabels) {
    this.values = values;
    this.freshLabels = freshLabels;
  }

  Stmt.Block block(Stmt.Block block) {
    return new Stmt.Block(all(block.statements()));
  }

  private List<Stmt> all(List<Stmt> statements) {
    List<Stmt> result = new ArrayList<>();
    for (Stmt statement : statements) {
      List<Stmt> rewritten = statement(statement);
      result.addAll(rewritten);
      if (!rewritten.isEmpty() && Exits.end(rewritten.get(rewritten.size() - 1))) {
        break;
      }
    }
    return result;
  }

  private Stmt nested(Stmt statement) {
    List<Stmt> inner = statement instanceof Stmt.Block b ? b.statements() : List.of(statement);
    return new Stmt.Block(all(inner));
  }

  private List<Stmt> statement(Stmt s) {
    if (s instanceof Stmt.Block block) {
      return List.of(block(block));
    } else if (s instanceof Stmt.If branch) {
      return branch(branch);
    } else if (s instanceof Stmt.While loop) {
      Expr condition = expr(loop.condition());
      return Folding.is(condition, 0)
          ? List.of()
          : List.of(new Stmt.While(condition, nested(loop.body()), loop.source()));
    } else if (s instanceof Stmt.Labelled labelled) {
      int label = label(labelled.label());
      return List.of(new Stmt.Labelled(label, block(labelled.body())));
    } else if (s instanceof Stmt.Guard guard) {
      Expr condition = expr(guard.condition());
      return Folding.is(condition, 1)
          ? List.of()
          : List.of(new Stmt.Guard(condition, guard.trap()));
    }
    return List.of(simple(s));
  }

  private List<Stmt> branch(Stmt.If branch) {
    Expr condition = expr(branch.condition());
    if (!Folding.constant(condition)) {
      return List.of(
          new Stmt.If(condition, nested(branch.then()), branch.otherwise().map(this::nested)));
    }
    Optional<Stmt> taken =
        Folding.is(condition, 0) ? branch.otherwise() : Optional.of(branch.then());
    return taken
        .map(t -> t instanceof Stmt.Block b ? all(b.statements()) : statement(t))
        .orElse(List.of());
  }

  private Stmt simple(Stmt s) {
    if (s instanceof Stmt.Declare declare) {
      return new Stmt.Declare(variable(declare.variable()), expr(declare.value()));
    } else if (s instanceof Stmt.Assign assign) {
      return new Stmt.Assign(target(assign.target()), expr(assign.value()), assign.source());
    } else if (s instanceof Stmt.AssignMany many) {
      return new Stmt.AssignMany(
          many.targets().stream().map(this::target).toList(),
          many.declared().stream().map(this::variable).toList(),
          expr(many.call()),
          many.source());
    } else if (s instanceof Stmt.Evaluate evaluate) {
      return new Stmt.Evaluate(expr(evaluate.call()), evaluate.source());
    } else if (s instanceof Stmt.Throw thrown) {
      return new Stmt.Throw(expr(thrown.value()), thrown.source());
    } else if (s instanceof Stmt.Complete complete) {
      Set<Variable> present =
          complete.present().stream().map(this::variable).collect(Collectors.toSet());
      return new Stmt.Complete(simple(complete.exit()), present);
    } else if (s instanceof Stmt.Jump jump) {
      return new Stmt.Jump(expr(jump.target()), jump.source());
    } else if (s instanceof Stmt.Call call) {
      return new Stmt.Call(expr(call.target()), call.source());
    } else if (s instanceof Stmt.Halt halt) {
      return new Stmt.Halt(expr(halt.value()));
    } else if (s instanceof Stmt.Yield yield) {
      return new Stmt.Yield(expr(yield.value()));
    } else if (s instanceof Stmt.Leave leave) {
      return new Stmt.Leave(label(leave.label()));
    }
    return s;
  }

  private int label(int label) {
    return labels.computeIfAbsent(label, l -> freshLabels.getAsInt());
  }

  private Variable variable(Variable variable) {
    return ((Expr.Read) values.apply(variable)).variable();
  }

  private Target target(Target target) {
    if (target instanceof Target.Local local) {
      return new Target.Local(variable(local.variable()));
    } else if (target instanceof Target.ToMemory to) {
      return new Target.ToMemory(to.memory(), to.type(), expr(to.address()));
    } else if (target instanceof Target.ToSlot to) {
      return new Target.ToSlot(to.stack(), to.fromBottom(), expr(to.index()));
    } else if (target instanceof Target.ToRegion to) {
      return new Target.ToRegion(to.region(), expr(to.index()));
    }
    return target;
  }

  // ---- expressions ------------------------------------------------------------------------------

  private List<Expr> exprs(List<Expr> expressions) {
    return expressions.stream().map(this::expr).toList();
  }

  private Expr expr(Expr e) {
    return Folding.fold(e instanceof Expr.Read read ? values.apply(read.variable()) : inside(e));
  }

  private Expr inside(Expr e) {
    if (e instanceof Expr.Unary unary) {
      return new Expr.Unary(unary.op(), unary.type(), expr(unary.operand()));
    } else if (e instanceof Expr.Binary binary) {
      return new Expr.Binary(binary.op(), binary.type(), expr(binary.left()), expr(binary.right()));
    } else if (e instanceof Expr.Logical logical) {
      return new Expr.Logical(logical.and(), expr(logical.left()), expr(logical.right()));
    } else if (e instanceof Expr.Conditional choice) {
      return new Expr.Conditional(
          expr(choice.condition()), expr(choice.then()), expr(choice.otherwise()));
    } else if (e instanceof Expr.Convert convert) {
      return new Expr.Convert(convert.type(), expr(convert.operand()));
    } else if (e instanceof Expr.Apply apply) {
      return new Expr.Apply(apply.intrinsic(), apply.type(), exprs(apply.arguments()));
    } else if (e instanceof Expr.CallFunction call) {
      return new Expr.CallFunction(call.function(), call.type(), exprs(call.arguments()));
    } else if (e instanceof Expr.CallExtern call) {
      return new Expr.CallExtern(call.extern(), call.type(), exprs(call.arguments()));
    } else if (e instanceof Expr.ReadMemory read) {
      return new Expr.ReadMemory(read.memory(), read.type(), expr(read.address()));
    } else if (e instanceof Expr.ApplyMemory apply) {
      return new Expr.ApplyMemory(
          apply.memory(), apply.intrinsic(), apply.type(), exprs(apply.arguments()));
    } else if (e instanceof Expr.ReadSlot read) {
      return new Expr.ReadSlot(read.stack(), read.fromBottom(), expr(read.index()));
    } else if (e instanceof Expr.ReadRegion read) {
      return new Expr.ReadRegion(read.region(), expr(read.index()));
    } else if (e instanceof Expr.Element element) {
      return new Expr.Element(variable(element.array()), expr(element.index()));
    } else if (e instanceof Expr.InBounds in) {
      return new Expr.InBounds(in.bounds(), in.state(), expr(in.index()), expr(in.count()));
    } else if (e instanceof Expr.IsLeader leader) {
      return new Expr.IsLeader(expr(leader.position()));
    } else if (e instanceof Expr.DivisionOverflows division) {
      return new Expr.DivisionOverflows(division.division(), exprs(division.arguments()));
    }
    return e;
  }
}
