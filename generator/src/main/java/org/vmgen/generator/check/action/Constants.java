package org.vmgen.generator.check.action;

import java.math.BigInteger;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.antlr.v4.runtime.ParserRuleContext;
import org.vmgen.generator.action.Expr;
import org.vmgen.generator.check.Scope;
import org.vmgen.generator.diagnostic.Diagnostics;
import org.vmgen.generator.diagnostic.Problem;
import org.vmgen.generator.model.ScalarType;
import org.vmgen.generator.model.Type;
import org.vmgen.generator.syntax.Names;
import org.vmgen.generator.syntax.Ranges;
import org.vmgen.grammar.VmgParser;

/**
 * The constants and enums of a description. Each is evaluated when it is first asked for, so that
 * they may be declared in any order; one that depends on itself is reported.
 */
public final class Constants {
  /** How many constants may wait for one another: more may overflow the generator's own stack. */
  private static final int DEEPEST = 100;

  private final Scope scope;
  private final Diagnostics diagnostics;
  private final Map<String, VmgParser.ConstDeclContext> declared = new LinkedHashMap<>();
  private final Map<String, Map<String, Member>> enums = new LinkedHashMap<>();
  private final Map<String, Optional<ConstantValue>> values = new HashMap<>();
  private final Deque<String> inProgress = new ArrayDeque<>();

  /** A member of an enum; one without a value follows the one before it. */
  private record Member(
      VmgParser.EnumItemContext item,
      Optional<VmgParser.TypeRefContext> type,
      Optional<String> previous) {}

  public Constants(Scope scope, Diagnostics diagnostics) {
    this.scope = scope;
    this.diagnostics = diagnostics;
  }

  public void declare(String name, VmgParser.ConstDeclContext constant) {
    declared.put(name, constant);
  }

  public void declareEnum(String name, VmgParser.EnumDeclContext declaration) {
    Map<String, Member> members = new LinkedHashMap<>();
    Optional<String> previous = Optional.empty();
    for (VmgParser.EnumItemContext item : declaration.enumItem()) {
      String member = Names.text(item.name());
      if (members.containsKey(member)) {
        diagnostics.report(Problem.DUPLICATE_NAME, Ranges.of(item), "member", name + "." + member);
      } else {
        members.put(member, new Member(item, Optional.ofNullable(declaration.typeRef()), previous));
        previous = Optional.of(member);
      }
    }
    enums.put(name, members);
  }

  /** Evaluates all, so that what is wrong in unused ones is reported too. */
  public void checkAll() {
    declared.keySet().forEach(this::value);
    enums.forEach((name, members) -> members.keySet().forEach(m -> memberValue(name, m)));
  }

  public boolean isDeclared(String name) {
    return declared.containsKey(name);
  }

  /** The names of constants and enums. */
  public Collection<String> names() {
    List<String> names = new ArrayList<>(declared.keySet());
    names.addAll(enums.keySet());
    return names;
  }

  /** The members of an enum in order; empty if there is none of that name. */
  public List<String> members(String enumName) {
    return List.copyOf(enums.getOrDefault(enumName, Map.of()).keySet());
  }

  /** A constant; empty if there is none of that name or it is wrong, which is reported. */
  public Optional<ConstantValue> value(String name) {
    VmgParser.ConstDeclContext constant = declared.get(name);
    if (constant == null) {
      return Optional.empty();
    }
    return once(
        name,
        constant.name(),
        () -> evaluate(constant.expr(), Optional.ofNullable(constant.typeRef())));
  }

  /** A member of an enum; empty if there is none of that name or it is wrong. */
  public Optional<ConstantValue> memberValue(String enumName, String member) {
    Map<String, Member> members = enums.getOrDefault(enumName, Map.of());
    if (!members.containsKey(member)) {
      return Optional.empty();
    }
    return evaluateMember(enumName, member);
  }

  private Optional<ConstantValue> evaluateMember(String enumName, String name) {
    Member member = enums.get(enumName).get(name);
    return once(
        enumName + "." + name,
        member.item(),
        () ->
            member.item().expr() != null
                ? evaluate(member.item().expr(), member.type()).filter(v -> isInteger(v, member))
                : following(enumName, member));
  }

  private boolean isInteger(ConstantValue value, Member member) {
    ScalarType type = value.constant().type();
    if (!type.isInteger()) {
      diagnostics.report(Problem.ENUM_VALUE, Ranges.of(member.item().expr()), type.text());
    }
    return type.isInteger();
  }

  /** Counts from the nearest member before whose value is written or known. */
  private Optional<ConstantValue> following(String enumName, Member member) {
    BigInteger distance = BigInteger.ZERO;
    Member from = member;
    while (from.item().expr() == null && from.previous().isPresent()) {
      distance = distance.add(BigInteger.ONE);
      String previous = from.previous().get();
      from = enums.get(enumName).get(previous);
      if (values.containsKey(enumName + "." + previous)) {
        break;
      }
    }
    BigInteger steps = distance;
    Optional<BigInteger> number =
        from == member
            ? Optional.of(steps)
            : evaluateMember(enumName, Names.text(from.item().name()))
                .map(v -> v.integer().add(steps));
    if (number.isEmpty()) {
      return Optional.empty();
    }
    Optional<ScalarType> type =
        member.type().isPresent() ? resolve(member.type().get()) : Optional.of(ScalarType.I64);
    Optional<Expr.Constant> constant = type.flatMap(t -> LiteralValue.of(number.get()).as(t));
    if (type.isPresent() && constant.isEmpty()) {
      diagnostics.report(
          Problem.ENUM_RANGE, Ranges.of(member.item()), number.get(), type.get().text());
    }
    return constant.map(c -> new ConstantValue(c, member.type().isEmpty()));
  }

  private Optional<ConstantValue> once(
      String name, ParserRuleContext place, Supplier<Optional<ConstantValue>> evaluation) {
    if (values.containsKey(name)) {
      return values.get(name);
    } else if (inProgress.contains(name)) {
      diagnostics.report(Problem.CONSTANT_CYCLE, Ranges.of(place), name);
      values.put(name, Optional.empty());
      return Optional.empty();
    }
    if (inProgress.size() == DEEPEST) {
      diagnostics.report(Problem.TOO_DEEP, Ranges.of(place), DEEPEST);
      return Optional.empty();
    }
    inProgress.push(name);
    Optional<ConstantValue> value = evaluation.get();
    inProgress.pop();
    values.putIfAbsent(name, value);
    return values.get(name);
  }

  private Optional<ConstantValue> evaluate(
      VmgParser.ExprContext expr, Optional<VmgParser.TypeRefContext> declaredType) {
    Optional<Type> type = declaredType.flatMap(this::resolve).map(t -> t);
    return declaredType.isPresent() && type.isEmpty()
        ? Optional.empty()
        : new ActionChecker(scope, diagnostics).constant(expr, type);
  }

  /** A declared type: any scalar type but code. */
  private Optional<ScalarType> resolve(VmgParser.TypeRefContext reference) {
    Optional<Type> type = scope.type(reference);
    if (type.isPresent()
        && (!(type.get() instanceof ScalarType) || type.get() == ScalarType.CODE)) {
      diagnostics.report(Problem.CONSTANT_TYPE, Ranges.of(reference), type.get().text());
      return Optional.empty();
    }
    return type.map(t -> (ScalarType) t);
  }
}
