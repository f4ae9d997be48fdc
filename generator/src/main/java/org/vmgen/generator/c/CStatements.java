package org.vmgen.generator.c;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.vmgen.generator.action.Expr;
import org.vmgen.generator.action.Stmt;
import org.vmgen.generator.action.Target;
import org.vmgen.generator.action.Walk;
import org.vmgen.generator.model.ReferenceType;
import org.vmgen.generator.model.ScalarType;
import org.vmgen.generator.model.Stack;
import org.vmgen.generator.model.Trap;
import org.vmgen.generator.model.Type;
import org.vmgen.generator.model.Variable;

/** Prints lowered statements; what ends an instruction is the business of its {@link Exits}. */
final class CStatements {

  /** How control leaves what is printed. */
  interface Exits {
    void complete(Stmt.Complete complete);

    /** After {@code value} has been assigned, if that is {@link #takesValue wanted}. */
    void raise();

    /** Whether a throw here leaves with its value. */
    default boolean takesValue() {
      return true;
    }

    /**
     * @param detail the number of a stack, region or memory, or -1, as an expression
     */
    String trap(Trap trap, String detail);
  }

  private final CTypes types;
  private final CNames names;
  private final CExpressions expressions;
  private final CExpressions.Context context;
  private final CExterns externs;
  private final CWriter out;
  private final Exits exits;
  private final String label;
  private final Set<Variable> read = new HashSet<>();

  /**
   * @param label makes the labels of this action unique in the run loop
   * @param block the action, to find variables that nothing reads
   */
  CStatements(
      CTypes types,
      CExpressions.Context context,
      CWriter out,
      Exits exits,
      String label,
      Stmt.Block block) {
    this.types = types;
    this.names = types.names();
    this.context = context;
    this.expressions = new CExpressions(types, context);
    this.out = out;
    this.exits = exits;
    this.label = label;
    this.externs = new CExterns(types, expressions, context, out, exits);
    Walk.expressions(
        block,
        e -> {
          if (e instanceof Expr.Read r) {
            read.add(r.variable());
          }
        });
  }

  CExterns externs() {
    return externs;
  }

  CExpressions expressions() {
    return expressions;
  }

  /** Variables that exits store, which therefore count as read. */
  void reads(Variable variable) {
    read.add(variable);
  }

  boolean isRead(Variable variable) {
    return read.contains(variable);
  }

  void all(Stmt.Block block) {
    block.statements().forEach(this::print);
  }

  private void print(Stmt statement) {
    if (statement instanceof Stmt.Block block) {
      all(block);
    } else if (statement instanceof Stmt.Declare declare) {
      declare(declare);
    } else if (statement instanceof Stmt.Assign assign) {
      assign(assign);
    } else if (statement instanceof Stmt.AssignMany many) {
      assignMany(many);
    } else if (statement instanceof Stmt.Evaluate evaluate) {
      evaluate(evaluate.call());
    } else if (statement instanceof Stmt.If branch) {
      branch(branch);
    } else if (statement instanceof Stmt.While loop) {
      String condition = isTrue(loop.condition()) ? "1" : expressions.text(loop.condition());
      out.open("while (" + condition + ") {");
      print(loop.body());
      out.close("}");
    } else if (statement instanceof Stmt.Guard guard) {
      guard(guard);
    } else if (statement instanceof Stmt.Poll) {
      out.line("if (INTERRUPTED) " + exits.trap(Trap.LIMIT, "-1"));
    } else if (statement instanceof Stmt.Labelled labelled) {
      out.open("{");
      all(labelled.body());
      out.close("}");
      if (leaves(labelled)) {
        out.label(labelOf(labelled.label()));
      }
    } else if (statement instanceof Stmt.Leave leave) {
      out.line("goto " + labelOf(leave.label()) + ";");
    } else if (statement instanceof Stmt.Return result) {
      out.line("return " + expressions.text(result.values().get(0)) + ";");
    } else if (statement instanceof Stmt.Throw raise) {
      if (exits.takesValue()) {
        out.line("value = " + asValue(raise.value()) + ";");
      } else {
        out.line("(void)(" + asValue(raise.value()) + ");"); // else its variables were unused
      }
      exits.raise();
    } else if (statement instanceof Stmt.TrapNow now) {
      out.line(exits.trap(now.trap(), "-1"));
    } else if (statement instanceof Stmt.Complete complete) {
      exits.complete(complete);
    } else {
      throw new IllegalArgumentException("no lowered statement: " + statement);
    }
  }

  /** A thrown, halted or yielded value: 64 bits, signed. */
  String asValue(Expr value) {
    String text = expressions.asPosition(value);
    ScalarType type = (ScalarType) value.type();
    return type == ScalarType.U64 || type == ScalarType.CODE
        ? names.function("i64_wrap") + "(" + text + ")"
        : text;
  }

  private void declare(Stmt.Declare declare) {
    Variable variable = declare.variable();
    String name = context.name(variable);
    String start = types.variable(variable.type()) + name;
    if (externs.isCall(declare.value())) {
      externs.call(declare.value(), List.of(name), List.of(start));
    } else {
      out.line(start + " = " + value(declare.value(), variable.type()) + ";");
    }
    if (!read.contains(variable)) {
      out.line("(void)" + name + ";");
    }
  }

  /** A value as the right side of an assignment to a variable of a type. */
  private String value(Expr value, Type type) {
    if (type instanceof ReferenceType reference
        && !(value instanceof Expr.Null)
        && !type.equals(value.type())) {
      return types.fromSlot(reference, reference, expressions.operand(value));
    }
    return expressions.text(value);
  }

  private void assign(Stmt.Assign assign) {
    Target target = assign.target();
    Expr value = assign.value();
    if (target instanceof Target.Local local) {
      String name = context.name(local.variable());
      if (externs.isCall(value)) {
        externs.call(value, List.of(name), List.of());
      } else {
        out.line(name + " = " + value(value, local.type()) + ";");
      }
    } else if (target instanceof Target.ToRegister register) {
      String name = CNames.register(register.register());
      if (externs.isCall(value)) {
        externs.callTo(value, register.type(), name);
      } else {
        out.line(name + " = " + stored(register.type(), value) + ";");
      }
      CNames.windowUpdates(types.model(), register.register()).forEach(out::line);
    } else if (target instanceof Target.ToMemory memory) {
      String store = CExpressions.memoryType(memory.type()) + "_store_";
      out.line(
          "%s(%s + %s, %s);"
              .formatted(
                  names.function(store + CExpressions.order(memory.memory())),
                  CNames.bytes(memory.memory()),
                  expressions.operand(memory.address()),
                  memory.type() == ScalarType.BOOL
                      ? "(uint8_t)" + expressions.operand(value)
                      : expressions.text(value)));
    } else if (target instanceof Target.ToSlot slot) {
      String place = expressions.places().slot(slot.stack(), slot.fromBottom(), slot.index());
      out.line(place + " = " + stored(slot.stack().slot(), value) + ";");
    } else if (target instanceof Target.ToRegion region) {
      String place = expressions.places().region(region.region(), region.index());
      out.line(place + " = " + stored(region.region().slot(), value) + ";");
    } else if (target instanceof Target.ToDepth depth) {
      depth(depth, expressions.text(value));
    }
  }

  /** A value as it is stored in a slot or register. */
  private String stored(Type slot, Expr value) {
    return value instanceof Expr.Null
        ? "NULL"
        : types.toSlot(slot, value.type(), expressions.operand(value));
  }

  private void depth(Target.ToDepth depth, String value) {
    if (depth.stackOrRegion() instanceof Stack stack) {
      out.line(
          "SET_DEPTH(%s, %s, %s, %s);"
              .formatted(
                  types.slot(stack.slot()), CNames.pointer(stack), CNames.slots(stack), value));
    } else {
      out.line(
          "SET_REGION_DEPTH(vm->%s, %s, %s);"
              .formatted(
                  CNames.depth(depth.stackOrRegion()), CNames.slots(depth.stackOrRegion()), value));
    }
  }

  private void assignMany(Stmt.AssignMany many) {
    List<String> targets =
        many.targets().stream().map(t -> context.name(((Target.Local) t).variable())).toList();
    List<String> declarations =
        many.declared().stream().map(v -> types.variable(v.type()) + context.name(v)).toList();
    if (many.call() instanceof Expr.CallExtern) {
      externs.call(many.call(), targets, declarations);
    } else {
      twoResults((Expr.Apply) many.call(), targets, many.declared());
    }
    for (Variable variable : many.declared()) {
      if (!read.contains(variable)) {
        out.line("(void)" + context.name(variable) + ";");
      }
    }
  }

  /** An intrinsic that returns its first result and writes the second one through a pointer. */
  private void twoResults(Expr.Apply apply, List<String> targets, List<Variable> declared) {
    String start = targets.get(0);
    for (Variable variable : declared) {
      String declaration = types.variable(variable.type()) + context.name(variable);
      if (context.name(variable).equals(targets.get(0))) {
        start = declaration;
      } else {
        out.line(declaration + " = 0;");
      }
    }
    String arguments =
        String.join(", ", apply.arguments().stream().map(expressions::text).toList());
    out.line(
        "%s = %s(%s, &%s);"
            .formatted(
                start,
                new CIntrinsics(names).function(apply.intrinsic()),
                arguments,
                targets.get(1)));
  }

  private void evaluate(Expr call) {
    if (externs.isCall(call)) {
      externs.call(call, List.of(), List.of());
    } else {
      out.line(expressions.text(call) + ";");
    }
  }

  private void branch(Stmt.If branch) {
    out.open("if (" + expressions.text(branch.condition()) + ") {");
    print(branch.then());
    Optional<Stmt> otherwise = branch.otherwise();
    if (otherwise.isPresent()) {
      out.reopen("} else {");
      print(otherwise.get());
    }
    out.close("}");
  }

  private void guard(Stmt.Guard guard) {
    String detail =
        guard.condition() instanceof Expr.InBounds bounds
            ? bounds.state().map(names::number).orElse("-1")
            : "-1";
    out.line(
        "if (%s) %s"
            .formatted(expressions.negated(guard.condition()), exits.trap(guard.trap(), detail)));
  }

  private String labelOf(int number) {
    return label + "_" + number;
  }

  private static boolean leaves(Stmt.Labelled labelled) {
    boolean[] found = {false};
    Walk.statements(
        labelled.body(),
        s -> found[0] |= s instanceof Stmt.Leave leave && leave.label() == labelled.label());
    return found[0];
  }

  private static boolean isTrue(Expr condition) {
    return condition instanceof Expr.Constant constant && constant.bits() != 0;
  }
}
