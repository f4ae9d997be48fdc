package org.vmgen.generator.check.action;

import java.util.Optional;
import org.antlr.v4.runtime.ParserRuleContext;
import org.vmgen.generator.action.Expr;
import org.vmgen.generator.action.Target;
import org.vmgen.generator.check.Scope;
import org.vmgen.generator.diagnostic.Problem;
import org.vmgen.generator.diagnostic.Similar;
import org.vmgen.generator.model.Memory;
import org.vmgen.generator.model.Region;
import org.vmgen.generator.model.Register;
import org.vmgen.generator.model.ScalarType;
import org.vmgen.generator.model.Stack;
import org.vmgen.generator.model.State;
import org.vmgen.generator.model.Type;
import org.vmgen.generator.model.Variable;
import org.vmgen.grammar.VmgParser;

/** What has a dot or an index: enums, memories, stacks, regions and arrays. */
final class AccessTyper {
  private final Typing typing;
  private final ExprTyper expressions;
  private final Scope scope;

  AccessTyper(Typing typing, ExprTyper expressions) {
    this.typing = typing;
    this.expressions = expressions;
    this.scope = typing.scope();
  }

  /** A place that an index selects from. */
  private sealed interface Indexed {
    record Cells(Memory memory, ScalarType type) implements Indexed {}

    record Slots(Stack stack, boolean fromBottom) implements Indexed {}

    record RegionSlots(Region region) implements Indexed {}

    record Elements(Variable array) implements Indexed {}
  }

  // ---- values -----------------------------------------------------------------------------------

  /** {@code E.A}, {@code mem.size}, {@code data.depth}, {@code mem.copy(…)}. */
  Operand member(VmgParser.MemberExprContext context) {
    String member = ExprTyper.text(context.member());
    Optional<String> base = name(context.expr(0));
    if (base.isEmpty()) {
      String text = Snippet.of(context.expr(0));
      String advice = "a dot follows the name of an enum, stack, region or memory";
      return typing.failed(Problem.UNKNOWN_MEMBER, context.member(), text, member, advice);
    }
    if (context.LPAREN() != null) {
      return expressions.calls().memberValue(base.get(), context);
    } else if (!scope.enumMembers(base.get()).isEmpty()) {
      return enumMember(base.get(), member, context);
    }
    return state(base.get(), context.expr(0))
        .map(state -> Operand.of(property(state, member, context)))
        .orElse(Operand.FAILED);
  }

  private Operand enumMember(String name, String member, VmgParser.MemberExprContext context) {
    Optional<ConstantValue> value = scope.enumMember(name, member);
    if (value.isPresent()) {
      return NameTyper.constant(typing, value.get(), context);
    } else if (scope.enumMembers(name).contains(member)) {
      return Operand.FAILED; // its value is wrong, and reported there
    }
    String advice =
        Similar.orElse(
            member,
            scope.enumMembers(name),
            "its members are " + String.join(", ", scope.enumMembers(name)));
    return typing.failed(Problem.UNKNOWN_MEMBER, context.member(), name, member, advice);
  }

  private Optional<Expr> property(State state, String member, VmgParser.MemberExprContext context) {
    if (state instanceof Memory memory && member.equals("size")) {
      return Optional.of(new Expr.MemorySize(memory));
    } else if (hasDepth(state) && member.equals("depth")) {
      return Optional.of(new Expr.Depth(state));
    }
    reportMember(state, member, context.member());
    return Optional.empty();
  }

  /** {@code t[i]}, {@code data[k]}, {@code data.at[i]}, {@code locals[k]}, {@code mem.u8[a]}. */
  Operand index(VmgParser.IndexExprContext context) {
    VmgParser.ExprContext base = context.expr(0);
    Optional<Indexed> indexed;
    if (name(base).isPresent()) {
      indexed = named(name(base).get(), base);
    } else if (base instanceof VmgParser.MemberExprContext member
        && member.LPAREN() == null
        && name(member.expr(0)).isPresent()) {
      indexed = memberOf(name(member.expr(0)).get(), member.expr(0), member.member());
    } else {
      return typing.failed(Problem.NOT_INDEXABLE, base, Snippet.of(base));
    }
    Optional<Expr> index =
        expressions.index(context.expr(1), indexed.map(AccessTyper::role).orElse("the index"));
    return Operand.of(indexed.flatMap(place -> index.map(i -> read(place, i))));
  }

  private static Expr read(Indexed place, Expr index) {
    if (place instanceof Indexed.Cells cells) {
      return new Expr.ReadMemory(cells.memory(), cells.type(), index);
    } else if (place instanceof Indexed.Slots slots) {
      return new Expr.ReadSlot(slots.stack(), slots.fromBottom(), index);
    } else if (place instanceof Indexed.RegionSlots slots) {
      return new Expr.ReadRegion(slots.region(), index);
    }
    return new Expr.Element(((Indexed.Elements) place).array(), index);
  }

  private static String role(Indexed place) {
    return place instanceof Indexed.Cells ? "the address" : "the index";
  }

  // ---- targets of assignments -------------------------------------------------------------------

  /** What an assignment names; the index is checked, the variable not yet marked as assigned. */
  Optional<Target> target(VmgParser.LvalueContext context) {
    String name = ExprTyper.text(context.actionName());
    if (context.expr() != null) {
      Optional<Indexed> indexed =
          context.member() == null
              ? named(name, context.actionName())
              : memberOf(name, context.actionName(), context.member());
      Optional<Expr> index =
          expressions.index(context.expr(), indexed.map(AccessTyper::role).orElse("the index"));
      return indexed.flatMap(place -> index.flatMap(i -> write(place, i, context)));
    } else if (context.member() != null) {
      return depthTarget(name, context);
    }
    return simpleTarget(name, context);
  }

  private Optional<Target> write(Indexed place, Expr index, VmgParser.LvalueContext context) {
    if (place instanceof Indexed.Cells cells) {
      return Optional.of(new Target.ToMemory(cells.memory(), cells.type(), index));
    } else if (place instanceof Indexed.Slots slots) {
      return Optional.of(new Target.ToSlot(slots.stack(), slots.fromBottom(), index));
    } else if (place instanceof Indexed.RegionSlots slots) {
      return Optional.of(new Target.ToRegion(slots.region(), index));
    }
    typing.report(
        Problem.NOT_ASSIGNABLE,
        context,
        Snippet.of(context),
        "an element of an array item or immediate",
        "these can only be read");
    return Optional.empty();
  }

  private Optional<Target> depthTarget(String name, VmgParser.LvalueContext context) {
    String member = ExprTyper.text(context.member());
    if (!scope.enumMembers(name).isEmpty()) {
      typing.report(
          Problem.NOT_ASSIGNABLE,
          context,
          Snippet.of(context),
          "a constant",
          "declare a register for a value that changes");
      return Optional.empty();
    }
    return state(name, context.actionName())
        .flatMap(
            state -> {
              if (hasDepth(state) && member.equals("depth")) {
                return Optional.of(new Target.ToDepth(state));
              } else if (state instanceof Memory && member.equals("size")) {
                typing.report(
                    Problem.NOT_ASSIGNABLE,
                    context,
                    Snippet.of(context),
                    "the size of a memory",
                    "the host sets it, by the limits of the machine");
              } else {
                reportMember(state, member, context.member());
              }
              return Optional.empty();
            });
  }

  private Optional<Target> simpleTarget(String name, VmgParser.LvalueContext context) {
    if (typing.locals().has(name)) {
      return typing.locals().find(name).flatMap(variable -> local(variable, context));
    }
    Optional<State> state = scope.state(name);
    if (state.isPresent() && state.get() instanceof Register register) {
      return Optional.of(new Target.ToRegister(register));
    } else if (scope.constant(name).isPresent()) {
      typing.report(
          Problem.NOT_ASSIGNABLE,
          context,
          name,
          "a constant",
          "declare a register for a value that changes");
    } else if (state.isPresent()) {
      typing.report(Problem.NOT_A_VALUE, context, name, kind(state.get()), advice(state.get()));
    } else if (!scope.isBroken(name)) {
      String advice =
          Similar.orElse(
              name,
              typing.locals().names(),
              "declare it: 'var " + name + " = …;', or name an output so");
      typing.report(Problem.UNKNOWN_NAME, context, name, advice);
    }
    return Optional.empty();
  }

  private Optional<Target> local(Variable variable, VmgParser.LvalueContext context) {
    String name = variable.name();
    if (variable.assignable()) {
      return Optional.of(new Target.Local(variable));
    }
    switch (variable.kind()) {
      case INPUT -> typing.report(Problem.ASSIGNED_INPUT, context, name);
      case IMMEDIATE -> typing.report(Problem.ASSIGNED_IMMEDIATE, context, name);
      case CONSTANT -> typing.report(Problem.ASSIGNED_LET, context, name);
      default -> typing.report(Problem.ASSIGNED_PARAMETER, context, name);
    }
    return Optional.empty();
  }

  // ---- names ------------------------------------------------------------------------------------

  /** The name that an expression is, if it is nothing else. */
  static Optional<String> name(VmgParser.ExprContext expr) {
    return expr instanceof VmgParser.PrimaryExprContext primary
            && primary.primary() instanceof VmgParser.NameExprContext name
        ? Optional.of(ExprTyper.text(name.actionName()))
        : Optional.empty();
  }

  private Optional<Indexed> named(String name, ParserRuleContext place) {
    Optional<Variable> variable = typing.locals().find(name);
    if (variable.isPresent() && variable.get().array()) {
      typing.locals().use(variable.get());
      return Optional.of(new Indexed.Elements(variable.get()));
    }
    Optional<State> state = scope.state(name);
    if (state.isPresent() && state.get() instanceof Stack stack) {
      return Optional.of(new Indexed.Slots(stack, false));
    } else if (state.isPresent() && state.get() instanceof Region region) {
      return Optional.of(new Indexed.RegionSlots(region));
    } else if (state.isPresent() && state.get() instanceof Memory) {
      typing.report(Problem.MEMORY_WITHOUT_TYPE, place, name);
    } else if (typing.locals().has(name) || state.isPresent()) {
      typing.report(Problem.NOT_INDEXABLE, place, name);
    } else {
      reportUnknown(name, place);
    }
    return Optional.empty();
  }

  private Optional<Indexed> memberOf(
      String name, ParserRuleContext base, VmgParser.MemberContext memberContext) {
    String member = ExprTyper.text(memberContext);
    Optional<State> state = state(name, base);
    if (state.isEmpty()) {
      return Optional.empty();
    } else if (state.get() instanceof Stack stack && member.equals("at")) {
      return Optional.of(new Indexed.Slots(stack, true));
    } else if (state.get() instanceof Memory memory) {
      Optional<Type> type = scope.type(member);
      if (type.isPresent() && type.get() instanceof ScalarType scalar) {
        if (scalar.isInteger() || scalar.isFloat()) {
          return Optional.of(new Indexed.Cells(memory, scalar));
        }
      }
    }
    reportMember(state.get(), member, memberContext);
    return Optional.empty();
  }

  /** The piece of state of that name; reported if there is none. */
  private Optional<State> state(String name, ParserRuleContext place) {
    Optional<State> state = scope.state(name);
    if (state.isPresent()) {
      return state;
    }
    reportUnknown(name, place);
    return Optional.empty();
  }

  private void reportUnknown(String name, ParserRuleContext place) {
    if (typing.locals().has(name) || scope.constant(name).isPresent()) {
      typing.report(
          Problem.NOT_STATE, place, name, "a value", "state is a stack, a region or a memory");
    } else if (!scope.isBroken(name)) {
      String advice =
          Similar.orElse(
              name,
              scope.names().stream().filter(n -> scope.state(n).isPresent()).toList(),
              "declare it with 'stack', 'region' or 'memory'");
      typing.report(Problem.UNKNOWN_NAME, place, name, advice);
    }
  }

  private void reportMember(State state, String member, VmgParser.MemberContext place) {
    typing.report(Problem.UNKNOWN_MEMBER, place, state.name(), member, memberAdvice(state, member));
  }

  private String memberAdvice(State state, String member) {
    if (state instanceof Memory memory) {
      if (member.equals("bool")) {
        return "write '" + memory.name() + ".u8[a] != 0'";
      } else if (member.equals("code")) {
        return "a position in memory is a number: 'code(" + memory.name() + ".u64[a])'";
      }
      boolean isType = scope.type(member).isPresent();
      return isType && !(scope.type(member).get() instanceof ScalarType)
          ? "references cannot lie in memory; use a region or register"
          : advice(memory);
    } else if (state instanceof Region region && region.on().isPresent()) {
      return "it has the slots of stack '" + region.on().get().name() + "', whose depth counts";
    }
    return advice(state);
  }

  private static boolean hasDepth(State state) {
    return state instanceof Stack || state instanceof Region region && region.on().isEmpty();
  }

  /** What a piece of state is, for messages. */
  static String kind(State state) {
    if (state instanceof Stack) {
      return "a stack";
    } else if (state instanceof Region) {
      return "a region";
    }
    return state instanceof Memory ? "a memory" : "a register";
  }

  /** How a piece of state is used. */
  static String advice(State state) {
    String name = state.name();
    if (state instanceof Stack) {
      return "write '"
          + name
          + "[k]' from the top, '"
          + name
          + ".at[i]' from the bottom or '"
          + name
          + ".depth'";
    } else if (state instanceof Region region) {
      String depth = region.on().isEmpty() ? " or '" + name + ".depth'" : "";
      return "write '" + name + "[k]'" + depth;
    } else if (state instanceof Memory) {
      return "write '"
          + name
          + ".u8[a]' (or another integer or float type), '"
          + name
          + ".size', '"
          + name
          + ".copy(…)', '.fill(…)' or '.compare(…)'";
    }
    return "a register has no parts: write '" + name + "'";
  }
}
