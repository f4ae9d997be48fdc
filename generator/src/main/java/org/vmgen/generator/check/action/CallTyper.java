package org.vmgen.generator.check.action;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.ParserRuleContext;
import org.vmgen.generator.action.Expr;
import org.vmgen.generator.check.Scope;
import org.vmgen.generator.diagnostic.Problem;
import org.vmgen.generator.diagnostic.Similar;
import org.vmgen.generator.model.EffectWord;
import org.vmgen.generator.model.Extern;
import org.vmgen.generator.model.Function;
import org.vmgen.generator.model.Memory;
import org.vmgen.generator.model.ScalarType;
import org.vmgen.generator.model.State;
import org.vmgen.generator.model.Type;
import org.vmgen.generator.model.Variable;
import org.vmgen.generator.syntax.Ranges;
import org.vmgen.generator.syntax.StandardFiles;
import org.vmgen.grammar.VmgParser;

/** Calls of functions, externs and intrinsics, and conversions, which look like calls. */
final class CallTyper {
  private final Typing typing;
  private final ExprTyper expressions;
  private final Scope scope;
  private final ConversionTyper conversions;
  private final IntrinsicTyper intrinsics;

  CallTyper(Typing typing, ExprTyper expressions) {
    this.typing = typing;
    this.expressions = expressions;
    this.scope = typing.scope();
    this.conversions = new ConversionTyper(typing, expressions);
    this.intrinsics = new IntrinsicTyper(typing, expressions);
  }

  /**
   * A checked call.
   *
   * @param useful whether it does something besides giving its results
   */
  record Call(Expr expr, List<Type> results, String name, boolean useful) {}

  // ---- where calls stand ------------------------------------------------------------------------

  /** A call or conversion as a value: exactly one result. */
  Operand value(VmgParser.CallExprContext context) {
    String name = ExprTyper.text(context.actionName());
    Optional<Type> type = scope.type(name);
    if (type.isPresent() && !isFunction(name)) {
      return conversions.convert(type.get(), name, context);
    }
    return Operand.of(call(name, context).flatMap(call -> single(call, context)));
  }

  /** A call of a member as a value: {@code mem.compare(a, b, n)}. */
  Operand memberValue(String base, VmgParser.MemberExprContext context) {
    return Operand.of(memberCall(base, context).flatMap(call -> single(call, context)));
  }

  private Optional<Expr> single(Call call, ParserRuleContext place) {
    int results = call.results().size();
    if (results == 1) {
      return Optional.of(call.expr());
    } else if (results == 0) {
      typing.report(Problem.NO_RESULT, place, call.name());
    } else {
      typing.report(Problem.SEVERAL_RESULTS, place, call.name(), results);
    }
    return Optional.empty();
  }

  /** Whether an expression is written as a call (a conversion looks the same). */
  static boolean isCall(VmgParser.ExprContext expr) {
    return expr instanceof VmgParser.PrimaryExprContext primary
            && primary.primary() instanceof VmgParser.CallExprContext
        || expr instanceof VmgParser.MemberExprContext member && member.LPAREN() != null;
  }

  /**
   * A call with any number of results, as a statement or right of {@code let (a, b) =}; empty, and
   * reported, if it is wrong or no call.
   */
  Optional<Call> statement(VmgParser.ExprContext expr) {
    if (expr instanceof VmgParser.PrimaryExprContext primary
        && primary.primary() instanceof VmgParser.CallExprContext context) {
      String name = ExprTyper.text(context.actionName());
      if (scope.type(name).isEmpty() || isFunction(name)) {
        return call(name, context);
      }
    } else if (expr instanceof VmgParser.MemberExprContext context && context.LPAREN() != null) {
      Optional<String> base = AccessTyper.name(context.expr(0));
      if (base.isPresent()) {
        return memberCall(base.get(), context);
      }
    }
    expressions
        .settled(expr)
        .ifPresent(
            value -> typing.report(Problem.NO_EFFECT, expr, Snippet.of(expr), dropAdvice(expr)));
    return Optional.empty();
  }

  private static String dropAdvice(VmgParser.ExprContext expr) {
    return expr instanceof VmgParser.BinaryExprContext binary && binary.op.getType() == VmgParser.EQ
        ? "'==' compares; to assign write '='"
        : "assign it: 'x = …;', or take it out";
  }

  // ---- what is called ---------------------------------------------------------------------------

  private boolean isFunction(String name) {
    return scope.extern(name).isPresent() || scope.isFunction(name);
  }

  private Optional<Call> call(String name, VmgParser.CallExprContext context) {
    if (typing.place() == Place.CONSTANT) {
      typing.report(Problem.NOT_CONSTANT, context, Snippet.of(context));
      return Optional.empty();
    }
    if (scope.isFunction(name)) {
      Optional<Function> function = scope.function(name, Ranges.of(context.actionName()));
      if (function.isEmpty()) {
        context.expr().forEach(expressions::check);
        return Optional.empty();
      }
      return ofFunction(function.get(), context);
    }
    Optional<Extern> extern = scope.extern(name);
    if (extern.isPresent()) {
      return ofExtern(extern.get(), context);
    }
    Optional<IntrinsicSignature> intrinsic = IntrinsicSignature.named(name);
    if (intrinsic.isPresent()) {
      return intrinsics.call(intrinsic.get(), context);
    }
    context.expr().forEach(expressions::check);
    reportUnknown(name, context);
    return Optional.empty();
  }

  private void reportUnknown(String name, VmgParser.CallExprContext context) {
    if (scope.isBroken(name)) {
      return;
    }
    boolean member = IntrinsicSignature.member(name).isPresent();
    boolean value = typing.locals().has(name) || scope.constant(name).isPresent();
    if (member) {
      String advice = "it is a member of a memory: 'mem." + name + "(…)'";
      typing.report(Problem.UNKNOWN_FUNCTION, context.actionName(), name, advice);
    } else if (value || scope.state(name).isPresent()) {
      String what = value ? "a value" : AccessTyper.kind(scope.state(name).get());
      typing.report(Problem.NOT_A_FUNCTION, context.actionName(), name, what);
    } else {
      List<String> names = new ArrayList<>(scope.names());
      names.addAll(IntrinsicSignature.names());
      String own =
          "define it: 'fn " + name + "(…) { … }', or let the host: 'extern " + name + "(…);'";
      String advice =
          StandardFiles.declaring(name)
              .map(file -> "write 'include <" + file + ">;' at the top")
              .orElseGet(() -> Similar.orElse(name, names, own));
      typing.report(Problem.UNKNOWN_FUNCTION, context.actionName(), name, advice);
    }
  }

  private Optional<Call> ofFunction(Function function, VmgParser.CallExprContext context) {
    String signature = signature(function.name(), function.parameters(), function.results());
    return arguments(function.name(), function.parameters(), signature, context)
        .map(
            arguments ->
                new Call(
                    new Expr.CallFunction(function, first(function.results()), arguments),
                    function.results(),
                    function.name(),
                    !function.pure()));
  }

  private Optional<Call> ofExtern(Extern extern, VmgParser.CallExprContext context) {
    List<Type> results = extern.results().stream().map(Variable::type).toList();
    String signature = signature(extern.name(), extern.parameters(), results);
    boolean useful =
        extern.effects().isEmpty()
            || extern.effects().stream().anyMatch(e -> e.kind() != EffectWord.Kind.PURE);
    return arguments(extern.name(), extern.parameters(), signature, context)
        .map(
            arguments ->
                new Call(
                    new Expr.CallExtern(extern, first(results), arguments),
                    results,
                    extern.name(),
                    useful));
  }

  private static Type first(List<Type> results) {
    return results.isEmpty() ? ScalarType.BOOL : results.get(0);
  }

  private Optional<List<Expr>> arguments(
      String name, List<Variable> parameters, String signature, VmgParser.CallExprContext context) {
    List<VmgParser.ExprContext> written = context.expr();
    if (written.size() != parameters.size()) {
      written.forEach(expressions::check);
      typing.report(
          Problem.ARGUMENT_COUNT,
          context,
          name,
          Advice.count(parameters.size(), "argument"),
          written.size(),
          signature);
      return Optional.empty();
    }
    List<Expr> arguments = new ArrayList<>();
    for (int i = 0; i < written.size(); i++) {
      String role = "argument '" + parameters.get(i).name() + "' of '" + name + "'";
      expressions.check(written.get(i), parameters.get(i).type(), role).ifPresent(arguments::add);
    }
    return arguments.size() == parameters.size() ? Optional.of(arguments) : Optional.empty();
  }

  private static String signature(String name, List<Variable> parameters, List<Type> results) {
    List<String> list = parameters.stream().map(p -> p.name() + ": " + p.type().text()).toList();
    List<String> gives = results.stream().map(Type::text).toList();
    String result = String.join(", ", gives);
    String arrow = results.isEmpty() ? "" : " -> ";
    return name
        + "("
        + String.join(", ", list)
        + ")"
        + arrow
        + (results.size() > 1 ? "(" + result + ")" : result);
  }

  private Optional<Call> memberCall(String base, VmgParser.MemberExprContext context) {
    List<VmgParser.ExprContext> written = context.expr().subList(1, context.expr().size());
    String member = ExprTyper.text(context.member());
    Optional<State> state = scope.state(base);
    Optional<IntrinsicSignature> signature = IntrinsicSignature.member(member);
    if (state.isPresent() && state.get() instanceof Memory memory && signature.isPresent()) {
      return intrinsics.callMember(memory, signature.get(), written, context);
    }
    written.forEach(expressions::check);
    if (state.isPresent()) {
      typing.report(
          Problem.UNKNOWN_MEMBER, context.member(), base, member, AccessTyper.advice(state.get()));
    } else if (typing.locals().has(base) || !scope.isBroken(base)) {
      typing.report(
          Problem.NOT_STATE, context.expr(0), base, "no memory", "only memories have functions");
    }
    return Optional.empty();
  }
}
