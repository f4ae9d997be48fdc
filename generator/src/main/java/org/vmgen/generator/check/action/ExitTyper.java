package org.vmgen.generator.check.action;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.ParserRuleContext;
import org.vmgen.generator.action.Expr;
import org.vmgen.generator.action.Stmt;
import org.vmgen.generator.diagnostic.Problem;
import org.vmgen.generator.diagnostic.Similar;
import org.vmgen.generator.diagnostic.SourceRange;
import org.vmgen.generator.model.ScalarType;
import org.vmgen.generator.model.Trap;
import org.vmgen.generator.model.Type;
import org.vmgen.generator.model.Variable;
import org.vmgen.generator.syntax.Names;
import org.vmgen.generator.syntax.Ranges;
import org.vmgen.grammar.VmgParser;

/** Statements after which control does not go on in the action. */
final class ExitTyper {
  private final Typing typing;
  private final ExprTyper expressions;
  private final StmtTyper.Outcome outcome;

  ExitTyper(Typing typing, ExprTyper expressions, StmtTyper.Outcome outcome) {
    this.typing = typing;
    this.expressions = expressions;
    this.outcome = outcome;
  }

  Optional<Stmt> check(VmgParser.StatementContext statement) {
    Optional<Stmt> exit = exit(statement);
    typing.flow().stop();
    return exit;
  }

  private Optional<Stmt> exit(VmgParser.StatementContext statement) {
    if (statement instanceof VmgParser.DoneStmtContext) {
      return completes(statement, "done") ? Optional.of(new Stmt.Done()) : Optional.empty();
    } else if (statement instanceof VmgParser.JumpStmtContext jump) {
      Optional<Expr> target = target(jump.expr(), "jump");
      return completes(jump, "jump")
          ? target.map(t -> new Stmt.Jump(t, Ranges.source(jump)))
          : Optional.empty();
    } else if (statement instanceof VmgParser.CallStmtContext call) {
      Optional<Expr> target = target(call.expr(), "call");
      return completes(call, "call") & hasReturnStack(call, "call")
          ? target.map(t -> new Stmt.Call(t, Ranges.source(call)))
          : Optional.empty();
    } else if (statement instanceof VmgParser.ReturnStmtContext leave) {
      return typing.place() == Place.FUNCTION ? results(leave) : returnJump(leave);
    } else if (statement instanceof VmgParser.HaltStmtContext halt) {
      Optional<Expr> value =
          value(Optional.ofNullable(halt.expr()), typing.scope().haltType(), halt, "halt");
      return completes(halt, "halt") ? value.map(Stmt.Halt::new) : Optional.empty();
    } else if (statement instanceof VmgParser.YieldStmtContext yields) {
      ScalarType type = typing.scope().yieldType();
      Optional<Expr> value = value(Optional.ofNullable(yields.expr()), type, yields, "yield");
      return completes(yields, "yield") ? value.map(Stmt.Yield::new) : Optional.empty();
    } else if (statement instanceof VmgParser.ThrowStmtContext thrown) {
      ScalarType type = typing.scope().throwType();
      return expressions
          .check(thrown.expr(), type, "the value of 'throw'")
          .map(value -> new Stmt.Throw(value, Ranges.source(thrown)));
    } else if (statement instanceof VmgParser.TrapStmtContext trap) {
      return trap(trap);
    }
    throw new IllegalArgumentException(statement.getText());
  }

  private Optional<Expr> target(VmgParser.ExprContext expr, String word) {
    return expressions.check(expr, ScalarType.CODE, "the target of '" + word + "'");
  }

  /** The value of {@code halt} and {@code yield}; 0 if none is written. */
  private Optional<Expr> value(
      Optional<VmgParser.ExprContext> expr,
      ScalarType type,
      ParserRuleContext statement,
      String word) {
    if (expr.isPresent()) {
      return expressions.check(expr.get(), type, "the value of '" + word + "'");
    } else if (type == ScalarType.CODE) {
      typing.report(Problem.VALUE_NEEDED, statement, word, type.text());
      return Optional.empty();
    }
    return Optional.of(Expr.Constant.of(type, 0));
  }

  private Optional<Stmt> trap(VmgParser.TrapStmtContext context) {
    String name = Names.text(context.actionName());
    Optional<Trap> trap = typing.scope().trap(name);
    if (trap.isEmpty() && !typing.scope().isBroken(name)) {
      String advice =
          Similar.orElse(name, typing.scope().trapNames(), "declare it: 'trap " + name + ";'");
      typing.report(Problem.UNKNOWN_TRAP, context.actionName(), name, advice);
    }
    return trap.map(t -> new Stmt.TrapNow(t, Ranges.source(context)));
  }

  // ---- return -----------------------------------------------------------------------------------

  private Optional<Stmt> returnJump(VmgParser.ReturnStmtContext context) {
    if (!context.expr().isEmpty()) {
      context.expr().forEach(expressions::check);
      typing.report(Problem.RETURN_IN_INSTRUCTION, context.expr(0));
      return Optional.empty();
    }
    return completes(context, "return") & hasReturnStack(context, "return")
        ? Optional.of(new Stmt.ReturnJump(Ranges.source(context)))
        : Optional.empty();
  }

  private boolean hasReturnStack(ParserRuleContext statement, String word) {
    boolean declared = typing.scope().returnStack().isPresent();
    if (!declared) {
      typing.report(Problem.NO_RETURN_STACK, statement, word);
    }
    return declared;
  }

  private Optional<Stmt> results(VmgParser.ReturnStmtContext context) {
    List<Type> wanted = outcome.results();
    List<VmgParser.ExprContext> written = context.expr();
    if (written.size() != wanted.size()) {
      written.forEach(expressions::check);
      typing.report(
          Problem.RETURN_COUNT,
          context,
          Advice.count(wanted.size(), "result"),
          written.size(),
          wanted.isEmpty()
              ? "write 'return;', or declare a result: 'fn f(…) -> i64'"
              : "write one value for each result");
      return Optional.empty();
    }
    List<Expr> values = new ArrayList<>();
    for (int i = 0; i < written.size(); i++) {
      String role = wanted.size() == 1 ? "the result" : "result " + (i + 1);
      expressions.check(written.get(i), wanted.get(i), role).ifPresent(values::add);
    }
    return values.size() == wanted.size() ? Optional.of(new Stmt.Return(values)) : Optional.empty();
  }

  // ---- completion -------------------------------------------------------------------------------

  /** Whether the action may complete so here, with all its outputs; reported if not. */
  private boolean completes(ParserRuleContext statement, String word) {
    boolean meaningless =
        typing.place() == Place.FUNCTION
            || typing.place() == Place.HANDLER && (word.equals("call") || word.equals("yield"));
    if (meaningless) {
      typing.report(
          Problem.NOT_HERE,
          statement,
          word,
          typing.place().text(),
          Advice.elsewhere(typing.place(), word));
      return false;
    }
    return hasOutputs(Ranges.of(statement));
  }

  /** The end of the action is reached. */
  void end(SourceRange place) {
    if (typing.place() != Place.FUNCTION) {
      hasOutputs(place);
    } else if (!outcome.results().isEmpty()) {
      typing.report(Problem.MISSING_RETURN, place);
    }
  }

  private boolean hasOutputs(SourceRange place) {
    List<String> missing =
        outcome.outputs().stream()
            .filter(output -> !typing.hasValue(output))
            .map(Variable::name)
            .toList();
    if (!missing.isEmpty() && typing.flow().isReachable()) {
      String names = "'" + String.join("', '", missing) + "'";
      typing.report(Problem.OUTPUT_UNASSIGNED, place, names, missing.get(0));
    }
    return missing.isEmpty();
  }
}
