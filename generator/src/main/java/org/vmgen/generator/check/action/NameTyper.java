package org.vmgen.generator.check.action;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.ParserRuleContext;
import org.vmgen.generator.action.Expr;
import org.vmgen.generator.check.Scope;
import org.vmgen.generator.diagnostic.Problem;
import org.vmgen.generator.diagnostic.Similar;
import org.vmgen.generator.model.Register;
import org.vmgen.generator.model.ScalarType;
import org.vmgen.generator.model.State;
import org.vmgen.generator.model.Type;
import org.vmgen.generator.model.Variable;

/**
 * What a name alone means: a variable, a constant or a register, in this order. Whatever else it
 * names, the message says how to use that.
 */
final class NameTyper {
  private final Typing typing;
  private final Scope scope;

  NameTyper(Typing typing) {
    this.typing = typing;
    this.scope = typing.scope();
  }

  Operand check(String name, ParserRuleContext place) {
    if (typing.locals().has(name)) {
      return typing.locals().find(name).map(v -> read(v, place)).orElse(Operand.FAILED);
    }
    Optional<ConstantValue> constant = scope.constant(name);
    if (constant.isPresent()) {
      return constant(typing, constant.get(), place);
    }
    Optional<State> state = scope.state(name);
    if (state.isPresent() && state.get() instanceof Register register) {
      return typing.place() == Place.CONSTANT
          ? typing.failed(Problem.NOT_CONSTANT, place, name)
          : Operand.of(new Expr.ReadRegister(register));
    }
    return noValue(name, state, place);
  }

  private Operand read(Variable variable, ParserRuleContext place) {
    typing.locals().use(variable);
    if (variable.array()) {
      String advice = "take one of its elements: '" + variable.name() + "[0]'";
      return typing.failed(Problem.NOT_A_VALUE, place, variable.name(), "an array", advice);
    } else if (!typing.hasValue(variable)) {
      return typing.failed(Problem.READ_BEFORE_ASSIGNED, place, variable.name());
    }
    return Operand.of(new Expr.Read(variable));
  }

  /** A named constant or member of an enum. */
  static Operand constant(Typing typing, ConstantValue value, ParserRuleContext place) {
    ScalarType type = value.constant().type();
    if (!value.open() || type == ScalarType.BOOL) {
      return Operand.of(value.constant());
    } else if (type.isInteger()) {
      LiteralValue literal = LiteralValue.of(value.integer());
      return new Operand.Open(
          Operand.Kind.INTEGER,
          wanted -> LiteralTyper.as(typing, literal, wanted, place),
          Optional.of(literal));
    }
    return new Operand.Open(Operand.Kind.FLOAT, wanted -> openFloat(typing, value, wanted, place));
  }

  private static Optional<Expr> openFloat(
      Typing typing, ConstantValue value, Type wanted, ParserRuleContext place) {
    Optional<Expr.Constant> constant =
        wanted instanceof ScalarType scalar ? value.as(scalar) : Optional.empty();
    if (constant.isEmpty()) {
      String text = Snippet.of(place);
      String advice = Advice.conversion(ScalarType.F64, wanted, text);
      typing.report(Problem.LITERAL_TYPE, place, text, wanted.text(), advice);
    }
    return constant.map(c -> c);
  }

  /** Says what the name is, or that nothing has it. */
  private Operand noValue(String name, Optional<State> state, ParserRuleContext place) {
    if (scope.isBroken(name)) {
      return Operand.FAILED;
    } else if (state.isPresent()) {
      return typing.failed(
          Problem.NOT_A_VALUE,
          place,
          name,
          AccessTyper.kind(state.get()),
          AccessTyper.advice(state.get()));
    } else if (!scope.enumMembers(name).isEmpty()) {
      String advice = "take a member: '" + name + "." + scope.enumMembers(name).get(0) + "'";
      return typing.failed(Problem.NOT_A_VALUE, place, name, "an enum", advice);
    } else if (scope.isFunction(name)
        || scope.extern(name).isPresent()
        || IntrinsicSignature.named(name).isPresent()) {
      return typing.failed(Problem.NOT_A_VALUE, place, name, "a function", callAdvice(name));
    } else if (scope.type(name).isPresent()) {
      String advice = "'" + name + "(x)' converts to it";
      return typing.failed(Problem.NOT_A_VALUE, place, name, "a type", advice);
    }
    return typing.failed(Problem.UNKNOWN_NAME, place, name, similar(name));
  }

  private static String callAdvice(String name) {
    return "call it: '" + name + "(…)'";
  }

  private String similar(String name) {
    Optional<String> enumeration =
        scope.names().stream().filter(e -> scope.enumMembers(e).contains(name)).findFirst();
    if (enumeration.isPresent()) {
      return "write '" + enumeration.get() + "." + name + "'";
    }
    List<String> names = new ArrayList<>(typing.locals().names());
    names.addAll(scope.names());
    return Similar.orElse(
        name,
        names,
        typing.place() == Place.CONSTANT
            ? "declare it: 'const " + name + " = …;'"
            : "name an item so, or declare it: 'var " + name + " = …;', 'const', 'register'");
  }
}
