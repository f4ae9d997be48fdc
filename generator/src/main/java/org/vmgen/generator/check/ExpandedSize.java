package org.vmgen.generator.check;

import java.util.HashMap;
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

  private final Map<String, Long> sizes = new HashMap<>();

  /** Statements and expressions, those of called functions included; at most above the limit. */
  long of(Stmt.Block block) {
    long[] size = {0};
    Walk.statements(block, statement -> size[0]++);
    Walk.expressions(
        block,
        expression -> {
          size[0]++;
          if (expression instanceof Expr.CallFunction call) {
            size[0] += of(call.function());
          }
        });
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
}
