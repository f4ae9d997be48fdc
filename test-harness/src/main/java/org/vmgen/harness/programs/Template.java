package org.vmgen.harness.programs;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.vmgen.generator.model.Instruction;
import org.vmgen.runtime.InstructionInfo;
import org.vmgen.runtime.ItemInfo;
import org.vmgen.runtime.verify.Effects;
import org.vmgen.runtime.verify.InstructionEffect;
import org.vmgen.runtime.verify.Rule;
import org.vmgen.runtime.verify.Source;
import org.vmgen.runtime.verify.StackState;
import org.vmgen.runtime.verify.Value;
import org.vmgen.runtime.verify.Way;

/**
 * An instruction as the generator of programs uses it.
 *
 * @param kind what it can be used for
 * @param isSafe whether it does nothing but move and compute: it neither ends a run nor touches
 *     anything but the items of its effect
 * @param isDelicate whether its inputs decide whether it traps
 */
record Template(
    Instruction instruction,
    InstructionInfo info,
    InstructionEffect effect,
    Rule rule,
    Kind kind,
    boolean isSafe,
    boolean isDelicate,
    Effects effects) {

  /** What an instruction can be used for. */
  enum Kind {
    /** In a straight line. */
    PLAIN,
    /** Goes to positions that its immediates name, or on. */
    BRANCH,
    /** Leaves a code immediate on a stack. */
    ADDRESS,
    /** Jumps to an item. */
    COMPUTED,
    CALL,
    RETURN,
    /** What it leaves is not known: at the end of a program only. */
    RAGGED,
    /** Always ends the run. */
    STOP,
    /** Not at all. */
    UNUSED
  }

  int opcode() {
    return info.opcode();
  }

  /** The way on to the next instruction. */
  Optional<Way> falls() {
    return effect.ways().stream().filter(way -> way.kind() == Way.Kind.FALL).findFirst();
  }

  /** The inputs on stacks, from left to right, arrays as often as their length says. */
  List<ItemInfo> inputs(List<Program.Operand> operands) {
    List<ItemInfo> items = new ArrayList<>();
    for (ItemInfo item : info.inputs()) {
      if (item.kind() == ItemInfo.Kind.SINGLE) {
        items.add(item);
      } else if (item.kind() == ItemInfo.Kind.MANY
          && operands.get(item.immediate()) instanceof Program.Bits bits) {
        for (long i = 0; i < bits.word(); i++) {
          items.add(item);
        }
      }
    }
    return items;
  }

  /** What an input has to be. */
  Value expected(ItemInfo item) {
    return switch (item.type()) {
      case CODE -> Value.CODE;
      case F32, F64 -> Value.FLOAT;
      case REF -> Value.reference(effects.references().indexOf(item.typeName()));
      default -> Value.NUMBER;
    };
  }

  /** Whether what lies on a stack can be an input; code only where it is asked for. */
  boolean accepts(ItemInfo item, Value value) {
    Value expected = expected(item);
    if (expected.equals(Value.CODE)) {
      return value.isCode();
    }
    return value.equals(expected)
        || expected.equals(Value.ANY)
        || value.equals(Value.NULL) && !expected.equals(Value.NUMBER);
  }

  /**
   * Whether all inputs lie there.
   *
   * @param floor how many slots of each stack are not to be touched
   */
  boolean isReady(StackState state, int[] floor, List<ItemInfo> items) {
    int[] taken = new int[floor.length];
    for (int i = items.size() - 1; i >= 0; i--) {
      ItemInfo item = items.get(i);
      int stack = item.place();
      int index = taken[stack]++;
      if (state.depth(stack) - index <= floor[stack]
          || !accepts(item, state.fromTop(stack, index))) {
        return false;
      }
    }
    return true;
  }

  /** The stacks after a way out, the inputs being there. */
  StackState after(StackState before, Way way, List<Program.Operand> operands) {
    StackState state = before.copy();
    List<Value> inputs = new ArrayList<>();
    List<ItemInfo> items = inputs(operands);
    for (int i = items.size() - 1; i >= 0; i--) {
      inputs.add(0, state.pop(items.get(i).place()));
    }
    if (way.target().kind() == Source.Kind.RETURN) {
      state.pop(effects.returns().orElseThrow());
    }
    for (Rule.Depth depth : rule.depths()) {
      resize(state, depth, operands);
    }
    for (Way.Output output : way.outputs()) {
      state.push(output.stack(), value(output.source(), inputs, operands));
    }
    return state;
  }

  private void resize(StackState state, Rule.Depth depth, List<Program.Operand> operands) {
    int target = depth.amount() + (depth.relative() ? state.depth(depth.stack()) : 0);
    if (depth.immediate() >= 0) {
      target += (int) ((Program.Bits) operands.get(depth.immediate())).word();
    }
    while (state.depth(depth.stack()) > target) {
      state.pop(depth.stack());
    }
    while (state.depth(depth.stack()) < target) {
      state.push(depth.stack(), empty(depth.stack()));
    }
  }

  Value empty(int stack) {
    return switch (effects.set().stacks().get(stack).slot().slotClass()) {
      case CELL -> Value.NUMBER;
      case FLOAT -> Value.FLOAT;
      case REFERENCE -> Value.NULL;
    };
  }

  private Value value(Source source, List<Value> inputs, List<Program.Operand> operands) {
    return switch (source.kind()) {
      case FLOAT -> Value.FLOAT;
      case NULL -> Value.NULL;
      case REFERENCE -> Value.reference(source.index());
      case CODE, NEXT, RETURN, ELEMENT -> Value.CODE;
      case NUMBER -> Value.NUMBER;
      case INPUT -> single(source.index(), inputs);
      case IMMEDIATE -> immediate(source.index(), operands.get(source.index()));
    };
  }

  /** The value of an input by its index among all items; items in regions have none. */
  private Value single(int index, List<Value> inputs) {
    int at = 0;
    for (int i = 0; i < index; i++) {
      at += info.inputs().get(i).kind() == ItemInfo.Kind.SINGLE ? 1 : 0;
    }
    ItemInfo item = info.inputs().get(index);
    boolean before =
        info.inputs().subList(0, index).stream().allMatch(i -> i.kind() != ItemInfo.Kind.MANY);
    return item.kind() == ItemInfo.Kind.SINGLE && before ? inputs.get(at) : expected(item);
  }

  private Value immediate(int index, Program.Operand operand) {
    if (operand instanceof Program.Target target) {
      return Value.at(target.label());
    }
    return switch (info.immediates().get(index).type()) {
      case F32, F64 -> Value.FLOAT;
      case REF ->
          Value.reference(effects.references().indexOf(info.immediates().get(index).typeName()));
      default -> Value.NUMBER;
    };
  }
}
