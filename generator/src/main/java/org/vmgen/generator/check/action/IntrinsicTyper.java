package org.vmgen.generator.check.action;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.ParserRuleContext;
import org.vmgen.generator.action.Expr;
import org.vmgen.generator.diagnostic.Problem;
import org.vmgen.generator.model.Memory;
import org.vmgen.generator.model.ScalarType;
import org.vmgen.generator.model.Type;
import org.vmgen.grammar.VmgParser;

/** Calls of intrinsics; those on any of several types take the type of their arguments. */
final class IntrinsicTyper {
  private final Typing typing;
  private final ExprTyper expressions;

  IntrinsicTyper(Typing typing, ExprTyper expressions) {
    this.typing = typing;
    this.expressions = expressions;
  }

  Optional<CallTyper.Call> call(IntrinsicSignature signature, VmgParser.CallExprContext context) {
    return checked(signature, context.expr(), context)
        .map(
            call -> {
              List<Type> results = results(signature, call.type());
              Expr expr = new Expr.Apply(signature.intrinsic(), results.get(0), call.arguments());
              return new CallTyper.Call(expr, results, signature.intrinsic().text(), false);
            });
  }

  Optional<CallTyper.Call> callMember(
      Memory memory,
      IntrinsicSignature signature,
      List<VmgParser.ExprContext> written,
      ParserRuleContext place) {
    return checked(signature, written, place)
        .map(
            call -> {
              List<Type> results = results(signature, call.type());
              Type type = results.isEmpty() ? ScalarType.BOOL : results.get(0);
              Expr expr =
                  new Expr.ApplyMemory(memory, signature.intrinsic(), type, call.arguments());
              String name = memory.name() + "." + signature.intrinsic().text();
              return new CallTyper.Call(expr, results, name, results.isEmpty());
            });
  }

  /** What {@code T} is, and the arguments. */
  private record Checked(ScalarType type, List<Expr> arguments) {}

  private Optional<Checked> checked(
      IntrinsicSignature signature, List<VmgParser.ExprContext> written, ParserRuleContext place) {
    // No stream: it would take the more stack, the deeper calls are nested.
    List<Operand> operands = new ArrayList<>();
    for (VmgParser.ExprContext argument : written) {
      operands.add(expressions.check(argument));
    }
    String name = signature.intrinsic().text();
    int expected = signature.parameters().size();
    if (operands.size() != expected) {
      typing.report(
          Problem.ARGUMENT_COUNT,
          place,
          name,
          Advice.count(expected, "argument"),
          operands.size(),
          signature.text());
      return Optional.empty();
    } else if (operands.stream().anyMatch(Operand.Failed.class::isInstance)) {
      return Optional.empty();
    }
    Optional<ScalarType> type = typeOf(signature, operands, written);
    if (type.isEmpty()) {
      return Optional.empty();
    }
    List<Expr> arguments = new ArrayList<>();
    for (int i = 0; i < expected; i++) {
      String role = "argument " + (i + 1) + " of '" + name + "'";
      ScalarType wanted = signature.parameters().get(i).orElse(type.get());
      Optional<Expr> argument =
          signature.takesAnyInteger(i)
              ? typing.asIndex(operands.get(i), written.get(i), role)
              : typing.coerce(operands.get(i), wanted, written.get(i), role);
      argument.ifPresent(arguments::add);
    }
    Optional<Integer> divisor = signature.divisor();
    if (arguments.size() == expected
        && divisor.isPresent()
        && ConstantEvaluator.isZero(arguments.get(divisor.get()))) {
      typing.reportZeroDivisor(written.get(divisor.get()), place);
      return Optional.empty();
    }
    return arguments.size() == expected
        ? Optional.of(new Checked(type.get(), arguments))
        : Optional.empty();
  }

  /** {@code T}: the type of the first argument that has one, else the default of literals. */
  private Optional<ScalarType> typeOf(
      IntrinsicSignature signature, List<Operand> operands, List<VmgParser.ExprContext> written) {
    boolean floats = signature.domain() == IntrinsicSignature.Domain.FLOAT;
    if (!signature.isGeneric()) {
      return Optional.of(ScalarType.I64);
    }
    for (int i = 0; i < operands.size(); i++) {
      if (signature.parameters().get(i).isPresent()) {
        continue;
      } else if (operands.get(i) instanceof Operand.Typed typed) {
        Type type = typed.expr().type();
        if (type instanceof ScalarType scalar && signature.domain().has(scalar)) {
          return Optional.of(scalar);
        }
        typing.report(
            Problem.ARGUMENT_TYPE,
            written.get(i),
            signature.intrinsic().text(),
            type.text(),
            signature.text());
        return Optional.empty();
      }
      floats |= operands.get(i) instanceof Operand.Open open && open.kind() == Operand.Kind.FLOAT;
    }
    return Optional.of(
        floats && signature.domain().has(ScalarType.F64) ? ScalarType.F64 : ScalarType.I64);
  }

  private static List<Type> results(IntrinsicSignature signature, ScalarType type) {
    return signature.results().stream().map(result -> (Type) result.orElse(type)).toList();
  }
}
