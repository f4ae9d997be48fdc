package org.vmgen.generator.lower;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.vmgen.generator.action.Expr;
import org.vmgen.generator.action.Stmt;
import org.vmgen.generator.action.Target;
import org.vmgen.generator.action.Walk;
import org.vmgen.generator.model.Item;
import org.vmgen.generator.model.ReferenceType;
import org.vmgen.generator.model.ScalarType;
import org.vmgen.generator.model.Type;
import org.vmgen.generator.model.Variable;

/** Declares the outputs of an instruction: by their first assignment where that is possible. */
final class OutputDeclarations {
  private final Set<Variable> always = new HashSet<>();
  private final List<Variable> outputs;

  OutputDeclarations(List<Item> items) {
    outputs = Lowering.assigned(items);
    for (Item item : items) {
      if (!(item instanceof Item.Single single && single.optional())) {
        always.add(item.variable());
      }
    }
  }

  List<Stmt> in(List<Stmt> statements) {
    return in(statements, outputs);
  }

  private List<Stmt> in(List<Stmt> statements, List<Variable> declared) {
    Map<Variable, Integer> first = new HashMap<>();
    Map<Variable, Integer> last = new HashMap<>();
    for (int i = 0; i < statements.size(); i++) {
      for (Variable output : mentioned(statements.get(i))) {
        first.putIfAbsent(output, i);
        last.put(output, i);
      }
    }
    Map<Integer, List<Variable>> at = new HashMap<>();
    for (Variable output : declared) {
      if (first.containsKey(output)) {
        at.computeIfAbsent(first.get(output), i -> new ArrayList<>()).add(output);
      }
    }
    List<Stmt> result = new ArrayList<>();
    for (int i = 0; i < statements.size(); i++) {
      int index = i;
      declare(
          at.getOrDefault(i, List.of()),
          statements.get(i),
          output -> last.get(output) == index,
          result);
    }
    return result;
  }

  /**
   * Adds a statement, the first that mentions some outputs, with their declarations.
   *
   * @param ends whether it is the last too that mentions an output
   */
  private void declare(
      List<Variable> declared, Stmt statement, Predicate<Variable> ends, List<Stmt> result) {
    Stmt adapted = statement;
    List<Variable> inArms = new ArrayList<>();
    for (Variable output : declared) {
      if (adapted instanceof Stmt.Assign assign
          && assign.target().equals(new Target.Local(output))
          && !reads(assign.value(), output)) {
        adapted = new Stmt.Declare(output, assign.value());
      } else if (adapted instanceof Stmt.If branch
          && !reads(branch.condition(), output)
          && ends.test(output)) {
        inArms.add(output);
      } else if (adapted instanceof Stmt.AssignMany many
          && many.targets().contains(new Target.Local(output))
          && !reads(many.call(), output)) {
        List<Variable> all = new ArrayList<>(many.declared());
        all.add(output);
        adapted = new Stmt.AssignMany(many.targets(), all, many.call(), many.source());
      } else {
        result.add(new Stmt.Declare(output, initial(output.type())));
      }
    }
    if (!inArms.isEmpty()) {
      Stmt.If branch = (Stmt.If) adapted;
      adapted =
          new Stmt.If(
              branch.condition(),
              arm(inArms, branch.then()),
              branch.otherwise().map(s -> arm(inArms, s)));
    }
    result.add(adapted);
  }

  private Stmt arm(List<Variable> declared, Stmt arm) {
    return new Stmt.Block(
        in(arm instanceof Stmt.Block block ? block.statements() : List.of(arm), declared));
  }

  /** Zero, false or null. */
  static Expr initial(Type type) {
    return type instanceof ReferenceType reference
        ? new Expr.Null(reference)
        : Expr.Constant.of((ScalarType) type, 0);
  }

  /** The outputs that a statement assigns, reads or completes with. */
  private Set<Variable> mentioned(Stmt root) {
    Set<Variable> mentioned = new HashSet<>();
    Walk.statements(
        root,
        s -> {
          mentioned.addAll(Walk.assigned(s));
          if (s instanceof Stmt.Complete complete) {
            mentioned.addAll(always);
            mentioned.addAll(complete.present());
          }
        });
    Walk.expressions(
        root,
        e -> {
          if (e instanceof Expr.Read read) {
            mentioned.add(read.variable());
          }
        });
    return mentioned;
  }

  static boolean reads(Expr expression, Variable output) {
    boolean[] found = {false};
    Walk.expressions(
        expression, e -> found[0] |= e instanceof Expr.Read read && read.variable().equals(output));
    return found[0];
  }
}
