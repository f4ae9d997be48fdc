package org.vmgen.generator.lower;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.vmgen.generator.action.Expr;
import org.vmgen.generator.action.Stmt;
import org.vmgen.generator.action.Walk;
import org.vmgen.generator.model.Function;
import org.vmgen.generator.model.Type;
import org.vmgen.generator.model.Variable;

/** Puts the bodies of functions in place of calls. */
final class Inlining {
  private final Context context;

  Inlining(Context context) {
    this.context = context;
  }

  /**
   * Adds the body of a function to {@code out}.
   *
   * @param arguments lowered
   * @return its results, lowered
   */
  List<Expr> inline(Function function, List<Expr> arguments, List<Stmt> out) {
    List<Stmt> body = function.body().statements();
    int returns = countReturns(function.body());
    boolean lastReturns = !body.isEmpty() && body.get(body.size() - 1) instanceof Stmt.Return;
    if (returns == 0 || (returns == 1 && lastReturns)) {
      Scope scope = bind(function, arguments, Optional.empty(), out);
      StatementLowering lowering = new StatementLowering(context, scope);
      List<Stmt> before = returns == 0 ? body : body.subList(0, body.size() - 1);
      before.forEach(s -> lowering.statement(s, out));
      return returns == 0
          ? List.of()
          : lowering.expressions().all(((Stmt.Return) body.get(body.size() - 1)).values(), out);
    }
    return inlineLabelled(function, arguments, out);
  }

  private List<Expr> inlineLabelled(Function function, List<Expr> arguments, List<Stmt> out) {
    int label = context.fresh().label();
    List<Variable> results = new ArrayList<>();
    for (Type type : function.results()) {
      Variable result = context.fresh().temporary(function.name() + "Result", type);
      out.add(new Stmt.Declare(result, OutputDeclarations.initial(type)));
      results.add(result);
    }
    Scope scope =
        bind(function, arguments, Optional.of(new Scope.Returns(label, List.copyOf(results))), out);
    List<Stmt> lowered = new StatementLowering(context, scope).all(function.body());
    List<Stmt> stripped = withoutLastLeave(lowered, label);
    if (leaves(stripped, label)) {
      out.add(new Stmt.Labelled(label, new Stmt.Block(stripped)));
    } else {
      out.addAll(stripped);
    }
    return results.stream().<Expr>map(Expr.Read::new).toList();
  }

  private Scope bind(
      Function function, List<Expr> arguments, Optional<Scope.Returns> returns, List<Stmt> out) {
    Scope scope = Scope.inlined(returns);
    for (int i = 0; i < arguments.size(); i++) {
      Variable parameter = function.parameters().get(i);
      Expr argument = arguments.get(i);
      boolean stable =
          argument instanceof Expr.Constant
              || argument instanceof Expr.Read
              || argument instanceof Expr.Null
              || argument instanceof Expr.Next;
      scope.bind(
          parameter, stable ? argument : new Guards(context).hold(argument, parameter.name(), out));
    }
    return scope;
  }

  /** Drops leaves that stand where the block ends anyway. */
  private static List<Stmt> withoutLastLeave(List<Stmt> statements, int label) {
    for (int i = 0; i < statements.size(); i++) {
      if (statements.get(i) instanceof Stmt.If branch
          && branch.otherwise().isEmpty()
          && i + 1 < statements.size()
          && endsInLeave(branch.then(), label)) {
        List<Stmt> rest = statements.subList(i + 1, statements.size());
        List<Stmt> result = new ArrayList<>(statements.subList(0, i));
        result.add(
            withoutLastLeave(
                new Stmt.If(branch.condition(), branch.then(), Optional.of(new Stmt.Block(rest))),
                label));
        return result;
      }
    }
    List<Stmt> result = new ArrayList<>(statements);
    if (!result.isEmpty()) {
      Stmt last = result.remove(result.size() - 1);
      if (!isLeave(last, label)) {
        result.add(withoutLastLeave(last, label));
      }
    }
    return result;
  }

  private static Stmt withoutLastLeave(Stmt statement, int label) {
    if (statement instanceof Stmt.Block block) {
      return new Stmt.Block(withoutLastLeave(block.statements(), label));
    } else if (statement instanceof Stmt.If branch) {
      return new Stmt.If(
          branch.condition(),
          withoutLastLeave(branch.then(), label),
          branch.otherwise().map(s -> withoutLastLeave(s, label)));
    }
    return statement;
  }

  private static boolean endsInLeave(Stmt statement, int label) {
    return statement instanceof Stmt.Block block && !block.statements().isEmpty()
        ? endsInLeave(block.statements().get(block.statements().size() - 1), label)
        : isLeave(statement, label);
  }

  private static boolean isLeave(Stmt statement, int label) {
    return statement instanceof Stmt.Leave leave && leave.label() == label;
  }

  private static boolean leaves(List<Stmt> statements, int label) {
    boolean[] found = {false};
    statements.forEach(s -> Walk.statements(s, inner -> found[0] |= isLeave(inner, label)));
    return found[0];
  }

  private static int countReturns(Stmt body) {
    int[] count = {0};
    Walk.statements(body, s -> count[0] += s instanceof Stmt.Return ? 1 : 0);
    return count[0];
  }
}
