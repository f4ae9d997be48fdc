package org.vmgen.generator.lower;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.vmgen.generator.action.Expr;
import org.vmgen.generator.action.Stmt;
import org.vmgen.generator.action.Walk;
import org.vmgen.generator.model.Effect;
import org.vmgen.generator.model.Variable;

/**
 * Unique names of the variables of one lowered action or function in a target language. A name that
 * is reserved there gets {@code _} appended; of several variables with one name the later ones get
 * a number.
 */
public final class VariableNames {
  private final Map<Variable, String> names = new HashMap<>();
  private final Set<String> taken = new HashSet<>();
  private final Predicate<String> reserved;

  private VariableNames(Predicate<String> reserved) {
    this.reserved = reserved;
  }

  /**
   * Names immediates, items, then everything else in the order of occurrence.
   *
   * @param reserved which names no variable may have: the language's keywords and the names that
   *     the printer uses itself
   */
  public static VariableNames of(Effect effect, Stmt block, Predicate<String> reserved) {
    VariableNames result = new VariableNames(reserved);
    effect
        .immediates()
        .forEach(
            i -> {
              result.add(i.variable());
              i.length().ifPresent(result::add);
            });
    effect.inputs().forEach(i -> result.add(i.variable()));
    effect.outputs().forEach(i -> result.add(i.variable()));
    result.addAll(block);
    return result;
  }

  /** Names the parameters and variables of a function. */
  public static VariableNames of(
      List<Variable> parameters, Stmt block, Predicate<String> reserved) {
    VariableNames result = new VariableNames(reserved);
    parameters.forEach(result::add);
    result.addAll(block);
    return result;
  }

  /**
   * The name of a variable.
   *
   * @throws IllegalArgumentException if it does not occur
   */
  public String get(Variable variable) {
    String name = names.get(variable);
    if (name == null) {
      throw new IllegalArgumentException("no variable " + variable);
    }
    return name;
  }

  /** A name that no variable has, taken from now on: for what a printer adds itself. */
  public String fresh(String wanted) {
    String name = reserved.test(wanted) ? wanted + "_" : wanted;
    String unique = name;
    for (int i = 2; !taken.add(unique); i++) {
      unique = name + "_" + i;
    }
    return unique;
  }

  private void addAll(Stmt block) {
    Walk.statements(
        block,
        s -> {
          if (s instanceof Stmt.Declare declare) {
            add(declare.variable());
          } else if (s instanceof Stmt.AssignMany many) {
            many.declared().forEach(this::add);
          }
        });
    Walk.expressions(
        block,
        e -> {
          if (e instanceof Expr.Read read) {
            add(read.variable());
          }
        });
  }

  private void add(Variable variable) {
    if (!names.containsKey(variable)) {
      names.put(variable, fresh(variable.name()));
    }
  }
}
