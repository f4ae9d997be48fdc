package org.vmgen.generator.lower;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.vmgen.generator.action.Expr;
import org.vmgen.generator.action.Source;
import org.vmgen.generator.action.Stmt;
import org.vmgen.generator.action.Target;
import org.vmgen.generator.action.Walk;
import org.vmgen.generator.model.ScalarType;
import org.vmgen.generator.model.Variable;

/**
 * Flags that follow at run time which optional outputs exist: those assigned in loops, for which it
 * cannot be known before.
 */
final class OptionalFlags {
  private final Map<Variable, Variable> flags = new LinkedHashMap<>();

  OptionalFlags(List<Stmt> statements, Set<Variable> optional, Fresh fresh) {
    for (Stmt statement : statements) {
      Walk.statements(
          statement,
          s -> {
            if (s instanceof Stmt.While loop) {
              Walk.statements(
                  loop.body(),
                  inner ->
                      Walk.assigned(inner).stream()
                          .filter(optional::contains)
                          .forEach(v -> flags.computeIfAbsent(v, o -> flag(o, fresh))));
            }
          });
    }
  }

  /** The outputs that have flags, with their flags. */
  Map<Variable, Variable> flags() {
    return flags;
  }

  /** The statements with the flags declared and set. */
  List<Stmt> setIn(List<Stmt> statements) {
    List<Stmt> result = new ArrayList<>();
    flags.values().forEach(flag -> result.add(new Stmt.Declare(flag, Expr.Constant.bool(false))));
    result.addAll(setAll(statements));
    return result;
  }

  private List<Stmt> setAll(List<Stmt> statements) {
    List<Stmt> result = new ArrayList<>();
    for (Stmt statement : statements) {
      result.add(set(statement));
      for (Variable variable : Walk.assigned(statement)) {
        if (flags.containsKey(variable)) {
          Target flag = new Target.Local(flags.get(variable));
          result.add(new Stmt.Assign(flag, Expr.Constant.bool(true), Source.NONE));
        }
      }
    }
    return result;
  }

  private Stmt set(Stmt statement) {
    if (statement instanceof Stmt.Block block) {
      return new Stmt.Block(setAll(block.statements()));
    } else if (statement instanceof Stmt.If branch) {
      return new Stmt.If(branch.condition(), set(branch.then()), branch.otherwise().map(this::set));
    } else if (statement instanceof Stmt.While loop) {
      return new Stmt.While(loop.condition(), set(loop.body()), loop.source());
    } else if (statement instanceof Stmt.Labelled labelled) {
      return new Stmt.Labelled(
          labelled.label(), new Stmt.Block(setAll(labelled.body().statements())));
    }
    return statement;
  }

  private static Variable flag(Variable output, Fresh fresh) {
    return fresh.temporary(output.name() + "Exists", ScalarType.BOOL);
  }
}
