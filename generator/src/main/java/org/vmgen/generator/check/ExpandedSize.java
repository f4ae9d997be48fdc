package org.vmgen.generator.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.vmgen.generator.action.Expr;
import org.vmgen.generator.action.Stmt;
import org.vmgen.generator.action.Walk;
import org.vmgen.generator.model.Function;

/**
 * How large an action becomes once the functions that it calls are inlined: functions that each
 * call another one twice double it at every step.
 */
final class ExpandedSize {

  /** The most statements and expressions that an instruction may become. */
  static final long LIMIT = 100_000;

  /** The most levels of expressions and calls within each other. */
  static final int DEEPEST = 1_000;

  private final Map<String, Integer> depths = new HashMap<>();
  private final Map<String, Long> sizes = new HashMap<>();

  /** Statements and expressions, those of called functions included; at most above the limit. */
  long of(Stmt.Block block) {
    long[] size = {0};
    List<Function> called = new ArrayList<>();
    Walk.statements(block, statement -> size[0]++);
    Walk.expressions(
        block,
        expression -> {
          size[0]++;
          if (expression instanceof Expr.CallFunction call) {
            called.add(call.function());
          }
        });
    // Not from within the walk: levels of expressions and of calls would multiply on Java's stack.
    called.forEach(function -> size[0] += of(function));
    return Math.min(size[0], LIMIT + 1);
  }

  private long of(Function function) {
    Long known = sizes.get(function.name());
    if (known == null) {
      known = of(function.body());
      sizes.put(function.name(), known);
    }
    return known;
  }

  /** Levels of the deepest expression, those of functions that it calls included. */
  int depth(Stmt.Block block) {
    int[] depth = {0};
    Walk.statements(
        block, s -> Walk.roots(s).forEach(e -> depth[0] = Math.max(depth[0], depth(e))));
    return depth[0];
  }

  private int depth(Expr expression) {
    int below = 0;
    for (Expr operand : Walk.children(expression)) {
      below = Math.max(below, depth(operand));
    }
    if (expression instanceof Expr.CallFunction call) {
      Function function = call.function();
      Integer known = depths.get(function.name());
      if (known == null) {
        known = depth(function.body());
        depths.put(function.name(), known);
      }
      below += known;
    }
    return Math.min(below, DEEPEST) + 1;
  }
}
