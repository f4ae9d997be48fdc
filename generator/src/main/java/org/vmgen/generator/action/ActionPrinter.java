package org.vmgen.generator.action;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.vmgen.generator.model.Variable;

/**
 * Writes actions back as text of the language, with every type that the checker found: constants of
 * other types than i64 and f64 as conversions, variables with their types. What exists only in
 * lowered actions is written in the same manner, though the language has no words for it.
 */
public final class ActionPrinter {
  private static final String STEP = "  ";

  private final StringBuilder out = new StringBuilder();
  private String indent = "";

  private ActionPrinter() {}

  /** The statements of a block, a line each, without the braces around them. */
  public static String print(Stmt.Block block) {
    ActionPrinter printer = new ActionPrinter();
    block.statements().forEach(printer::statement);
    return printer.out.toString();
  }

  /** An expression in one line. */
  public static String print(Expr expr) {
    return ExprPrinter.print(expr);
  }

  private void statement(Stmt stmt) {
    if (stmt instanceof Stmt.Block block) {
      line("{");
      nested(block);
      line("}");
    } else if (stmt instanceof Stmt.Declare declare) {
      line(declaration(declare.variable()) + " = " + print(declare.value()) + ";");
    } else if (stmt instanceof Stmt.Assign assign) {
      line(target(assign.target()) + " = " + print(assign.value()) + ";");
    } else if (stmt instanceof Stmt.AssignMany many) {
      line(assignMany(many));
    } else if (stmt instanceof Stmt.Evaluate evaluate) {
      line(print(evaluate.call()) + ";");
    } else if (stmt instanceof Stmt.If choice) {
      choice(choice);
    } else if (stmt instanceof Stmt.While loop) {
      line("while (" + print(loop.condition()) + ") {");
      nested(loop.body());
      line("}");
    } else if (stmt instanceof Stmt.Labelled labelled) {
      line("block L" + labelled.label() + " {");
      nested(labelled.body());
      line("}");
    } else if (stmt instanceof Stmt.Part part) {
      line("part " + (part.index() + 1) + " {");
      nested(part.body());
      line("}");
    } else {
      line(simple(stmt));
    }
  }

  /** Statements that hold no other statements. */
  private static String simple(Stmt stmt) {
    if (stmt instanceof Stmt.Done) {
      return "done;";
    } else if (stmt instanceof Stmt.Jump jump) {
      return "jump " + print(jump.target()) + ";";
    } else if (stmt instanceof Stmt.Call call) {
      return "call " + print(call.target()) + ";";
    } else if (stmt instanceof Stmt.ReturnJump) {
      return "return;";
    } else if (stmt instanceof Stmt.Return leave) {
      return leave.values().isEmpty()
          ? "return;"
          : "return " + ExprPrinter.list(leave.values()) + ";";
    } else if (stmt instanceof Stmt.Halt halt) {
      return "halt " + print(halt.value()) + ";";
    } else if (stmt instanceof Stmt.Yield yields) {
      return "yield " + print(yields.value()) + ";";
    } else if (stmt instanceof Stmt.Throw thrown) {
      return "throw " + print(thrown.value()) + ";";
    } else if (stmt instanceof Stmt.TrapNow trap) {
      return "trap " + trap.trap().name() + ";";
    } else if (stmt instanceof Stmt.Guard guard) {
      return "guard " + print(guard.condition()) + " else trap " + guard.trap().name() + ";";
    } else if (stmt instanceof Stmt.Complete complete) {
      return complete(complete);
    } else if (stmt instanceof Stmt.Poll) {
      return "poll;";
    } else if (stmt instanceof Stmt.Leave leave) {
      return "leave L" + leave.label() + ";";
    }
    throw new IllegalArgumentException(stmt.getClass().getName());
  }

  private static String complete(Stmt.Complete complete) {
    String present =
        complete.present().stream().map(Variable::name).sorted().collect(Collectors.joining(", "));
    String exit = simple(complete.exit());
    return present.isEmpty()
        ? exit
        : exit.substring(0, exit.length() - 1) + " with " + present + ";";
  }

  private static String declaration(Variable variable) {
    String word = variable.kind() == Variable.Kind.CONSTANT ? "let " : "var ";
    return word + Words.quoted(variable.name()) + ": " + variable.type().text();
  }

  private static String assignMany(Stmt.AssignMany many) {
    boolean let = many.declared().size() == many.targets().size();
    String targets =
        many.targets().stream()
            .map(t -> !let && isDeclared(t, many) ? "_" : target(t))
            .collect(Collectors.joining(", "));
    return (let ? "let " : "") + "(" + targets + ") = " + print(many.call()) + ";";
  }

  private static boolean isDeclared(Target target, Stmt.AssignMany many) {
    return target instanceof Target.Local local && many.declared().contains(local.variable());
  }

  static String target(Target target) {
    if (target instanceof Target.Local local) {
      return Words.quoted(local.variable().name());
    } else if (target instanceof Target.ToRegister register) {
      return register.register().name();
    } else if (target instanceof Target.ToMemory to) {
      return to.memory().name() + "." + to.type().text() + "[" + print(to.address()) + "]";
    } else if (target instanceof Target.ToSlot to) {
      return to.stack().name() + (to.fromBottom() ? ".at[" : "[") + print(to.index()) + "]";
    } else if (target instanceof Target.ToRegion to) {
      return to.region().name() + "[" + print(to.index()) + "]";
    } else if (target instanceof Target.ToDepth to) {
      return to.stackOrRegion().name() + ".depth";
    }
    throw new IllegalArgumentException(target.getClass().getName());
  }

  private void choice(Stmt.If choice) {
    line("if (" + print(choice.condition()) + ") {");
    nested(choice.then());
    Optional<Stmt> otherwise = choice.otherwise();
    while (otherwise.isPresent() && otherwise.get() instanceof Stmt.If more) {
      line("} else if (" + print(more.condition()) + ") {");
      nested(more.then());
      otherwise = more.otherwise();
    }
    if (otherwise.isPresent()) {
      line("} else {");
      nested(otherwise.get());
    }
    line("}");
  }

  private void nested(Stmt stmt) {
    String outer = indent;
    indent += STEP;
    List<Stmt> statements = stmt instanceof Stmt.Block block ? block.statements() : List.of(stmt);
    statements.forEach(this::statement);
    indent = outer;
  }

  private void line(String text) {
    out.append(indent).append(text).append('\n');
  }
}
