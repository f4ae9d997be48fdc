package org.vmgen.generator.combine;

import java.util.HashMap;
import java.util.Map;
import org.vmgen.generator.action.Expr;
import org.vmgen.generator.model.Composite.Operand;
import org.vmgen.generator.model.Composite.Part;
import org.vmgen.generator.model.Effect;
import org.vmgen.generator.model.Immediate;
import org.vmgen.generator.model.Item;
import org.vmgen.generator.model.ReferenceType;
import org.vmgen.generator.model.ScalarType;
import org.vmgen.generator.model.Variable;

/** What the variables of one part become in a combination: other variables, or constants. */
final class Operands {
  private final Map<Variable, Expr> values = new HashMap<>();
  private final Map<Variable, Variable> names = new HashMap<>();
  private final Map<Variable, Expr> known;
  private final Numbers numbers;

  /** Numbers that are new in a combination. */
  static final class Numbers {
    private int variable;
    private int label;

    Variable variable(Variable like) {
      return new Variable(++variable, like.name(), like.type(), like.kind(), like.array());
    }

    int label() {
      return ++label;
    }
  }

  /**
   * @param known gets the variables that stand for constants
   */
  Operands(Part part, Map<Variable, Expr> known, Numbers numbers) {
    this.known = known;
    this.numbers = numbers;
    for (int i = 0; i < part.operands().size(); i++) {
      Immediate immediate = part.instruction().effect().immediates().get(i);
      Operand operand = part.operands().get(i);
      if (operand instanceof Operand.Bound bound) {
        set(immediate.variable(), constant(immediate, bound.bits()));
      } else if (operand instanceof Operand.Same same) {
        Immediate other = part.instruction().effect().immediates().get(same.index());
        set(immediate.variable(), value(other.variable()));
      }
    }
  }

  private static Expr constant(Immediate immediate, long bits) {
    return immediate.type() instanceof ReferenceType reference
        ? new Expr.Null(reference)
        : Expr.Constant.of((ScalarType) immediate.type(), bits);
  }

  void set(Variable variable, Expr value) {
    values.put(variable, value);
  }

  /** What stands for a variable of the part in the combined action. */
  Expr value(Variable variable) {
    return values.computeIfAbsent(variable, v -> new Expr.Read(numbers.variable(v)));
  }

  /** The variable of the combination that an effect names; a known one if it is a constant. */
  Variable variable(Variable variable) {
    Expr value = value(variable);
    if (value instanceof Expr.Read read) {
      return read.variable();
    }
    return names.computeIfAbsent(
        variable,
        v -> {
          Variable name = numbers.variable(v);
          known.put(name, value);
          return name;
        });
  }

  Effect effect(Effect effect) {
    return new Effect(
        effect.immediates().stream().map(this::immediate).toList(),
        effect.inputs().stream().map(this::item).toList(),
        effect.outputs().stream().map(this::item).toList(),
        effect.text());
  }

  private Immediate immediate(Immediate immediate) {
    return new Immediate(
        variable(immediate.variable()),
        immediate.typeName(),
        immediate.length().map(this::variable));
  }

  private Item item(Item item) {
    if (item instanceof Item.Single single) {
      return new Item.Single(
          variable(single.variable()), single.typeName(), single.stack(), single.optional());
    } else if (item instanceof Item.Many many) {
      return new Item.Many(
          variable(many.variable()), many.typeName(), many.stack(), immediate(many.length()));
    }
    Item.Operand operand = (Item.Operand) item;
    return new Item.Operand(
        variable(operand.variable()),
        operand.typeName(),
        operand.region(),
        immediate(operand.index()));
  }
}
