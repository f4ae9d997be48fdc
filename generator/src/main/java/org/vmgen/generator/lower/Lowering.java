package org.vmgen.generator.lower;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.vmgen.generator.action.Stmt;
import org.vmgen.generator.action.Walk;
import org.vmgen.generator.model.Body;
import org.vmgen.generator.model.Effect;
import org.vmgen.generator.model.Function;
import org.vmgen.generator.model.Handler;
import org.vmgen.generator.model.Instruction;
import org.vmgen.generator.model.Item;
import org.vmgen.generator.model.Variable;
import org.vmgen.generator.model.VmModel;

/**
 * Lowers checked actions for printers.
 *
 * <p>In a lowered block every expression is pure and total: what may trap is tested by a {@link
 * Stmt.Guard} before it, and calls with effects stand alone at the right of a declaration or
 * assignment, or in {@link Stmt.Evaluate}. Functions are inlined unless {@link #keeps kept}. The
 * order of evaluation is that of the action: an operand is held in a temporary only where a later
 * one could change it. Outputs are declared where they are first assigned. Every path of an
 * instruction ends in {@link Stmt.Complete}, {@link Stmt.Throw} or {@link Stmt.TrapNow}.
 */
public final class Lowering {
  private static final Effect NO_EFFECT = new Effect(List.of(), List.of(), List.of(), "");

  private Lowering() {}

  /**
   * The action of an instruction.
   *
   * @param checked whether to guard stacks, memories, regions and code values that are loaded
   * @throws IllegalArgumentException if the body is not an action
   */
  public static Stmt.Block instruction(VmModel model, Instruction instruction, boolean checked) {
    if (instruction.body() instanceof Body.Action action) {
      return action(model, instruction.effect(), action.block(), checked);
    }
    throw new IllegalArgumentException(instruction.name() + " has no portable action");
  }

  /** The action of a handler. */
  public static Stmt.Block handler(VmModel model, Handler handler, boolean checked) {
    return action(model, NO_EFFECT, handler.block(), checked);
  }

  /** The body of a function that is {@link #keeps kept}. */
  public static Stmt.Block function(Function function) {
    Fresh fresh = Fresh.after(NO_EFFECT, function.body());
    function.parameters().forEach(fresh::seen);
    Context context = new Context(Optional.empty(), Map.of(), Map.of(), fresh, false);
    return new Stmt.Block(new StatementLowering(context, Scope.outer()).all(function.body()));
  }

  /**
   * Whether a function becomes one of the target language: it is pure, has one result and no loop,
   * which could be interrupted.
   */
  public static boolean keeps(Function function) {
    boolean[] loops = {false};
    Walk.statements(function.body(), s -> loops[0] |= s instanceof Stmt.While);
    return function.pure() && function.results().size() == 1 && !loops[0];
  }

  private static Stmt.Block action(
      VmModel model, Effect effect, Stmt.Block block, boolean checked) {
    Fresh fresh = Fresh.after(effect, block);
    Context context = Context.of(model, effect, fresh, checked);
    List<Stmt> statements = new StatementLowering(context, Scope.outer()).all(block);
    List<Item> outputs = effect.outputs();
    List<Stmt> completed = new Completion(outputs, statements, fresh).completed();
    return new Stmt.Block(new OutputDeclarations(outputs).in(completed));
  }

  /** The outputs that an action assigns: those that are not inputs as well. */
  static List<Variable> assigned(List<Item> outputs) {
    return outputs.stream()
        .map(Item::variable)
        .filter(Variable::assignable)
        .distinct()
        .collect(Collectors.toList());
  }
}
