package org.vmgen.generator.java;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.vmgen.generator.action.Expr;
import org.vmgen.generator.action.Intrinsic;
import org.vmgen.generator.action.Stmt;
import org.vmgen.generator.action.Target;
import org.vmgen.generator.action.Walk;
import org.vmgen.generator.lower.Calls;
import org.vmgen.generator.model.Memory;
import org.vmgen.generator.model.ReferenceType;
import org.vmgen.generator.model.Region;
import org.vmgen.generator.model.ScalarType;
import org.vmgen.generator.model.Stack;
import org.vmgen.generator.model.Trap;
import org.vmgen.generator.model.Type;
import org.vmgen.generator.model.Variable;

/** Prints lowered statements. */
final class StatementPrinter {
  /** No label. */
  private static final int NONE = -1;

  private final Frame frame;
  private final ExpressionPrinter expressions;
  private final ExitPrinter exits;
  private final ExternPrinter externs;
  private final Lines out;
  private final Deque<Integer> loops = new ArrayDeque<>();

  StatementPrinter(
      Frame frame,
      ExpressionPrinter expressions,
      ExitPrinter exits,
      ExternPrinter externs,
      Lines out) {
    this.frame = frame;
    this.expressions = expressions;
    this.exits = exits;
    this.externs = externs;
    this.out = out;
  }

  void print(Stmt statement) {
    if (statement instanceof Stmt.Block block) {
      block.statements().forEach(this::print);
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
      loop(loop, NONE);
    } else if (statement instanceof Stmt.Labelled labelled) {
      labelled(labelled);
    } else if (statement instanceof Stmt.Leave leave) {
      boolean nearest = !loops.isEmpty() && loops.peek() == leave.label();
      out.add(nearest ? "break;" : "break leave" + leave.label() + ";");
    } else {
      exit(statement);
    }
  }

  private void loop(Stmt.While loop, int label) {
    out.add("while (" + expressions.text(loop.condition()) + ") {");
    loops.push(label);
    print(loop.body());
    loops.pop();
    out.add("}");
  }

  private void labelled(Stmt.Labelled labelled) {
    Stmt body = labelled.body();
    while (body instanceof Stmt.Block block && block.statements().size() == 1) {
      body = block.statements().get(0);
    }
    if (!(body instanceof Stmt.While loop)) {
      out.add("leave" + labelled.label() + ":");
      out.add("{");
      print(body);
      out.add("}");
      return;
    }
    if (leavesFromWithin(loop, labelled.label())) {
      out.add("leave" + labelled.label() + ":");
    }
    loop(loop, labelled.label());
  }

  /** Whether a loop is left from a loop within it. */
  private static boolean leavesFromWithin(Stmt.While loop, int label) {
    boolean[] found = {false};
    Walk.statements(
        loop.body(),
        inner -> {
          if (inner instanceof Stmt.While) {
            Walk.statements(
                inner, s -> found[0] |= s instanceof Stmt.Leave l && l.label() == label);
          }
        });
    return found[0];
  }

  private void exit(Stmt statement) {
    if (statement instanceof Stmt.Complete complete) {
      exits.complete(complete, !loops.isEmpty());
    } else if (statement instanceof Stmt.Throw raise) {
      exits.throwing(raise.value(), !loops.isEmpty());
    } else if (statement instanceof Stmt.TrapNow trap) {
      exits.trap(frame.stops.trap(trap.trap()), !loops.isEmpty());
    } else if (statement instanceof Stmt.Guard guard) {
      out.add("if (" + negated(guard.condition()) + ") {");
      exits.trap(frame.stops.trap(guard), !loops.isEmpty());
      out.add("}");
    } else if (statement instanceof Stmt.Poll) {
      out.add("if (interrupt.pending()) {");
      exits.trap(frame.stops.trap(Trap.LIMIT), !loops.isEmpty());
      out.add("}");
    } else if (statement instanceof Stmt.Return result) {
      out.add(
          result.values().isEmpty()
              ? "return;"
              : "return " + expressions.text(result.values().get(0)) + ";");
    } else {
      throw new IllegalArgumentException("not a statement of a lowered action: " + statement);
    }
  }

  private void branch(Stmt.If branch) {
    boolean emptyThen = branch.then().equals(Stmt.Block.EMPTY) && branch.otherwise().isPresent();
    String condition =
        emptyThen ? negated(branch.condition()) : expressions.text(branch.condition());
    out.add("if (" + condition + ") {");
    print(emptyThen ? branch.otherwise().get() : branch.then());
    if (!emptyThen && branch.otherwise().isPresent()) {
      Stmt otherwise = branch.otherwise().get();
      out.add("} else {");
      print(otherwise);
    }
    out.add("}");
  }

  /** The text of the opposite condition. */
  private String negated(Expr condition) {
    if (condition instanceof Expr.InBounds bounds
        && (bounds.bounds() == Expr.Bounds.DEPTH_FROM_ZERO
            || bounds.bounds() == Expr.Bounds.DEPTH_TO_LIMIT)) {
      String text = expressions.text(condition);
      return text.replace(" >= ", " < ").replace(" <= ", " > ");
    }
    return expressions.negated(condition).text();
  }

  private void declare(Stmt.Declare declare) {
    Variable variable = declare.variable();
    String declaration = JavaType.local(variable.type()) + " " + frame.name(variable);
    if (declare.value() instanceof Expr.CallExtern call && Calls.haveEffects(call)) {
      externs.statement(call, Optional.of(declaration), Optional.empty(), false, !loops.isEmpty());
    } else {
      out.add(declaration + " = " + expressions.text(declare.value()) + ";");
    }
  }

  private void evaluate(Expr call) {
    if (call instanceof Expr.CallExtern extern) {
      externs.statement(extern, Optional.empty(), Optional.empty(), false, !loops.isEmpty());
    } else {
      out.add(expressions.text(call) + ";");
    }
  }

  private void assign(Stmt.Assign assign) {
    Target target = assign.target();
    if (target instanceof Target.Local local) {
      toVariable(frame.name(local.variable()), assign.value());
    } else if (target instanceof Target.ToRegister register) {
      toVariable(frame.state.of(register.register()), assign.value());
      frame.state.window(register.register()).ifPresent(index -> out.add(index.reloading()));
    } else if (target instanceof Target.ToSlot slot) {
      JavaExpr place = expressions.slot(slot.stack(), slot.fromBottom(), slot.index());
      store(place, assign.value(), slot.stack().slot());
    } else if (target instanceof Target.ToRegion region) {
      JavaExpr place = expressions.slot(region.region(), region.index());
      store(place, assign.value(), region.region().slot());
    } else if (target instanceof Target.ToMemory memory) {
      toMemory(memory, assign.value());
    } else if (target instanceof Target.ToDepth depth) {
      toDepth(depth, assign.value());
    }
  }

  private void toVariable(String name, Expr value) {
    if (value instanceof Expr.CallExtern call && Calls.haveEffects(call)) {
      externs.statement(call, Optional.empty(), Optional.of(name), false, !loops.isEmpty());
    } else {
      out.add(name + " = " + expressions.text(value) + ";");
    }
  }

  private void store(JavaExpr place, Expr value, Type slot) {
    JavaExpr stored = JavaType.toSlot(expressions.print(value), value.type(), slot);
    out.add(place.text() + " = " + stored.text() + ";");
  }

  private void toMemory(Target.ToMemory target, Expr value) {
    Memory memory = target.memory();
    ScalarType type = target.type();
    JavaExpr bytes = JavaExpr.primary(frame.state.of(memory));
    JavaExpr address = JavaType.index(expressions.print(target.address()), target.address().type());
    Expr stores = bits(value, type);
    JavaExpr printed = expressions.print(stores);
    if (type.bits() == 8) {
      JavaExpr bits = type == ScalarType.BOOL ? JavaType.word(printed, type) : printed;
      out.add(bytes.text() + "[" + address.text() + "] = " + bits.cast("byte").text() + ";");
      return;
    }
    JavaExpr stored =
        switch (type) {
          case I16, U16 -> printed.cast("short");
          case U32 -> printed.cast("int");
          case F32 -> JavaExpr.call("Float.floatToIntBits", printed);
          case F64 -> JavaExpr.call("Double.doubleToLongBits", printed);
          case I32 ->
              frame.isInLoop() || JavaType.isLong(stores.type()) ? printed.cast("int") : printed;
          case CODE -> frame.isInLoop() ? printed.cast("long") : printed;
          default -> printed;
        };
    String method =
        frame.isInLoop()
            ? ExpressionPrinter.view(memory, type) + ".set"
            : ExpressionPrinter.order(memory) + ".putI" + type.bits();
    out.add(JavaExpr.call(method, bytes, address, stored).text() + ";");
  }

  /** What has the same lowest bits as a value, so many as are stored. */
  private static Expr bits(Expr value, ScalarType type) {
    boolean narrows =
        value instanceof Expr.Convert convert
            && isInteger(convert.type())
            && isInteger(type)
            && isInteger(convert.operand().type())
            && type.bits() < 64
            && ((ScalarType) convert.type()).bits() >= type.bits()
            && ((ScalarType) convert.operand().type()).bits() >= type.bits();
    return narrows ? bits(((Expr.Convert) value).operand(), type) : value;
  }

  private static boolean isInteger(Type type) {
    return type instanceof ScalarType scalar && scalar.isInteger();
  }

  private void toDepth(Target.ToDepth target, Expr value) {
    JavaExpr depth = expressions.print(value);
    if (target.stackOrRegion() instanceof Region region) {
      String field = frame.state.field(region);
      out.add(field + ".setDepth(" + depth.text() + ");");
      out.add(frame.state.of(region) + " = " + field + ".slots;");
      out.add(frame.state.depth(region) + " = " + field + ".depth;");
      return;
    }
    Stack stack = (Stack) target.stackOrRegion();
    String pointer = frame.state.pointer(stack);
    String zero = stack.slot() instanceof ReferenceType ? "null" : "0";
    String slot = frame.names.fresh("slot");
    String from = frame.names.fresh(pointer + "From");
    out.add("int " + from + " = " + pointer + ";");
    out.add(pointer + " = " + JavaType.index(depth, value.type()).text() + ";");
    out.add(
        "for (int " + slot + " = " + from + "; " + slot + " < " + pointer + "; " + slot + "++) {");
    out.add(frame.state.of(stack) + "[" + slot + "] = " + zero + ";");
    out.add("}");
  }

  private void assignMany(Stmt.AssignMany many) {
    List<String> targets =
        many.targets().stream()
            .map(target -> ((Target.Local) target).variable())
            .map(
                v ->
                    many.declared().contains(v)
                        ? JavaType.local(v.type()) + " " + frame.name(v)
                        : frame.name(v))
            .toList();
    if (many.call() instanceof Expr.CallExtern call) {
      severalResults(call, targets);
      return;
    }
    Expr.Apply apply = (Expr.Apply) many.call();
    JavaExpr[] arguments = expressions.all(apply.arguments());
    String first = frame.name(((Target.Local) many.targets().get(0)).variable());
    String[] results = twoResults(apply.intrinsic(), arguments, first);
    out.add(targets.get(0) + " = " + results[0] + ";");
    out.add(targets.get(1) + " = " + results[1] + ";");
  }

  private void severalResults(Expr.CallExtern call, List<String> targets) {
    String name = frame.names.fresh("results");
    String type = ExternsInterface.resultClass(call.extern());
    externs.statement(
        call,
        Optional.of(frame.state.externsClass() + "." + type + " " + name),
        Optional.empty(),
        true,
        !loops.isEmpty());
    for (int i = 0; i < targets.size(); i++) {
      Variable result = call.extern().results().get(i);
      JavaExpr value = JavaExpr.primary(name + "." + JavaNames.identifier(result.name()) + "()");
      out.add(targets.get(i) + " = " + ExternPrinter.result(value, result.type()).text() + ";");
    }
  }

  /** The texts of both results; the second may use the first, which has a name then. */
  private static String[] twoResults(Intrinsic intrinsic, JavaExpr[] arguments, String first) {
    return switch (intrinsic) {
      case UDIV128, SDIV128, SDIV128_FLOOR ->
          new String[] {
            JavaExpr.call("Numbers." + intrinsic.text(), arguments).text(),
            arguments[1].at(JavaExpr.SUM) + " - " + first + " * " + arguments[2].at(JavaExpr.UNARY)
          };
      case ADD_CARRY ->
          new String[] {
            arguments[0].at(JavaExpr.SUM)
                + " + "
                + arguments[1].at(JavaExpr.PRODUCT)
                + " + "
                + JavaExpr.primary("(" + JavaType.mask(arguments[2], "1").text() + ")").text(),
            JavaExpr.call("Numbers.carryOut", arguments).text()
          };
      case SUB_BORROW ->
          new String[] {
            arguments[0].at(JavaExpr.SUM)
                + " - "
                + arguments[1].at(JavaExpr.PRODUCT)
                + " - "
                + JavaExpr.primary("(" + JavaType.mask(arguments[2], "1").text() + ")").text(),
            JavaExpr.call("Numbers.borrowOut", arguments).text()
          };
      default ->
          throw new IllegalArgumentException(intrinsic.text() + " does not have two results");
    };
  }
}
