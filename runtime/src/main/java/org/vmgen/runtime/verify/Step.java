package org.vmgen.runtime.verify;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.vmgen.runtime.CodeView;
import org.vmgen.runtime.ImmediateInfo;
import org.vmgen.runtime.InstructionInfo;
import org.vmgen.runtime.ItemInfo;
import org.vmgen.runtime.SlotClass;
import org.vmgen.runtime.ValueType;

/** The effect of one instruction of a program on what is known of the stacks. */
final class Step {

  /**
   * Where control may go after it.
   *
   * @param targets positions, or what is known if none is
   */
  record Outcome(Way way, StackState state, List<Value> targets) {}

  private final Effects effects;
  private final CodeView code;
  private final int position;
  private final InstructionInfo info;
  private final InstructionEffect effect;
  private final Rule rule;
  private final int[] words; // of each immediate, where it stands
  private final int next;

  Step(Effects effects, Assumptions assumptions, CodeView code, int position) {
    this.effects = effects;
    this.code = code;
    this.position = position;
    int opcode = (int) code.word(position);
    info = effects.info(opcode);
    effect = effects.instructions().get(opcode);
    rule = assumptions.rule(info.name());
    words = new int[info.immediates().size()];
    int at = position + 1;
    for (int i = 0; i < words.length; i++) {
      words[i] = at;
      at += info.immediates().get(i).array() ? 1 + (int) code.word(at) : 1;
    }
    next = at;
  }

  int next() {
    return next;
  }

  Rule rule() {
    return rule;
  }

  /** The ways out, each with a state of its own. */
  List<Outcome> from(StackState before) throws Problem {
    StackState state = before.copy();
    if (!rule.keepsDepths() && rule.depths().isEmpty()) {
      for (int stack : effect.resized()) {
        throw new Problem(
            "how deep " + name(stack) + " is after it cannot be known; a rule has to say it");
      }
    }
    Map<Integer, Value> inputs = pop(state);
    if (!rule.keepsDepths()) {
      effect.overwritten().forEach(state::blur);
    }
    List<Outcome> outcomes = new ArrayList<>();
    for (Way way : effect.ways()) {
      outcomes.add(outcome(way, state.copy(), inputs));
    }
    return outcomes;
  }

  // ---- inputs -----------------------------------------------------------------------------------

  private Map<Integer, Value> pop(StackState state) throws Problem {
    long[] needed = new long[state.count()];
    for (ItemInfo item : info.inputs()) {
      if (item.kind() != ItemInfo.Kind.OPERAND) {
        needed[item.place()] += Math.min(count(item), Integer.MAX_VALUE);
      }
    }
    for (int stack = 0; stack < needed.length; stack++) {
      if (state.depth(stack) < needed[stack]) {
        throw new Problem(
            items(stack, needed[stack], "needed")
                + ", "
                + state.depth(stack)
                + " known to be there");
      }
    }
    Map<Integer, Value> inputs = new HashMap<>();
    for (int i = info.inputs().size() - 1; i >= 0; i--) {
      ItemInfo item = info.inputs().get(i);
      if (item.kind() == ItemInfo.Kind.OPERAND) {
        inputs.put(i, effects.expected(item));
        continue;
      }
      for (long k = count(item); k > 0; k--) {
        Value value = state.pop(item.place());
        check(i, item, value);
        inputs.put(i, item.kind() == ItemInfo.Kind.MANY ? effects.expected(item) : value);
      }
    }
    return inputs;
  }

  private long count(ItemInfo item) {
    long count = item.kind() == ItemInfo.Kind.MANY ? code.word(words[item.immediate()]) : 1;
    return count < 0 ? Long.MAX_VALUE : count;
  }

  private void check(int index, ItemInfo item, Value value) throws Problem {
    Value expected = effects.expected(item);
    boolean moved = item.type().slotClass() == SlotClass.CELL && item.type() != ValueType.CODE;
    if (moved && !effect.used().contains(index)) {
      return;
    }
    if (!value.fits(expected)) {
      throw new Problem(
          "item '" + item.name() + "' must be " + text(expected) + ", but is " + text(value));
    }
  }

  // ---- ways out ---------------------------------------------------------------------------------

  private Outcome outcome(Way way, StackState state, Map<Integer, Value> inputs) throws Problem {
    List<Value> targets = new ArrayList<>();
    if (way.target().kind() == Source.Kind.RETURN) {
      int stack = effects.returns().orElseThrow();
      if (state.depth(stack) == 0) {
        throw new Problem(items(stack, 1, "needed to return") + ", 0 known to be there");
      }
      targets.add(state.pop(stack));
    } else if (way.kind() == Way.Kind.JUMP) {
      targets.addAll(values(way.target(), inputs));
    }
    for (Rule.Depth depth : rule.depths()) {
      resize(state, depth);
    }
    for (Way.Output output : way.outputs()) {
      Value value = Value.NUMBER;
      List<Value> values = values(output.source(), inputs);
      for (int i = 0; i < values.size(); i++) {
        value = i == 0 ? values.get(0) : value.join(values.get(i));
      }
      state.push(output.stack(), value);
    }
    return new Outcome(way, state, targets);
  }

  private void resize(StackState state, Rule.Depth depth) throws Problem {
    long change = depth.amount();
    if (depth.immediate() >= 0) {
      change += code.word(words[depth.immediate()]);
    }
    int stack = depth.stack();
    long target = depth.relative() ? state.depth(stack) + change : change;
    if (target < 0 || target > Integer.MAX_VALUE / 2) {
      throw new Problem("the new depth of " + name(stack) + " would be " + target);
    }
    state.resize(stack, (int) target, empty(stack));
  }

  /** What a new slot holds. */
  private Value empty(int stack) {
    return switch (effects.set().stacks().get(stack).slot().slotClass()) {
      case CELL -> Value.NUMBER;
      case FLOAT -> Value.FLOAT;
      case REFERENCE -> Value.NULL;
    };
  }

  /** All values that a source may be: several for an array's elements only. */
  private List<Value> values(Source source, Map<Integer, Value> inputs) {
    return switch (source.kind()) {
      case NUMBER -> List.of(Value.NUMBER);
      case FLOAT -> List.of(Value.FLOAT);
      case NULL -> List.of(Value.NULL);
      case REFERENCE -> List.of(Value.reference(source.index()));
      case CODE, RETURN -> List.of(Value.CODE);
      case NEXT -> List.of(Value.at(next));
      case INPUT -> List.of(inputs.getOrDefault(source.index(), Value.NUMBER));
      case IMMEDIATE -> List.of(immediate(source.index(), code.word(words[source.index()])));
      case ELEMENT -> elements(source.index());
    };
  }

  private List<Value> elements(int index) {
    int at = words[index];
    List<Value> values = new ArrayList<>();
    for (int i = 1; i <= (int) code.word(at); i++) {
      values.add(immediate(index, code.word(at + i)));
    }
    return values;
  }

  private Value immediate(int index, long word) {
    ImmediateInfo immediate = info.immediates().get(index);
    return switch (immediate.type()) {
      case CODE -> Value.at((int) word);
      case REF -> word == 0 ? Value.NULL : effects.expected(immediate.type(), immediate.typeName());
      default -> effects.expected(immediate.type(), immediate.typeName());
    };
  }

  /** Code values that leave the stacks. */
  List<Value> kept(StackState before) throws Problem {
    Map<Integer, Value> inputs = pop(before.copy());
    List<Value> kept = new ArrayList<>();
    for (Source source : effect.kept()) {
      kept.addAll(values(source, inputs));
    }
    return kept;
  }

  // ---- messages ---------------------------------------------------------------------------------

  private String name(int stack) {
    return effects.set().stacks().get(stack).name();
  }

  private String items(int stack, long count, String what) {
    return count + (count == 1 ? " item of " : " items of ") + name(stack) + " " + what;
  }

  private String text(Value value) {
    return value.text(effects.references());
  }

  int position() {
    return position;
  }
}
