package org.vmgen.generator.lower;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.vmgen.generator.action.Expr;
import org.vmgen.generator.action.Stmt;
import org.vmgen.generator.action.Walk;
import org.vmgen.generator.model.Item;
import org.vmgen.generator.model.Variable;

/**
 * Makes every way of completing an instruction explicit, with the optional outputs that exist then.
 * Where two paths that meet differ in them, what follows is copied into both; an output assigned in
 * a loop is followed by a flag. Arms of statements are blocks.
 */
final class Completion {
  private final Set<Variable> optional = new HashSet<>();
  private final Map<Variable, Variable> flags;
  private final List<Stmt> statements;

  Completion(List<Item> outputs, List<Stmt> statements, Fresh fresh) {
    for (Item item : outputs) {
      if (item instanceof Item.Single single
          && single.optional()
          && single.variable().assignable()) {
        optional.add(single.variable());
      }
    }
    OptionalFlags followed = new OptionalFlags(statements, optional, fresh);
    this.statements = followed.setIn(statements);
    this.flags = followed.flags();
    optional.removeAll(flags.keySet());
  }

  /** The statements, with the exit at their end. */
  List<Stmt> completed() {
    return complete(statements, Set.of(), true);
  }

  private List<Stmt> complete(List<Stmt> statements, Set<Variable> before, boolean end) {
    List<Stmt> result = new ArrayList<>();
    Set<Variable> present = before;
    for (int i = 0; i < statements.size(); i++) {
      Stmt statement = statements.get(i);
      if (isExit(statement)) {
        result.addAll(exit(statement, present));
        return result;
      }
      if (statement instanceof Stmt.If branch && after(branch, present).size() > 1) {
        List<Stmt> rest = statements.subList(i + 1, statements.size());
        Stmt none = Stmt.Block.EMPTY;
        result.add(
            new Stmt.If(
                branch.condition(),
                arm(branch.then(), rest, present, end),
                Optional.of(arm(branch.otherwise().orElse(none), rest, present, end))));
        return result;
      }
      result.add(inside(statement, present));
      if (!Flow.completes(statement)) {
        return result;
      }
      present = after(statement, present).iterator().next();
    }
    if (end) {
      result.addAll(exit(new Stmt.Done(), present));
    }
    return result;
  }

  /** An arm of a branch, followed by a copy of what follows the branch. */
  private Stmt arm(Stmt arm, List<Stmt> rest, Set<Variable> present, boolean end) {
    List<Stmt> followed = new ArrayList<>(list(arm));
    if (Flow.completes(arm)) {
      followed.addAll(rest);
    }
    return new Stmt.Block(complete(followed, present, end));
  }

  /** Completes the exits inside a statement after which the same outputs exist on every path. */
  private Stmt inside(Stmt statement, Set<Variable> present) {
    if (statement instanceof Stmt.If branch) {
      return new Stmt.If(
          branch.condition(),
          new Stmt.Block(complete(list(branch.then()), present, false)),
          branch.otherwise().map(s -> new Stmt.Block(complete(list(s), present, false))));
    } else if (statement instanceof Stmt.While loop) {
      Stmt body = new Stmt.Block(complete(list(loop.body()), present, false));
      return new Stmt.While(loop.condition(), body, loop.source());
    } else if (statement instanceof Stmt.Labelled labelled) {
      List<Stmt> body = complete(labelled.body().statements(), present, false);
      return new Stmt.Labelled(labelled.label(), new Stmt.Block(body));
    }
    return statement;
  }

  /** The sets of optional outputs that may exist after a statement that completes. */
  private Set<Set<Variable>> after(Stmt statement, Set<Variable> present) {
    if (statement instanceof Stmt.Block block) {
      Set<Set<Variable>> sets = Set.of(present);
      for (Stmt inner : block.statements()) {
        Set<Set<Variable>> next = new HashSet<>();
        sets.forEach(set -> next.addAll(after(inner, set)));
        sets = next;
      }
      return sets;
    } else if (statement instanceof Stmt.If branch) {
      Set<Set<Variable>> sets = new HashSet<>();
      if (Flow.completes(branch.then())) {
        sets.addAll(after(branch.then(), present));
      }
      Stmt otherwise = branch.otherwise().orElse(Stmt.Block.EMPTY);
      if (Flow.completes(otherwise)) {
        sets.addAll(after(otherwise, present));
      }
      return sets;
    }
    Set<Variable> result = new HashSet<>(present);
    Walk.assigned(statement).stream().filter(optional::contains).forEach(result::add);
    return Set.of(Set.copyOf(result));
  }

  private List<Stmt> exit(Stmt exit, Set<Variable> present) {
    return exit(exit, present, List.copyOf(flags.keySet()));
  }

  /** An exit; where flags tell which outputs exist, a choice between exits. */
  private List<Stmt> exit(Stmt exit, Set<Variable> present, List<Variable> open) {
    if (open.isEmpty()) {
      return List.of(new Stmt.Complete(exit, present));
    }
    Variable first = open.get(0);
    List<Variable> rest = open.subList(1, open.size());
    Set<Variable> with = new HashSet<>(present);
    with.add(first);
    return List.of(
        new Stmt.If(
            new Expr.Read(flags.get(first)),
            new Stmt.Block(exit(exit, with, rest)),
            Optional.of(new Stmt.Block(exit(exit, present, rest)))));
  }

  private static List<Stmt> list(Stmt statement) {
    return statement instanceof Stmt.Block block ? block.statements() : List.of(statement);
  }

  private static boolean isExit(Stmt statement) {
    return statement instanceof Stmt.Done
        || statement instanceof Stmt.Jump
        || statement instanceof Stmt.Call
        || statement instanceof Stmt.ReturnJump
        || statement instanceof Stmt.Halt
        || statement instanceof Stmt.Yield;
  }
}
