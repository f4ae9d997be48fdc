package org.vmgen.generator.combine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.vmgen.generator.action.Expr;
import org.vmgen.generator.action.Stmt;
import org.vmgen.generator.action.Target;
import org.vmgen.generator.action.Walk;
import org.vmgen.generator.lower.Flow;
import org.vmgen.generator.lower.Lowering;
import org.vmgen.generator.model.Composite;
import org.vmgen.generator.model.Effect;
import org.vmgen.generator.model.Immediate;
import org.vmgen.generator.model.Instruction;
import org.vmgen.generator.model.Item;
import org.vmgen.generator.model.ScalarType;
import org.vmgen.generator.model.Stack;
import org.vmgen.generator.model.Trap;
import org.vmgen.generator.model.Variable;
import org.vmgen.generator.model.VmModel;
import org.vmgen.generator.stack.Changes;
import org.vmgen.generator.stack.StackPlan;

/**
 * The lowered action that a combined instruction has. The actions of its parts stand one after the
 * other, each in a {@link Stmt.Part}; every variable is its own; an input that an earlier part
 * leaves is the variable or constant that it leaves; constants are folded. Where a part goes on to
 * the next instruction it goes on to the next part; its other exits leave the combination.
 */
public final class Combination {

  /**
   * One part.
   *
   * @param offset the distance in words from the opcode of the first part to that of this one
   * @param effect with the variables that the combined action uses
   */
  public record Part(Instruction instruction, int offset, Effect effect) {}

  /**
   * An immediate that is read when the combination runs.
   *
   * @param offset the distance in words from the opcode of the first part
   */
  public record Open(Immediate immediate, int offset) {}

  private final VmModel model;
  private final boolean checked;
  private final List<Part> parts = new ArrayList<>();
  private final List<Open> open = new ArrayList<>();
  private final List<StackPlan.Part> planned = new ArrayList<>();
  private final List<Stmt> blocks = new ArrayList<>();
  private final Map<Variable, Expr> known = new LinkedHashMap<>();
  private final Map<Stack, List<Expr>> held = new HashMap<>();
  private final Operands.Numbers numbers = new Operands.Numbers();

  private Combination(VmModel model, boolean checked) {
    this.model = model;
    this.checked = checked;
  }

  private Combination(VmModel model, Composite composite, boolean checked) {
    this(model, checked);
    int offset = 0;
    for (int i = 0; i < composite.parts().size(); i++) {
      boolean last = i == composite.parts().size() - 1;
      add(composite.parts().get(i), i, offset, last);
      offset += 1 + composite.parts().get(i).operands().size();
      if (!last && !Flow.completes(blocks.get(i))) {
        break;
      }
    }
  }

  /**
   * The combination of a composite's parts.
   *
   * @param checked whether to guard stacks, memories, regions and code values that are loaded
   */
  public static Combination of(VmModel model, Composite composite, boolean checked) {
    return new Combination(model, composite, checked);
  }

  /**
   * An instruction with a raw body, of which all that is known is its effect: every stack that can
   * have items in registers has none while it runs.
   *
   * @param shape stands for the body
   */
  public static Combination ofRaw(
      VmModel model, Instruction instruction, Stmt.Block shape, boolean checked) {
    Combination raw = new Combination(model, checked);
    Effect effect = instruction.effect();
    Map<Stack, Integer> kept = new HashMap<>(StackPlan.Part.of(model, effect, shape).kept());
    model.stacks().stream().filter(s -> s.cache() > 0).forEach(s -> kept.put(s, 0));
    raw.parts.add(new Part(instruction, 0, effect));
    raw.planned.add(new StackPlan.Part(effect, shape, kept, Changes.of(shape)));
    raw.blocks.add(new Stmt.Part(0, shape));
    for (int i = 0; i < effect.immediates().size(); i++) {
      raw.open.add(new Open(effect.immediates().get(i), 1 + i));
    }
    return raw;
  }

  /** The parts; those that control can never come to are left out. */
  public List<Part> parts() {
    return List.copyOf(parts);
  }

  /** The immediates that are not bound. */
  public List<Open> open() {
    return List.copyOf(open);
  }

  /** What the variables are that effects name and that are constants. */
  public Map<Variable, Expr> known() {
    return Map.copyOf(known);
  }

  /** The combined action: a {@link Stmt.Part} for each part. */
  public Stmt.Block block() {
    return new Stmt.Block(blocks);
  }

  /** The part of the action that its last instruction has. */
  public Stmt last() {
    return blocks.get(blocks.size() - 1);
  }

  /** What happens to the stacks. */
  public StackPlan plan(StackPlan.States states) {
    return StackPlan.of(model, planned, known, checked, states);
  }

  /** The stacks that it names: a body exists for each combination of their cache states. */
  public Set<Stack> named() {
    return StackPlan.named(model, planned);
  }

  /** The stacks of which some part needs all items in memory. */
  public Set<Stack> seen() {
    Set<Stack> seen = new LinkedHashSet<>();
    for (StackPlan.Part part : planned) {
      part.kept().forEach((stack, items) -> seen.addAll(items == 0 ? Set.of(stack) : Set.of()));
    }
    return seen;
  }

  /** All variables that effects of parts name, in their order. */
  public List<Variable> variables() {
    Set<Variable> variables = new LinkedHashSet<>();
    parts.forEach(part -> variables.addAll(part.effect().variables()));
    return List.copyOf(variables);
  }

  private void add(Composite.Part part, int index, int offset, boolean last) {
    Instruction instruction = part.instruction();
    Stmt.Block lowered = Lowering.instruction(model, instruction, checked);
    StackPlan.Part alone = StackPlan.Part.of(model, instruction.effect(), lowered);
    Operands operands = new Operands(part, known, numbers);
    Map<Stack, Integer> kept = kept(instruction.effect(), alone.kept());
    List<Stmt> statements = new ArrayList<>(popInputs(instruction.effect(), kept, operands));
    Rewriter rewriter = new Rewriter(operands::value, numbers::label);
    statements.addAll(rewriter.block(lowered).statements());
    Stmt.Block block = new Stmt.Block(statements);
    if (!last) {
      block = Exits.continued(block, assigned(instruction.effect(), operands), numbers::label);
      block = withoutConstants(block, instruction.effect(), operands);
    }
    pushOutputs(instruction.effect(), operands);
    Effect effect = operands.effect(instruction.effect());
    parts.add(new Part(instruction, offset, effect));
    planned.add(new StackPlan.Part(effect, block, kept, Changes.of(block)));
    blocks.add(new Stmt.Part(index, block));
    for (int i = 0; i < part.operands().size(); i++) {
      if (part.operands().get(i) instanceof Composite.Operand.Open) {
        open.add(new Open(effect.immediates().get(i), offset + 1 + i));
      }
    }
  }

  private static Set<Variable> assigned(Effect effect, Operands operands) {
    return effect.outputs().stream()
        .map(Item::variable)
        .filter(Variable::assignable)
        .map(operands::variable)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  // ---- values between parts ---------------------------------------------------------------------

  /** How many items may be out of memory; those that cannot be passed directly are not. */
  private Map<Stack, Integer> kept(Effect effect, Map<Stack, Integer> seen) {
    Map<Stack, Integer> kept = new HashMap<>(seen);
    Map<Stack, Integer> depth = new HashMap<>();
    boolean operands = effect.inputs().stream().anyMatch(Item.Operand.class::isInstance);
    for (int i = effect.inputs().size() - 1; i >= 0; i--) {
      if (effect.inputs().get(i) instanceof Item.Single item) {
        List<Expr> on = held.getOrDefault(item.stack(), List.of());
        int above = depth.merge(item.stack(), 1, Integer::sum) - 1;
        // tests of code values come before those of operands, which a value in a slot sees to
        boolean late = checked && operands && item.type() == ScalarType.CODE;
        if (above < on.size()
            && (late
                || !Passing.isDirect(
                    on.get(on.size() - 1 - above).type(), item.stack(), item.type()))) {
          kept.merge(item.stack(), above, Math::min);
        }
      }
    }
    return kept;
  }

  /** Finds what the inputs are; gives the conversions and tests that they need. */
  private List<Stmt> popInputs(Effect effect, Map<Stack, Integer> kept, Operands operands) {
    kept.forEach(
        (stack, keep) -> {
          List<Expr> on = held.computeIfAbsent(stack, s -> new ArrayList<>());
          while (on.size() > keep) {
            on.remove(0);
          }
        });
    List<Stmt> needed = new ArrayList<>();
    for (int i = effect.inputs().size() - 1; i >= 0; i--) {
      if (effect.inputs().get(i) instanceof Item.Single item) {
        List<Expr> on = held.getOrDefault(item.stack(), List.of());
        if (!on.isEmpty()) {
          Expr value = Passing.through(on.remove(on.size() - 1), item.stack(), item.type());
          bind(item.variable(), value, operands, needed);
        }
      }
    }
    return needed;
  }

  private void bind(Variable input, Expr value, Operands operands, List<Stmt> needed) {
    boolean simple =
        value instanceof Expr.Read || value instanceof Expr.Constant || value instanceof Expr.Null;
    if (simple) {
      operands.set(input, value);
    } else {
      needed.add(0, new Stmt.Declare(operands.variable(input), value));
    }
    if (checked && input.type() == ScalarType.CODE) {
      Expr position = new Expr.Convert(ScalarType.U64, operands.value(input));
      needed.add(0, new Stmt.Guard(new Expr.IsLeader(position), Trap.CODE));
    }
  }

  private void pushOutputs(Effect effect, Operands operands) {
    for (Item item : effect.outputs()) {
      if (item instanceof Item.Single single) {
        held.computeIfAbsent(single.stack(), s -> new ArrayList<>())
            .add(operands.value(single.variable()));
      }
    }
  }

  /** Outputs that have become constants are known instead of declared. */
  private static Stmt.Block withoutConstants(Stmt.Block block, Effect effect, Operands operands) {
    List<Stmt> left = new ArrayList<>();
    for (Stmt statement : block.statements()) {
      Variable output =
          effect.outputs().stream()
              .map(Item::variable)
              .filter(Variable::assignable)
              .filter(v -> statement instanceof Stmt.Declare d && isOnlyUse(d, v, block, operands))
              .findFirst()
              .orElse(null);
      if (output == null) {
        left.add(statement);
      } else {
        operands.set(output, ((Stmt.Declare) statement).value());
      }
    }
    return new Stmt.Block(left);
  }

  private static boolean isOnlyUse(
      Stmt.Declare declare, Variable output, Stmt.Block block, Operands operands) {
    if (!Folding.constant(declare.value())
        || !declare.variable().equals(operands.variable(output))) {
      return false;
    }
    int[] uses = {0};
    Walk.expressions(
        block,
        e ->
            uses[0] += e instanceof Expr.Read r && r.variable().equals(declare.variable()) ? 1 : 0);
    Walk.statements(
        block,
        s ->
            uses[0] +=
                s instanceof Stmt.Assign a
                        && a.target().equals(new Target.Local(declare.variable()))
                    ? 1
                    : 0);
    return uses[0] == 0;
  }
}
