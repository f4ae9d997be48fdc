package org.vmgen.generator.check.action;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.ParserRuleContext;
import org.vmgen.generator.action.Expr;
import org.vmgen.generator.action.Stmt;
import org.vmgen.generator.action.Target;
import org.vmgen.generator.diagnostic.Problem;
import org.vmgen.generator.model.Type;
import org.vmgen.generator.model.Variable;
import org.vmgen.generator.syntax.Ranges;
import org.vmgen.grammar.VmgParser;

/** Checks statements, and follows which outputs have values where. */
final class StmtTyper {
  private final Typing typing;
  private final ExprTyper expressions;
  private final ExitTyper exits;
  private final LocalTyper declarations;

  StmtTyper(Typing typing, Outcome outcome) {
    this.typing = typing;
    this.expressions = new ExprTyper(typing);
    this.exits = new ExitTyper(typing, expressions, outcome);
    this.declarations = new LocalTyper(typing, expressions);
  }

  /** The statements of a block; names declared in it end with it. */
  Stmt.Block block(VmgParser.BlockContext context) {
    typing.locals().enter();
    List<Stmt> statements = new ArrayList<>();
    boolean reported = false;
    for (VmgParser.StatementContext statement : context.statement()) {
      if (!typing.flow().isReachable() && !reported) {
        typing.report(Problem.UNREACHABLE, statement);
        reported = true;
      }
      check(statement).ifPresent(statements::add);
    }
    typing.locals().leave();
    return new Stmt.Block(statements);
  }

  /** A statement; empty if it is wrong, which is reported, or does nothing. */
  private Optional<Stmt> check(VmgParser.StatementContext statement) {
    if (statement instanceof VmgParser.BlockStmtContext block) {
      return Optional.of(block(block.block()));
    } else if (statement instanceof VmgParser.LetStmtContext let) {
      return declarations.let(let);
    } else if (statement instanceof VmgParser.LetManyStmtContext let) {
      return declarations.letMany(let);
    } else if (statement instanceof VmgParser.VarStmtContext variable) {
      return declarations.variable(variable);
    } else if (statement instanceof VmgParser.IfStmtContext choice) {
      return choice(choice);
    } else if (statement instanceof VmgParser.WhileStmtContext loop) {
      return loop(loop);
    } else if (statement instanceof VmgParser.AssignStmtContext assign) {
      return assign(assign);
    } else if (statement instanceof VmgParser.AssignManyStmtContext assign) {
      return assignMany(assign);
    } else if (statement instanceof VmgParser.ExprStmtContext evaluate) {
      return evaluate(evaluate);
    } else if (statement instanceof VmgParser.EmptyStmtContext) {
      return Optional.empty();
    }
    return exits.check(statement);
  }

  // ---- choice and repetition --------------------------------------------------------------------

  private Optional<Stmt> choice(VmgParser.IfStmtContext context) {
    Optional<Expr> condition = expressions.condition(context.expr());
    Flow before = typing.flow().copy();
    Stmt then = branch(context.statement(0));
    Flow afterThen = typing.flow();
    typing.setFlow(before);
    Optional<Stmt> otherwise = Optional.ofNullable(context.statement(1)).map(this::branch);
    typing.setFlow(Flow.join(afterThen, typing.flow()));
    return condition.map(c -> new Stmt.If(c, then, otherwise));
  }

  /** A statement below another; a declaration there would be of no use. */
  private Stmt branch(VmgParser.StatementContext statement) {
    typing.locals().enter();
    Stmt checked = check(statement).orElse(Stmt.Block.EMPTY);
    typing.locals().leave();
    return checked;
  }

  private Optional<Stmt> loop(VmgParser.WhileStmtContext context) {
    Optional<Expr> condition = expressions.condition(context.expr());
    Flow before = typing.flow().copy();
    Stmt body = branch(context.statement());
    typing.setFlow(before);
    if (condition.isPresent() && condition.get().equals(Expr.Constant.bool(true))) {
      typing.flow().stop();
    }
    return condition.map(c -> new Stmt.While(c, body, Ranges.source(context)));
  }

  // ---- assignments and calls --------------------------------------------------------------------

  private Optional<Stmt> assign(VmgParser.AssignStmtContext context) {
    Optional<Target> target = target(context.lvalue());
    Operand operand = expressions.check(context.expr());
    String role = "the value of '" + Snippet.of(context.lvalue()) + "'";
    Optional<Expr> value =
        target.flatMap(t -> typing.coerce(operand, t.type(), context.expr(), role));
    target.ifPresent(this::assigned);
    return target.flatMap(
        t -> value.map(v -> new Stmt.Assign(t, v, Ranges.source(context.lvalue()))));
  }

  private Optional<Target> target(VmgParser.LvalueContext context) {
    Optional<Target> target = expressions.accesses().target(context);
    if (target.isEmpty()) {
      typing.assumeAllAssigned();
    }
    return target;
  }

  private void assigned(Target target) {
    if (target instanceof Target.Local local) {
      typing.flow().assign(local.variable());
    }
  }

  private Optional<Stmt> assignMany(VmgParser.AssignManyStmtContext context) {
    List<VmgParser.LvalueContext> places = context.lvalue();
    List<Optional<Target>> targets = new ArrayList<>();
    for (VmgParser.LvalueContext place : places) {
      targets.add(isUnwanted(place) ? Optional.empty() : target(place));
    }
    Optional<CallTyper.Call> call = declarations.severalResults(context.expr(), places.size());
    targets.forEach(target -> target.ifPresent(this::assigned));
    if (call.isEmpty()) {
      return Optional.empty();
    }
    List<Variable> unwanted = new ArrayList<>();
    List<Target> all = new ArrayList<>();
    for (int i = 0; i < places.size(); i++) {
      Type result = call.get().results().get(i);
      Optional<Target> target = targets.get(i);
      if (isUnwanted(places.get(i))) {
        Variable variable = typing.locals().unnamed(result);
        unwanted.add(variable);
        all.add(new Target.Local(variable));
      } else if (target.isPresent() && resultFits(result, target.get(), places.get(i), i)) {
        all.add(target.get());
      }
    }
    return all.size() == places.size()
        ? Optional.of(
            new Stmt.AssignMany(
                all, unwanted, call.get().expr(), Ranges.source(context.getStart())))
        : Optional.empty();
  }

  /** Whether {@code _} stands where a result goes. */
  private static boolean isUnwanted(VmgParser.LvalueContext place) {
    return place.getText().equals(LocalTyper.UNWANTED);
  }

  private boolean resultFits(Type result, Target target, ParserRuleContext place, int index) {
    boolean fits = result.equals(target.type());
    if (!fits) {
      typing.report(
          Problem.RESULT_TYPE,
          place,
          index + 1,
          result.text(),
          Snippet.of(place),
          target.type().text());
    }
    return fits;
  }

  private Optional<Stmt> evaluate(VmgParser.ExprStmtContext context) {
    Optional<CallTyper.Call> call = expressions.calls().statement(context.expr());
    if (call.isPresent() && !call.get().useful()) {
      typing.report(
          Problem.NO_EFFECT,
          context.expr(),
          Snippet.of(context.expr()),
          "assign its result: 'x = …;', or take it out");
    }
    return call.map(c -> new Stmt.Evaluate(c.expr(), Ranges.source(context)));
  }

  /** Reports what outputs lack a value where control runs off the end of the action. */
  void end(VmgParser.BlockContext block) {
    if (typing.flow().isReachable()) {
      exits.end(Ranges.of(block.getStop()));
    }
  }

  /** What must hold where an action completes. */
  record Outcome(List<Variable> outputs, List<Type> results) {
    Outcome {
      outputs = List.copyOf(outputs);
      results = List.copyOf(results);
    }
  }
}
