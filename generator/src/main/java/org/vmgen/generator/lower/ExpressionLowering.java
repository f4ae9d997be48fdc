package org.vmgen.generator.lower;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.vmgen.generator.action.BinaryOp;
import org.vmgen.generator.action.Expr;
import org.vmgen.generator.action.Source;
import org.vmgen.generator.action.Stmt;
import org.vmgen.generator.action.Target;
import org.vmgen.generator.action.UnaryOp;
import org.vmgen.generator.model.ScalarType;
import org.vmgen.generator.model.Type;
import org.vmgen.generator.model.Variable;

/** Lowers expressions: what may trap or has effects becomes statements before them. */
final class ExpressionLowering {
  private final Context context;
  private final Scope scope;
  private final Guards guards;

  ExpressionLowering(Context context, Scope scope) {
    this.context = context;
    this.scope = scope;
    this.guards = new Guards(context);
  }

  /** A pure, total expression; statements that come before it are added to {@code out}. */
  Expr pure(Expr expression, List<Stmt> out) {
    Expr root = root(expression, out);
    return Calls.haveEffects(root) ? guards.hold(root, resultName(root), out) : root;
  }

  /** As {@link #pure}, of several operands evaluated left to right. */
  List<Expr> all(List<Expr> expressions, List<Stmt> out) {
    List<Expr> values = new ArrayList<>();
    for (Expr expression : expressions) {
      List<Stmt> before = new ArrayList<>();
      Expr value = pure(expression, before);
      keep(values, before, out);
      out.addAll(before);
      values.add(value);
    }
    return values;
  }

  /** Holds those earlier values in temporaries that later statements could change. */
  void keep(List<Expr> values, List<Stmt> later, List<Stmt> out) {
    if (later.isEmpty()) {
      return;
    }
    Footprint writes = Footprint.writesOf(later);
    values.replaceAll(
        value -> Footprint.readsOf(value).meets(writes) ? guards.hold(value, "value", out) : value);
  }

  /** As {@link #pure}, but the whole may be a call with effects. */
  Expr root(Expr expression, List<Stmt> out) {
    if (expression instanceof Expr.Read read) {
      return scope.value(read.variable());
    } else if (expression instanceof Expr.Unary unary) {
      return new Expr.Unary(unary.op(), unary.type(), pure(unary.operand(), out));
    } else if (expression instanceof Expr.Binary binary) {
      return binary(binary, out);
    } else if (expression instanceof Expr.Logical logical) {
      return logical(logical, out);
    } else if (expression instanceof Expr.Conditional conditional) {
      return conditional(conditional, out);
    } else if (expression instanceof Expr.Convert convert) {
      Expr operand = pure(convert.operand(), out);
      return convert.type() == ScalarType.CODE && operand.type() != ScalarType.CODE
          ? new Expr.Convert(convert.type(), guards.leader(operand, out))
          : new Expr.Convert(convert.type(), operand);
    } else if (expression instanceof Expr.Apply apply) {
      List<Expr> arguments = all(apply.arguments(), out);
      return new Expr.Apply(
          apply.intrinsic(), apply.type(), guards.division(apply.intrinsic(), arguments, out));
    } else if (expression instanceof Expr.CallFunction call) {
      List<Expr> arguments = all(call.arguments(), out);
      if (Lowering.keeps(call.function())) {
        return new Expr.CallFunction(call.function(), call.type(), arguments);
      }
      List<Expr> results = new Inlining(context).inline(call.function(), arguments, out);
      return results.isEmpty() ? Expr.Constant.bool(false) : results.get(0);
    } else if (expression instanceof Expr.CallExtern call) {
      return new Expr.CallExtern(call.extern(), call.type(), all(call.arguments(), out));
    } else if (expression instanceof Expr.ApplyMemory apply) {
      List<Expr> arguments = guards.memory(apply, all(apply.arguments(), out), out);
      return new Expr.ApplyMemory(apply.memory(), apply.intrinsic(), apply.type(), arguments);
    }
    return access(expression, out);
  }

  /** Evaluates a value into a variable that exists already. */
  void assign(Variable variable, Expr value, List<Stmt> out) {
    if (value instanceof Expr.Conditional conditional && armsNeedStatements(conditional)) {
      Expr condition = pure(conditional.condition(), out);
      List<Stmt> then = new ArrayList<>();
      assign(variable, conditional.then(), then);
      List<Stmt> otherwise = new ArrayList<>();
      assign(variable, conditional.otherwise(), otherwise);
      Optional<Stmt> arm = Optional.of(new Stmt.Block(otherwise));
      out.add(new Stmt.If(condition, new Stmt.Block(then), arm));
    } else {
      Expr right = root(value, out);
      out.add(new Stmt.Assign(new Target.Local(variable), right, Source.NONE));
    }
  }

  /** Whether an expression cannot stand as it is inside one that is evaluated conditionally. */
  boolean needsStatements(Expr expression) {
    List<Stmt> statements = new ArrayList<>();
    pure(expression, statements);
    return !statements.isEmpty();
  }

  /** Whether an arm cannot stand as it is in a conditional expression. */
  boolean armsNeedStatements(Expr.Conditional conditional) {
    return needsStatements(conditional.then()) || needsStatements(conditional.otherwise());
  }

  private Expr access(Expr expression, List<Stmt> out) {
    if (expression instanceof Expr.ReadMemory read) {
      if (read.type() == ScalarType.CODE) {
        Expr position = new Expr.ReadMemory(read.memory(), ScalarType.U64, read.address());
        return root(new Expr.Convert(ScalarType.CODE, position), out);
      }
      Expr address =
          guards.bytes(read.memory(), pure(read.address(), out), read.type().bytes(), out);
      return new Expr.ReadMemory(read.memory(), read.type(), address);
    } else if (expression instanceof Expr.ReadSlot read) {
      Expr index = guards.slot(read.stack(), read.fromBottom(), pure(read.index(), out), out);
      return new Expr.ReadSlot(read.stack(), read.fromBottom(), index);
    } else if (expression instanceof Expr.ReadRegion read) {
      Expr index = guards.region(read.region(), pure(read.index(), out), out);
      return guards.loaded(new Expr.ReadRegion(read.region(), index), out);
    } else if (expression instanceof Expr.Element element) {
      Expr length = context.lengths().get(element.array());
      Expr index = guards.element(length, pure(element.index(), out), out);
      return new Expr.Element(element.array(), index);
    } else if (expression instanceof Expr.ReadRegister) {
      return guards.loaded(expression, out);
    }
    return expression;
  }

  private Expr binary(Expr.Binary binary, List<Stmt> out) {
    List<Expr> operands = all(List.of(binary.left(), binary.right()), out);
    Expr right = operands.get(1);
    boolean divides =
        (binary.op() == BinaryOp.DIVIDE || binary.op() == BinaryOp.REMAINDER)
            && binary.type().isInteger();
    if (divides) {
      right = guards.divisor(right, out);
    }
    return new Expr.Binary(binary.op(), binary.type(), operands.get(0), right);
  }

  private Expr logical(Expr.Logical logical, List<Stmt> out) {
    Expr left = pure(logical.left(), out);
    List<Stmt> before = new ArrayList<>();
    Expr right = pure(logical.right(), before);
    if (before.isEmpty()) {
      return new Expr.Logical(logical.and(), left, right);
    }
    Variable result = context.fresh().temporary("condition", ScalarType.BOOL);
    out.add(new Stmt.Declare(result, left));
    before.add(new Stmt.Assign(new Target.Local(result), right, Source.NONE));
    Expr read = new Expr.Read(result);
    Expr decides = logical.and() ? read : new Expr.Unary(UnaryOp.NOT, ScalarType.BOOL, read);
    out.add(new Stmt.If(decides, new Stmt.Block(before), Optional.empty()));
    return read;
  }

  private Expr conditional(Expr.Conditional conditional, List<Stmt> out) {
    Expr condition = pure(conditional.condition(), out);
    List<Stmt> thenStatements = new ArrayList<>();
    Expr then = pure(conditional.then(), thenStatements);
    List<Stmt> otherStatements = new ArrayList<>();
    Expr otherwise = pure(conditional.otherwise(), otherStatements);
    if (thenStatements.isEmpty() && otherStatements.isEmpty()) {
      return new Expr.Conditional(condition, then, otherwise);
    }
    Type type = conditional.type();
    Variable result = context.fresh().temporary("value", type);
    out.add(new Stmt.Declare(result, OutputDeclarations.initial(type)));
    Target target = new Target.Local(result);
    thenStatements.add(new Stmt.Assign(target, then, Source.NONE));
    otherStatements.add(new Stmt.Assign(target, otherwise, Source.NONE));
    Optional<Stmt> arm = Optional.of(new Stmt.Block(otherStatements));
    out.add(new Stmt.If(condition, new Stmt.Block(thenStatements), arm));
    return new Expr.Read(result);
  }

  private static String resultName(Expr call) {
    return call instanceof Expr.CallExtern extern ? extern.extern().name() + "Result" : "result";
  }
}
