package org.vmgen.generator.java;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.vmgen.generator.action.Expr;
import org.vmgen.generator.model.EffectWord;
import org.vmgen.generator.model.Extern;
import org.vmgen.generator.model.Region;
import org.vmgen.generator.model.Register;
import org.vmgen.generator.model.ScalarType;
import org.vmgen.generator.model.Stack;
import org.vmgen.generator.model.State;
import org.vmgen.generator.model.Type;

/** Prints calls of externs, with the saving and reading again of what they may see and change. */
final class ExternPrinter {
  private final Frame frame;
  private final ExpressionPrinter expressions;
  private final ExitPrinter exits;
  private final Lines out;

  ExternPrinter(Frame frame, ExpressionPrinter expressions, ExitPrinter exits, Lines out) {
    this.frame = frame;
    this.expressions = expressions;
    this.exits = exits;
    this.out = out;
  }

  /** The call without anything around it. */
  static JavaExpr call(ExpressionPrinter expressions, Expr.CallExtern call) {
    JavaExpr[] arguments = new JavaExpr[call.arguments().size() + 1];
    arguments[0] = JavaExpr.primary("this");
    for (int i = 1; i < arguments.length; i++) {
      Expr argument = call.arguments().get(i - 1);
      JavaExpr value = expressions.print(argument);
      boolean narrows = argument.type() == ScalarType.U32 || argument.type() == ScalarType.CODE;
      arguments[i] = narrows ? value.cast("int") : value;
    }
    return JavaExpr.call("externs." + JavaNames.identifier(call.extern().name()), arguments);
  }

  /** A result as the action takes it: of the type's range whatever the implementation gave. */
  static JavaExpr result(JavaExpr value, Type type) {
    if (type == ScalarType.CODE) {
      return value.cast("long");
    }
    boolean narrow =
        type instanceof ScalarType scalar
            && scalar.isInteger()
            && scalar.bits() < 64
            && scalar != ScalarType.I32;
    return narrow ? JavaType.wrapped(value, (ScalarType) type) : value;
  }

  /**
   * A call as a statement.
   *
   * @param declaration the type and name of a variable that takes the result, declared here
   * @param assigned the name of one that exists
   */
  void statement(
      Expr.CallExtern call,
      Optional<String> declaration,
      Optional<String> assigned,
      boolean several,
      boolean inLoop) {
    Extern extern = call.extern();
    JavaExpr value = call(expressions, call);
    boolean hasResult = declaration.isPresent() || assigned.isPresent();
    String text = (hasResult && !several ? result(value, call.type()) : value).text();
    save(extern);
    if (!extern.may(EffectWord.Kind.THROWS)) {
      out.add(declaration.or(() -> assigned).map(v -> v + " = " + text).orElse(text) + ";");
      reload(extern, true);
      return;
    }
    declaration.ifPresent(v -> out.add(v + ";"));
    Optional<String> name =
        declaration.map(v -> v.substring(v.lastIndexOf(' ') + 1)).or(() -> assigned);
    String thrown = frame.names.fresh("thrown");
    out.add("try {");
    out.add(name.map(v -> v + " = " + text).orElse(text) + ";");
    out.add("} catch (VmThrow " + thrown + ") {");
    reload(extern, false);
    exits.restore();
    out.add("value = " + thrown + ".value();");
    exits.stop("THROW", inLoop);
    out.add("}");
    reload(extern, true);
  }

  private void save(Extern extern) {
    if (extern.may(EffectWord.Kind.PURE)) {
      return;
    }
    out.add("position = " + frame.position() + ";");
    for (Stack stack : frame.state.model().stacks()) {
      if (sees(extern, stack)) {
        out.add(frame.state.field(stack) + ".depth = " + frame.depth(stack).text() + ";");
      }
    }
    for (Register register : frame.state.model().registers()) {
      if (sees(extern, register)) {
        out.add(frame.state.saveRegister(register));
      }
    }
    if (frame.state.counts() && runsCode(extern)) {
      out.add("remaining = left;");
    }
  }

  /** Reads again what the extern may have changed; depths only if it completed. */
  private void reload(Extern extern, boolean completed) {
    List<String> lines = new ArrayList<>();
    for (StateNames.StateLocal local : frame.state.locals()) {
      if (changes(extern, local, completed)) {
        lines.add(local.reloading());
      }
    }
    out.addAll(lines);
  }

  private boolean changes(Extern extern, StateNames.StateLocal local, boolean completed) {
    String name = local.name();
    if (List.of("code", "leaders", "constants").contains(name)) {
      return anything(extern) || extern.may(EffectWord.Kind.LOADS);
    }
    if (name.equals("left")) {
      return runsCode(extern);
    }
    for (State state : states()) {
      boolean written = writes(extern, state);
      if (state instanceof Stack stack && name.equals(frame.state.pointer(stack))) {
        return written && completed;
      }
      if (state instanceof Register register
          && (name.equals(frame.state.of(register))
              || frame.state.window(register).filter(local::equals).isPresent())) {
        return written;
      }
      if (state instanceof Region region
          && region.on().isEmpty()
          && (name.equals(frame.state.of(region)) || name.equals(frame.state.depth(region)))) {
        return written;
      }
    }
    return false;
  }

  private List<State> states() {
    List<State> all = new ArrayList<>();
    all.addAll(frame.state.model().stacks());
    all.addAll(frame.state.model().registers());
    all.addAll(frame.state.model().regions());
    return all;
  }

  private static boolean sees(Extern extern, State state) {
    return writes(extern, state) || names(extern, EffectWord.Kind.READS, state);
  }

  static boolean writes(Extern extern, State state) {
    return anything(extern) || names(extern, EffectWord.Kind.WRITES, state);
  }

  private static boolean names(Extern extern, EffectWord.Kind kind, State state) {
    return extern.effects().stream()
        .anyMatch(w -> w.kind() == kind && w.subject().equals(Optional.of(state)));
  }

  private static boolean anything(Extern extern) {
    return extern.effects().isEmpty()
        || extern.may(EffectWord.Kind.REENTERS)
        || extern.may(EffectWord.Kind.LOADS)
        || extern.may(EffectWord.Kind.SUSPENDS);
  }

  private static boolean runsCode(Extern extern) {
    return extern.may(EffectWord.Kind.REENTERS);
  }
}
