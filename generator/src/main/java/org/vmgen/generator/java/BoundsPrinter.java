package org.vmgen.generator.java;

import org.vmgen.generator.action.Expr;
import org.vmgen.generator.model.Region;
import org.vmgen.generator.model.Stack;
import org.vmgen.generator.model.State;
import org.vmgen.generator.stack.Distance;

/** Prints the conditions of guards on bounds. */
final class BoundsPrinter {
  private final Frame frame;
  private final ExpressionPrinter expressions;

  BoundsPrinter(Frame frame, ExpressionPrinter expressions) {
    this.frame = frame;
    this.expressions = expressions;
  }

  JavaExpr print(Expr.InBounds bounds) {
    JavaExpr index = expressions.print(bounds.index());
    return switch (bounds.bounds()) {
      case BYTES -> bytes(bounds, index);
      case FROM_TOP, FROM_BOTTOM ->
          inRange(index, frame.depth((Stack) bounds.state().orElseThrow()));
      case DEPTH_FROM_ZERO -> fromZero(bounds, index);
      case DEPTH_TO_LIMIT -> toLimit(bounds, index);
      case SLOT -> slot((Region) bounds.state().orElseThrow(), index);
      case ELEMENT -> inRange(index, expressions.print(bounds.count()));
    };
  }

  /** Whether the slot of a region can be accessed before the action begins. */
  JavaExpr entrySlot(Region region, JavaExpr index) {
    return slot(region, index, region.on().map(frame.part()::required).orElse(Distance.ZERO));
  }

  private JavaExpr slot(Region region, JavaExpr index) {
    return slot(region, index, region.on().map(frame.part()::afterPop).orElse(Distance.ZERO));
  }

  private JavaExpr slot(Region region, JavaExpr index, Distance popped) {
    String count =
        region
            .on()
            .map(stack -> frame.index(stack, popped.plus(region.reserve())))
            .orElseGet(() -> frame.state.depth(region));
    return inRange(frame.slotOf(region, index), JavaExpr.primary(count));
  }

  private JavaExpr bytes(Expr.InBounds bounds, JavaExpr index) {
    String size = frame.state.of(bounds.state().orElseThrow()) + ".length";
    if (bounds.count() instanceof Expr.Constant constant) {
      String count = constant.bits() == 1 ? size : size + " - " + (constant.bits() - 1);
      return inRange(index, JavaExpr.primary(count));
    }
    return JavaExpr.call(
        "Numbers.inBytes", index, expressions.print(bounds.count()), JavaExpr.primary(size));
  }

  private JavaExpr fromZero(Expr.InBounds bounds, JavaExpr index) {
    State state = bounds.state().orElseThrow();
    String floor = state instanceof Stack stack ? frame.state.floor(stack) : "0";
    return index.infix(">=", JavaExpr.RELATION, JavaExpr.primary(floor));
  }

  private JavaExpr toLimit(Expr.InBounds bounds, JavaExpr index) {
    State state = bounds.state().orElseThrow();
    long count = ((Expr.Constant) bounds.count()).bits();
    String limit =
        state instanceof Stack
            ? frame.state.of(state) + ".length"
            : frame.state.field(state) + ".limit";
    String most = count == 0 ? limit : limit + " - " + count;
    return index.infix("<=", JavaExpr.RELATION, new JavaExpr(most, JavaExpr.SUM));
  }

  private static JavaExpr inRange(JavaExpr index, JavaExpr count) {
    return JavaExpr.call("Numbers.inRange", index, count);
  }
}
