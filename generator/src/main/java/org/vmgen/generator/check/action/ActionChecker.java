package org.vmgen.generator.check.action;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.vmgen.generator.action.Intrinsic;
import org.vmgen.generator.action.Stmt;
import org.vmgen.generator.check.ActionContext;
import org.vmgen.generator.check.Scope;
import org.vmgen.generator.diagnostic.Diagnostics;
import org.vmgen.generator.diagnostic.Problem;
import org.vmgen.generator.diagnostic.SourceRange;
import org.vmgen.generator.model.Effect;
import org.vmgen.generator.model.Immediate;
import org.vmgen.generator.model.Item;
import org.vmgen.generator.model.Type;
import org.vmgen.generator.model.Variable;
import org.vmgen.grammar.VmgParser;

/**
 * Checks the actions of instructions and handlers, the bodies of functions, and constant
 * expressions. What is wrong is reported; the result is then incomplete and of no use.
 */
public final class ActionChecker {
  private final Scope scope;
  private final Diagnostics diagnostics;

  public ActionChecker(Scope scope, Diagnostics diagnostics) {
    this.scope = scope;
    this.diagnostics = diagnostics;
  }

  /** The block of an instruction, function or handler. */
  public Stmt.Block block(VmgParser.BlockContext block, ActionContext context) {
    int errors = diagnostics.errorCount();
    Locals locals = new Locals(variables(context), context.firstFreeId());
    Typing typing = new Typing(scope, diagnostics, locals, place(context));
    StmtTyper statements = new StmtTyper(typing, outcome(context));
    Stmt.Block checked = statements.block(block);
    statements.end(block);
    if (diagnostics.errorCount() == errors) {
      for (Locals.Unused unused : locals.unused()) {
        diagnostics.report(Problem.UNUSED_LOCAL, unused.declared(), unused.variable().name());
      }
    }
    return checked;
  }

  /**
   * The action of an instruction without a block: every output must have the name of an input or
   * immediate.
   *
   * @param place where the block is missing
   */
  public Stmt.Block empty(ActionContext context, SourceRange place) {
    List<String> missing = outcome(context).outputs().stream().map(Variable::name).toList();
    if (!missing.isEmpty()) {
      String names = "'" + String.join("', '", missing) + "'";
      diagnostics.report(Problem.OUTPUT_UNASSIGNED, place, names, missing.get(0));
    }
    return Stmt.Block.EMPTY;
  }

  /**
   * The value of a constant expression; empty if it is wrong, which is reported.
   *
   * @param declared the type that is asked for, if one is: any scalar type but code
   */
  public Optional<ConstantValue> constant(VmgParser.ExprContext expr, Optional<Type> declared) {
    return new ConstantTyper(scope, diagnostics).check(expr, declared);
  }

  /**
   * Whether an action neither touches state nor traps, throws, jumps, loops (a loop polls a limit)
   * nor calls what does.
   */
  public static boolean isPure(Stmt.Block block) {
    return Purity.isPure(block);
  }

  /** The intrinsic that is called by that name, not as a member of a memory. */
  public static Optional<Intrinsic> intrinsic(String name) {
    return IntrinsicSignature.named(name).map(IntrinsicSignature::intrinsic);
  }

  /** The signature of an intrinsic as messages and manuals show it, {@code min(T, T) -> T, …}. */
  public static String signature(Intrinsic intrinsic) {
    return IntrinsicSignature.of(intrinsic).text();
  }

  private static Place place(ActionContext context) {
    if (context instanceof ActionContext.OfFunction) {
      return Place.FUNCTION;
    }
    return context instanceof ActionContext.OfHandler ? Place.HANDLER : Place.INSTRUCTION;
  }

  private static StmtTyper.Outcome outcome(ActionContext context) {
    if (context instanceof ActionContext.OfInstruction instruction) {
      return new StmtTyper.Outcome(outputs(instruction.effect()), List.of());
    }
    return context instanceof ActionContext.OfFunction function
        ? new StmtTyper.Outcome(List.of(), function.results())
        : new StmtTyper.Outcome(List.of(), List.of());
  }

  private static List<Variable> variables(ActionContext context) {
    if (context instanceof ActionContext.OfInstruction instruction) {
      return variables(instruction.effect());
    } else if (context instanceof ActionContext.OfFunction function) {
      return function.parameters();
    }
    ActionContext.OfHandler handler = (ActionContext.OfHandler) context;
    return handler.parameters();
  }

  // ---- the variables of an effect ---------------------------------------------------------------

  private static List<Variable> variables(Effect effect) {
    List<Variable> variables = new ArrayList<>();
    for (Immediate immediate : effect.immediates()) {
      variables.add(immediate.variable());
      immediate.length().ifPresent(variables::add);
    }
    effect.inputs().forEach(item -> variables.add(item.variable()));
    effect.outputs().forEach(item -> variables.add(item.variable()));
    return variables;
  }

  /** The outputs that must have a value wherever the action completes. */
  private static List<Variable> outputs(Effect effect) {
    return effect.outputs().stream()
        .filter(item -> !(item instanceof Item.Single single && single.optional()))
        .map(Item::variable)
        .filter(variable -> variable.kind() == Variable.Kind.OUTPUT)
        .distinct()
        .toList();
  }
}
