package org.vmgen.generator.check.action;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.vmgen.generator.action.Expr;
import org.vmgen.generator.action.Stmt;
import org.vmgen.generator.action.Target;
import org.vmgen.generator.diagnostic.Problem;
import org.vmgen.generator.diagnostic.SourceRange;
import org.vmgen.generator.model.ReferenceType;
import org.vmgen.generator.model.ScalarType;
import org.vmgen.generator.model.Type;
import org.vmgen.generator.model.Variable;
import org.vmgen.generator.syntax.Names;
import org.vmgen.generator.syntax.Ranges;
import org.vmgen.grammar.VmgParser;

/** Declarations of variables in actions. */
final class LocalTyper {
  /** Stands for a result that is not wanted. */
  static final String UNWANTED = "_";

  private final Typing typing;
  private final ExprTyper expressions;

  LocalTyper(Typing typing, ExprTyper expressions) {
    this.typing = typing;
    this.expressions = expressions;
  }

  Optional<Stmt> let(VmgParser.LetStmtContext context) {
    return declare(
        context.actionName(),
        Optional.ofNullable(context.typeRef()),
        Optional.of(context.expr()),
        Variable.Kind.CONSTANT);
  }

  Optional<Stmt> variable(VmgParser.VarStmtContext context) {
    if (context.typeRef() == null && context.expr() == null) {
      String name = Names.text(context.actionName());
      typing.report(Problem.VAR_WITHOUT_TYPE, context.actionName(), name);
      typing.locals().declareBroken(name);
      return Optional.empty();
    }
    return declare(
        context.actionName(),
        Optional.ofNullable(context.typeRef()),
        Optional.ofNullable(context.expr()),
        Variable.Kind.LOCAL);
  }

  private Optional<Stmt> declare(
      VmgParser.ActionNameContext nameContext,
      Optional<VmgParser.TypeRefContext> typeReference,
      Optional<VmgParser.ExprContext> written,
      Variable.Kind kind) {
    String name = Names.text(nameContext);
    Optional<Type> type = typeReference.flatMap(typing.scope()::type);
    Optional<Expr> value;
    if (written.isEmpty()) {
      value = type.map(LocalTyper::zero);
    } else if (type.isPresent()) {
      String role = "the value of '" + name + "'";
      value = expressions.check(written.get(), type.get(), role);
    } else {
      value = expressions.settled(written.get());
    }
    boolean free = isFree(name, nameContext);
    if (value.isEmpty() || typeReference.isPresent() && type.isEmpty()) {
      if (free) {
        type.ifPresentOrElse(
            t ->
                typing.locals().use(typing.locals().declare(name, t, kind, Ranges.of(nameContext))),
            () -> typing.locals().declareBroken(name));
      }
      return Optional.empty();
    } else if (!free) {
      return Optional.empty();
    }
    Type found = type.orElse(value.get().type());
    Variable variable = typing.locals().declare(name, found, kind, Ranges.of(nameContext));
    return Optional.of(new Stmt.Declare(variable, value.get()));
  }

  private static Expr zero(Type type) {
    return type instanceof ReferenceType reference
        ? new Expr.Null(reference)
        : Expr.Constant.of((ScalarType) type, 0);
  }

  Optional<Stmt> letMany(VmgParser.LetManyStmtContext context) {
    List<VmgParser.ActionNameContext> names = context.actionName();
    Optional<CallTyper.Call> call = severalResults(context.expr(), names.size());
    List<Variable> variables = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      String name = Names.text(names.get(i));
      if (name.equals(UNWANTED)) {
        int index = i;
        call.ifPresent(c -> variables.add(typing.locals().unnamed(c.results().get(index))));
      } else if (isFree(name, names.get(i))) {
        if (call.isEmpty()) {
          typing.locals().declareBroken(name);
        } else {
          Type type = call.get().results().get(i);
          SourceRange place = Ranges.of(names.get(i));
          variables.add(typing.locals().declare(name, type, Variable.Kind.CONSTANT, place));
        }
      }
    }
    if (call.isEmpty() || variables.size() < names.size()) {
      return Optional.empty();
    }
    List<Target> targets = variables.stream().<Target>map(Target.Local::new).toList();
    return Optional.of(
        new Stmt.AssignMany(targets, variables, call.get().expr(), Ranges.source(context)));
  }

  /** A call that gives a number of results; reported if it does not. */
  Optional<CallTyper.Call> severalResults(VmgParser.ExprContext expr, int number) {
    if (!CallTyper.isCall(expr)) {
      expressions
          .settled(expr)
          .ifPresent(e -> typing.report(Problem.NOT_SEVERAL, expr, Snippet.of(expr), number));
      return Optional.empty();
    }
    Optional<CallTyper.Call> call = expressions.calls().statement(expr);
    if (call.isPresent() && call.get().results().size() != number) {
      typing.report(
          Problem.RESULT_COUNT,
          expr,
          call.get().name(),
          Advice.count(call.get().results().size(), "result"),
          number);
      return Optional.empty();
    }
    return call;
  }

  /** Whether a new variable can have that name; reported if not. */
  private boolean isFree(String name, VmgParser.ActionNameContext place) {
    Optional<String> taken = Optional.empty();
    if (typing.locals().has(name)) {
      taken = Optional.of(typing.locals().find(name).map(LocalTyper::what).orElse("a variable"));
    } else if (typing.scope().state(name).isPresent()) {
      taken = Optional.of(AccessTyper.kind(typing.scope().state(name).get()));
    } else if (typing.scope().constant(name).isPresent()) {
      taken = Optional.of("a constant");
    }
    if (taken.isEmpty()) {
      return true;
    }
    typing.assumeAllAssigned();
    Optional<SourceRange> other = typing.locals().declarationOf(name);
    if (other.isPresent()) {
      typing.reportWithNote(
          Problem.LOCAL_NAME, Ranges.of(place), "the other one", other.get(), name, taken.get());
    } else {
      typing.report(Problem.LOCAL_NAME, place, name, taken.get());
    }
    return false;
  }

  private static String what(Variable variable) {
    return switch (variable.kind()) {
      case INPUT -> "an input";
      case OUTPUT -> "an output";
      case IMMEDIATE -> "an immediate";
      case PARAMETER -> "a parameter";
      default -> "a variable";
    };
  }
}
