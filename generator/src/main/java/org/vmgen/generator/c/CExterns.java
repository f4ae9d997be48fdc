package org.vmgen.generator.c;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.vmgen.generator.action.Expr;
import org.vmgen.generator.model.EffectWord;
import org.vmgen.generator.model.Extern;
import org.vmgen.generator.model.Region;
import org.vmgen.generator.model.Register;
import org.vmgen.generator.model.ScalarType;
import org.vmgen.generator.model.Stack;
import org.vmgen.generator.model.State;
import org.vmgen.generator.model.Trap;
import org.vmgen.generator.model.Type;
import org.vmgen.generator.model.Variable;
import org.vmgen.generator.model.VmModel;
import org.vmgen.generator.stack.Distance;

/**
 * Prints calls of externs: the state that the extern may see is saved before and what it may change
 * is read again after, by its declared effects.
 */
final class CExterns {
  private final CTypes types;
  private final CNames names;
  private final CExpressions expressions;
  private final CExpressions.Context context;
  private final CWriter out;
  private final CStatements.Exits exits;
  private final boolean counts;

  CExterns(
      CTypes types,
      CExpressions expressions,
      CExpressions.Context context,
      CWriter out,
      CStatements.Exits exits) {
    this.types = types;
    this.names = types.names();
    this.expressions = expressions;
    this.context = context;
    this.out = out;
    this.exits = exits;
    this.counts = types.counts();
  }

  /** Whether an expression is a call that must stand alone. */
  boolean isCall(Expr value) {
    return value instanceof Expr.CallExtern call && !call.extern().may(EffectWord.Kind.PURE);
  }

  /** Whether an extern's C function returns its only result, rather than a status. */
  static boolean isPlain(Extern extern) {
    return extern.results().size() <= 1
        && Stream.of(
                EffectWord.Kind.THROWS,
                EffectWord.Kind.REENTERS,
                EffectWord.Kind.SUSPENDS,
                EffectWord.Kind.LOADS)
            .noneMatch(extern::may);
  }

  /** The C prototype that an implementation has. */
  static String prototype(Extern extern, CTypes types) {
    boolean plain = isPlain(extern);
    List<String> parameters = new ArrayList<>();
    parameters.add(types.names().prefix() + "_vm *vm");
    extern.parameters().forEach(p -> parameters.add(passed(p, types, "")));
    if (!plain) {
      extern.results().forEach(r -> parameters.add(passed(r, types, "*")));
    }
    String result =
        !plain
            ? "int "
            : extern.results().isEmpty() ? "void " : result(extern.results().get(0).type(), types);
    return result
        + types.names().function("ext_" + extern.name())
        + "("
        + String.join(", ", parameters)
        + ")";
  }

  private static String passed(Variable variable, CTypes types, String star) {
    return result(variable.type(), types) + star + variable.name();
  }

  /** A type at the border to externs, where a code value is its position. */
  private static String result(Type type, CTypes types) {
    return type == ScalarType.CODE ? "uint64_t " : types.variable(type);
  }

  /**
   * A call whose results go to variables.
   *
   * @param targets their names, as many as results are used
   * @param declarations those of them that are declared here, with their types
   */
  void call(Expr expression, List<String> targets, List<String> declarations) {
    Expr.CallExtern call = (Expr.CallExtern) expression;
    Extern extern = call.extern();
    save(extern);
    if (isPlain(extern)
        && (targets.isEmpty() || extern.results().get(0).type() != ScalarType.CODE)) {
      String start = "";
      if (!targets.isEmpty()) {
        start = (declarations.isEmpty() ? targets.get(0) : declarations.get(0)) + " = ";
      }
      out.line(start + expressions.externCall(extern, call.arguments()) + ";");
      restore(extern);
      return;
    }
    declarations.forEach(d -> out.line(d + " = 0;"));
    out.open("{");
    StringBuilder arguments = new StringBuilder(expressions.externArguments(call.arguments()));
    List<String> after = new ArrayList<>();
    for (int i = 0; i < extern.results().size(); i++) {
      Type type = extern.results().get(i).type();
      out.line(result(type, types) + "result_" + i + " = 0;");
      if (!isPlain(extern)) {
        arguments.append(", &result_").append(i);
      }
      if (i < targets.size()) {
        after.addAll(taken(type, targets.get(i), "result_" + i));
      } else {
        after.add("(void)result_" + i + ";");
      }
    }
    String function = names.function("ext_" + extern.name()) + "(" + arguments + ")";
    if (isPlain(extern)) {
      out.line("result_0 = " + function + ";");
      restore(extern);
    } else {
      out.line("int status = " + function + ";");
      restore(extern);
      out.open("if (status != " + names.constant("OK") + ") {");
      out.line("value = vm->thrown;");
      exits.raise();
      out.close("}");
    }
    after.forEach(out::line);
    out.close("}");
  }

  /** A call whose result goes to a register. */
  void callTo(Expr expression, Type type, String register) {
    out.open("{");
    call(expression, List.of("taken"), List.of(types.variable(type) + "taken"));
    out.line(register + " = " + types.toSlot(type, type, "taken") + ";");
    out.close("}");
  }

  private List<String> taken(Type type, String target, String result) {
    if (type != ScalarType.CODE) {
      return List.of(target + " = " + result + ";");
    }
    return List.of(
        "if (!%s(vm, %s)) %s"
            .formatted(names.function("is_leader"), result, exits.trap(Trap.CODE, "-1")),
        target + " = " + (types.checked() ? result : types.pointer(result)) + ";");
  }

  void save(Extern extern) {
    for (State state : seen(extern)) {
      if (state instanceof Stack stack) {
        out.line(
            "vm->%s = (size_t)(%s - %s%s);"
                .formatted(
                    CNames.depth(stack),
                    CNames.pointer(stack),
                    CNames.slots(stack),
                    lowered(stack)));
      } else if (state instanceof Register register) {
        out.line("vm->%1$s = %1$s;".formatted(CNames.register(register)));
      }
    }
    if (!isPlain(extern)) {
      out.line("vm->ip = " + context.here() + ";");
    }
    if (counts && extern.may(EffectWord.Kind.REENTERS)) {
      out.line("vm->left = left - " + (context.completedBefore() + 1) + " + vm->reserve;");
    }
  }

  private String lowered(Stack stack) {
    Distance popped = context.afterPop(stack);
    StringBuilder text = new StringBuilder();
    if (popped.constant() != 0) {
      text.append(" - ").append(popped.constant());
    }
    popped.lengths().forEach(l -> text.append(" - (ptrdiff_t)").append(context.name(l)));
    return text.toString();
  }

  void restore(Extern extern) {
    for (State state : changed(extern)) {
      if (state instanceof Stack stack) {
        out.line(
            "%s = %s + vm->%s;"
                .formatted(CNames.pointer(stack), CNames.slots(stack), CNames.depth(stack)));
      } else if (state instanceof Register register) {
        out.line("%1$s = vm->%1$s;".formatted(CNames.register(register)));
        CNames.windowUpdates(types.model(), register).forEach(out::line);
      }
    }
    if (counts && extern.may(EffectWord.Kind.REENTERS)) {
      int before = context.completedBefore();
      out.line("left = slice(vm, vm->left + 1)" + (before == 0 ? "" : " + " + before) + ";");
    }
  }

  private List<State> seen(Extern extern) {
    return any(extern) ? all() : named(extern, EffectWord.Kind.READS, EffectWord.Kind.WRITES);
  }

  private List<State> changed(Extern extern) {
    return any(extern) ? all() : named(extern, EffectWord.Kind.WRITES);
  }

  private static boolean any(Extern extern) {
    return extern.effects().isEmpty()
        || Stream.of(EffectWord.Kind.REENTERS, EffectWord.Kind.LOADS, EffectWord.Kind.SUSPENDS)
            .anyMatch(extern::may);
  }

  private List<State> all() {
    VmModel model = types.model();
    return Stream.<State>concat(model.stacks().stream(), model.registers().stream()).toList();
  }

  private static List<State> named(Extern extern, EffectWord.Kind... kinds) {
    List<EffectWord.Kind> wanted = List.of(kinds);
    return extern.effects().stream()
        .filter(word -> wanted.contains(word.kind()))
        .flatMap(word -> word.subject().stream())
        .map(
            state ->
                state instanceof Region region
                    ? region.on().map(s -> (State) s).orElse(state)
                    : state)
        .distinct()
        .collect(Collectors.toList());
  }
}
