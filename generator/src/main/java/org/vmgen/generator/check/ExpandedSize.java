package org.vmgen.generator.check;

import java.util.HashMap;
import java.util.Map;
import org.vmgen.generator.action.Expr;
import org.vmgen.generator.action.Stmt;
import org.vmgen.generator.action.Walk;
import org.vmgen.generator.diagnostic.Diagnostics;
import org.vmgen.generator.diagnostic.Problem;
import org.vmgen.generator.diagnostic.SourceRange;
import org.vmgen.generator.model.Function;

/**
 * How large an action becomes once the functions that it calls are inlined: functions that each
 * call another one twice double it at every step. A function is measured when it is checked, which
 * those that it calls were before, so that no walk follows chains of calls.
 */
public final class ExpandedSize {

  /** The most statements and expressions that an instruction may become. */
  static final long LIMIT = 100_000;

  /** The most levels of statements, expressions and calls within each other. */
  private static final int DEEPEST = 1_000;

  /** Levels that a statement within another one counts: later walks take so much more stack. */
  private static final int NESTED = 3;

  private final Map<String, Size> functions = new HashMap<>();

  /**
   * What an action was measured to be.
   *
   * @param parts statements and expressions, as {@link #of} counts them
   * @param depth levels, as {@link #depth(Stmt)} counts them
   */
  private record Size(long parts, int depth) {
    boolean isLarge() {
      return parts > LIMIT;
    }

    boolean fits() {
      return !isLarge() && depth <= DEEPEST;
    }
  }

  /**
   * Whether an action stays within the limits. If not, that is reported, but not again of what
   * calls a function of which it was.
   *
   * @param name of what has the action
   * @param range where that is declared
   */
  public boolean fits(Stmt.Block block, String name, SourceRange range, Diagnostics diagnostics) {
    return fits(measured(block), block, name, range, diagnostics);
  }

  /**
   * Notes a function, so that what calls it is measured by that. It may be too large itself, which
   * is reported as {@link #fits} does.
   *
   * @param range where it is declared
   */
  public void add(Function function, SourceRange range, Diagnostics diagnostics) {
    Size size = measured(function.body());
    functions.put(function.name(), size);
    fits(size, function.body(), function.name(), range, diagnostics);
  }

  private Size measured(Stmt.Block block) {
    return new Size(of(block), depth(block));
  }

  private boolean fits(
      Size size, Stmt.Block block, String name, SourceRange range, Diagnostics diagnostics) {
    if (!size.fits() && !callsRefused(block)) {
      boolean large = size.isLarge();
      diagnostics.report(
          large ? Problem.TOO_LARGE : Problem.TOO_DEEP_CALLS, range, name, large ? LIMIT : DEEPEST);
    }
    return size.fits();
  }

  private boolean callsRefused(Stmt.Block block) {
    boolean[] refused = {false};
    Walk.expressions(
        block,
        expression -> {
          if (expression instanceof Expr.CallFunction call) {
            refused[0] |= !functions.get(call.function().name()).fits();
          }
        });
    return refused[0];
  }

  /** Statements and expressions, those of called functions included; at most above the limit. */
  long of(Stmt.Block block) {
    long[] size = {0};
    Walk.statements(block, statement -> size[0]++);
    Walk.expressions(
        block,
        expression -> {
          size[0]++;
          if (expression instanceof Expr.CallFunction call) {
            size[0] += functions.get(call.function().name()).parts();
          }
        });
    return Math.min(size[0], LIMIT + 1);
  }

  /** Levels of the deepest statement or expression, those of functions that it calls included. */
  private int depth(Stmt statement) {
    int depth = 0;
    for (Expr root : Walk.roots(statement)) {
      depth = Math.max(depth, depth(root));
    }
    for (Stmt inner : Walk.children(statement)) {
      depth = Math.max(depth, depth(inner));
    }
    boolean nests = statement instanceof Stmt.If || statement instanceof Stmt.While;
    return nests ? depth + NESTED : depth;
  }

  private int depth(Expr expression) {
    int below = 0;
    for (Expr operand : Walk.children(expression)) {
      below = Math.max(below, depth(operand));
    }
    if (expression instanceof Expr.CallFunction call) {
      below += functions.get(call.function().name()).depth();
    }
    return Math.min(below, DEEPEST) + 1;
  }
}
