package org.vmgen.generator.lower;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
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
    List<Stmt> result = statements;
    for (Variable output : outputs) {
      result = declare(output, result);
    }
    return result;
  }

  private List<Stmt> declare(Variable output, List<Stmt> statements) {
    List<Stmt> result = new ArrayList<>(statements);
    for (int i = 0; i < statements.size(); i++) {
      Stmt statement = statements.get(i);
      if (!mentions(statement, output)) {
        continue;
      }
      List<Stmt> rest = statements.subList(i + 1, statements.size());
      if (statement instanceof Stmt.Assign assign
          && assign.target().equals(new Target.Local(output))
          && !reads(assign.value(), output)) {
        result.set(i, new Stmt.Declare(output, assign.value()));
      } else if (statement instanceof Stmt.If branch
          && !reads(branch.condition(), output)
          && rest.stream().noneMatch(s -> mentions(s, output))) {
        result.set(
            i,
            new Stmt.If(
                branch.condition(),
                arm(output, branch.then()),
                branch.otherwise().map(s -> arm(output, s))));
      } else if (statement instanceof Stmt.AssignMany many
          && many.targets().contains(new Target.Local(output))
          && !reads(many.call(), output)) {
        List<Variable> declared = new ArrayList<>(many.declared());
        declared.add(output);
        result.set(i, new Stmt.AssignMany(many.targets(), declared, many.call(), many.source()));
      } else {
        result.add(i, new Stmt.Declare(output, initial(output.type())));
      }
      return result;
    }
    return result;
  }

  private Stmt arm(Variable output, Stmt arm) {
    return new Stmt.Block(
        declare(output, arm instanceof Stmt.Block block ? block.statements() : List.of(arm)));
  }

  /** Zero, false or null. */
  static Expr initial(Type type) {
    return type instanceof ReferenceType reference
        ? new Expr.Null(reference)
        : Expr.Constant.of((ScalarType) type, 0);
  }

  private boolean mentions(Stmt root, Variable output) {
    boolean[] found = {false};
    Walk.statements(
        root,
        s -> {
          found[0] |= Walk.assigned(s).contains(output);
          found[0] |=
              s instanceof Stmt.Complete complete
                  && (always.contains(output) || complete.present().contains(output));
          found[0] |= Walk.roots(s).stream().anyMatch(e -> reads(e, output));
        });
    return found[0];
  }

  static boolean reads(Expr expression, Variable output) {
    boolean[] found = {false};
    Walk.expressions(
        expression, e -> found[0] |= e instanceof Expr.Read read && read.variable().equals(output));
    return found[0];
  }
}
