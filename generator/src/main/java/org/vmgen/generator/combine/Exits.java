package org.vmgen.generator.combine;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntSupplier;
import org.vmgen.generator.action.Expr;
import org.vmgen.generator.action.Source;
import org.vmgen.generator.action.Stmt;
import org.vmgen.generator.action.Target;
import org.vmgen.generator.action.Walk;
import org.vmgen.generator.model.ReferenceType;
import org.vmgen.generator.model.ScalarType;
import org.vmgen.generator.model.Type;
import org.vmgen.generator.model.Variable;

/**
 * Makes an action go on with the next part where it completed its instruction and would have gone
 * on with the next instruction.
 */
final class Exits {
  private final IntSupplier freshLabels;
  private int label = -1;

  private Exits(IntSupplier freshLabels) {
    this.freshLabels = freshLabels;
  }

  /**
   * An action that ends where it completed.
   *
   * @param outputs what later parts may need, declared at the front if it is assigned on several
   *     paths
   */
  static Stmt.Block continued(Stmt.Block block, Set<Variable> outputs, IntSupplier freshLabels) {
    Exits exits = new Exits(freshLabels);
    List<Stmt> statements = exits.tail(block.statements());
    if (exits.label >= 0) {
      statements = List.of(new Stmt.Labelled(exits.label, new Stmt.Block(statements)));
    }
    Set<Variable> deep = new HashSet<>();
    for (Stmt statement : statements) {
      if (!declares(statement)) {
        Walk.statements(statement, s -> deep.addAll(declared(s)));
      }
    }
    deep.retainAll(outputs);
    List<Stmt> result = new ArrayList<>();
    for (Variable variable : outputs) {
      if (deep.contains(variable)) {
        result.add(new Stmt.Declare(variable, initial(variable.type())));
      }
    }
    statements.forEach(s -> result.add(undeclared(s, deep)));
    return new Stmt.Block(result);
  }

  /** Whether control never comes to what follows a statement that was just rewritten. */
  static boolean end(Stmt statement) {
    return statement instanceof Stmt.Complete
        || statement instanceof Stmt.Throw
        || statement instanceof Stmt.TrapNow
        || statement instanceof Stmt.Leave;
  }

  private static boolean isDone(Stmt statement) {
    return statement instanceof Stmt.Complete c && c.exit() instanceof Stmt.Done;
  }

  /** Statements after which the next part comes. */
  private List<Stmt> tail(List<Stmt> statements) {
    if (statements.isEmpty()) {
      return statements;
    }
    List<Stmt> result = new ArrayList<>();
    int last = statements.size() - 1;
    statements.subList(0, last).forEach(s -> result.add(inside(s)));
    Stmt end = statements.get(last);
    if (isDone(end)) {
      return result;
    } else if (end instanceof Stmt.If branch) {
      Stmt then = new Stmt.Block(tail(list(branch.then())));
      Optional<Stmt> otherwise =
          branch.otherwise().map(s -> new Stmt.Block(tail(list(s)))).map(Stmt.class::cast);
      result.add(new Stmt.If(branch.condition(), then, otherwise.filter(Exits::isSomething)));
    } else if (end instanceof Stmt.Block block) {
      result.add(new Stmt.Block(tail(block.statements())));
    } else if (end instanceof Stmt.Labelled labelled) {
      Stmt.Block body = new Stmt.Block(tail(labelled.body().statements()));
      result.add(new Stmt.Labelled(labelled.label(), body));
    } else {
      result.add(inside(end));
    }
    return result;
  }

  private static boolean isSomething(Stmt statement) {
    return !(statement instanceof Stmt.Block block && block.statements().isEmpty());
  }

  private static List<Stmt> list(Stmt statement) {
    return statement instanceof Stmt.Block block ? block.statements() : List.of(statement);
  }

  /** A statement that others of the part follow. */
  private Stmt inside(Stmt s) {
    if (isDone(s)) {
      label = label < 0 ? freshLabels.getAsInt() : label;
      return new Stmt.Leave(label);
    } else if (s instanceof Stmt.Block block) {
      return new Stmt.Block(block.statements().stream().map(this::inside).toList());
    } else if (s instanceof Stmt.If branch) {
      return new Stmt.If(
          branch.condition(), inside(branch.then()), branch.otherwise().map(this::inside));
    } else if (s instanceof Stmt.While loop) {
      return new Stmt.While(loop.condition(), inside(loop.body()), loop.source());
    } else if (s instanceof Stmt.Labelled labelled) {
      return new Stmt.Labelled(labelled.label(), (Stmt.Block) inside(labelled.body()));
    }
    return s;
  }

  // ---- declarations -----------------------------------------------------------------------------

  private static boolean declares(Stmt statement) {
    return statement instanceof Stmt.Declare || statement instanceof Stmt.AssignMany;
  }

  private static List<Variable> declared(Stmt statement) {
    if (statement instanceof Stmt.Declare declare) {
      return List.of(declare.variable());
    }
    return statement instanceof Stmt.AssignMany many ? many.declared() : List.of();
  }

  /** The statement with assignments instead of declarations of some variables. */
  private static Stmt undeclared(Stmt s, Set<Variable> variables) {
    if (s instanceof Stmt.Declare declare && variables.contains(declare.variable())) {
      return new Stmt.Assign(new Target.Local(declare.variable()), declare.value(), Source.NONE);
    } else if (s instanceof Stmt.AssignMany many) {
      List<Variable> left = many.declared().stream().filter(v -> !variables.contains(v)).toList();
      return new Stmt.AssignMany(many.targets(), left, many.call(), many.source());
    } else if (s instanceof Stmt.Block block) {
      return new Stmt.Block(
          block.statements().stream().map(inner -> undeclared(inner, variables)).toList());
    } else if (s instanceof Stmt.If branch) {
      return new Stmt.If(
          branch.condition(),
          undeclared(branch.then(), variables),
          branch.otherwise().map(inner -> undeclared(inner, variables)));
    } else if (s instanceof Stmt.While loop) {
      return new Stmt.While(loop.condition(), undeclared(loop.body(), variables), loop.source());
    } else if (s instanceof Stmt.Labelled labelled) {
      return new Stmt.Labelled(
          labelled.label(), (Stmt.Block) undeclared(labelled.body(), variables));
    }
    return s;
  }

  private static Expr initial(Type type) {
    return type instanceof ReferenceType reference
        ? new Expr.Null(reference)
        : Expr.Constant.of((ScalarType) type, 0);
  }
}
