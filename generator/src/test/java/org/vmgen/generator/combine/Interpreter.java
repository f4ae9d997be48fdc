package org.vmgen.generator.combine;

import java.util.HashMap;
import java.util.Map;
import org.vmgen.generator.action.BinaryOp;
import org.vmgen.generator.action.ConstantArithmetic;
import org.vmgen.generator.action.Expr;
import org.vmgen.generator.action.Stmt;
import org.vmgen.generator.action.Target;
import org.vmgen.generator.model.Region;
import org.vmgen.generator.model.ScalarType;
import org.vmgen.generator.model.Stack;
import org.vmgen.generator.model.Variable;

/** Interprets the integer part of lowered actions. */
abstract class Interpreter {
  final Map<Variable, Long> values = new HashMap<>();

  /** The end of an action: what it was, or nothing if control goes on behind it. */
  String all(Iterable<Stmt> statements) {
    for (Stmt statement : statements) {
      String end = one(statement);
      if (!end.isEmpty()) {
        return end;
      }
    }
    return "";
  }

  private String one(Stmt s) {
    if (s instanceof Stmt.Block block) {
      return all(block.statements());
    } else if (s instanceof Stmt.Declare declare) {
      values.put(declare.variable(), value(declare.value()));
    } else if (s instanceof Stmt.Assign assign) {
      assign(assign.target(), value(assign.value()));
    } else if (s instanceof Stmt.If branch) {
      return value(branch.condition()) != 0
          ? one(branch.then())
          : branch.otherwise().map(this::one).orElse("");
    } else if (s instanceof Stmt.Labelled labelled) {
      String end = all(labelled.body().statements());
      return end.equals("leave " + labelled.label()) ? "" : end;
    } else if (s instanceof Stmt.Leave leave) {
      return "leave " + leave.label();
    } else if (s instanceof Stmt.Throw thrown) {
      String text = "throw " + value(thrown.value());
      thrown();
      return text;
    } else if (s instanceof Stmt.Complete complete) {
      return complete(complete);
    } else if (!(s instanceof Stmt.Guard)) {
      throw new AssertionError(s);
    }
    return "";
  }

  private void assign(Target target, long value) {
    if (target instanceof Target.Local local) {
      values.put(local.variable(), value);
    } else if (target instanceof Target.ToSlot slot) {
      toSlot(slot.stack(), value(slot.index()), value);
    } else if (target instanceof Target.ToRegion region) {
      toRegion(region.region(), value(region.index()), value);
    } else if (target instanceof Target.ToDepth depth) {
      toDepth((Stack) depth.stackOrRegion(), value);
    } else {
      throw new AssertionError(target);
    }
  }

  long value(Expr e) {
    if (e instanceof Expr.Constant constant) {
      return constant.bits();
    } else if (e instanceof Expr.Read read) {
      Long value = values.get(read.variable());
      if (value == null) {
        throw new AssertionError("no value of " + read.variable());
      }
      return value;
    } else if (e instanceof Expr.Binary binary) {
      ScalarType type = (ScalarType) binary.left().type();
      BinaryOp op = binary.op();
      return ConstantArithmetic.binary(op, type, value(binary.left()), value(binary.right()))
          .orElseThrow();
    } else if (e instanceof Expr.Convert convert) {
      ScalarType from = (ScalarType) convert.operand().type();
      long operand = value(convert.operand());
      return ConstantArithmetic.convert(from, (ScalarType) convert.type(), operand);
    } else if (e instanceof Expr.ReadSlot slot) {
      return slot(slot.stack(), value(slot.index()));
    } else if (e instanceof Expr.ReadRegion region) {
      return region(region.region(), value(region.index()));
    }
    throw new AssertionError(e);
  }

  abstract String complete(Stmt.Complete complete);

  abstract void thrown();

  abstract long slot(Stack stack, long index);

  abstract void toSlot(Stack stack, long index, long value);

  abstract long region(Region region, long index);

  abstract void toRegion(Region region, long index, long value);

  abstract void toDepth(Stack stack, long depth);
}
