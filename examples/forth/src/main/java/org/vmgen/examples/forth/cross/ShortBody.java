package org.vmgen.examples.forth.cross;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.vmgen.runtime.CodeBuilder;
import org.vmgen.runtime.InstructionInfo;
import org.vmgen.runtime.ItemInfo;
import org.vmgen.runtime.ValueType;

/**
 * The instructions of a definition that is so short and simple that they are compiled wherever it
 * is used, instead of a call: no control structures, no calls, and nothing that sees the return
 * stack.
 */
final class ShortBody {

  private static final int LONGEST = 8;

  private final int returnStack;
  private final List<Step> steps = new ArrayList<>();
  private boolean isRefused;

  private record Step(InstructionInfo instruction, OptionalLong operand) {}

  /**
   * No instructions.
   *
   * @param returnStack the index of the stack that return addresses are on
   */
  ShortBody(int returnStack) {
    this.returnStack = returnStack;
  }

  /** Appends an instruction. */
  void add(InstructionInfo instruction, OptionalLong operand) {
    steps.add(new Step(instruction, operand));
    if (size(instruction, returnStack) == 0) {
      refuse();
    }
  }

  /** The words of an instruction that may stand in another definition as well; 0 if it may not. */
  static int size(InstructionInfo instruction, int returnStack) {
    boolean seesReturns =
        Stream.concat(instruction.inputs().stream(), instruction.outputs().stream())
            .anyMatch(item -> item.kind() != ItemInfo.Kind.OPERAND && item.place() == returnStack);
    boolean branches =
        instruction.immediates().stream().anyMatch(i -> i.type() == ValueType.CODE || i.array());
    boolean isBound = branches || instruction.endsBlock() || instruction.readsNext();
    return seesReturns || isBound ? 0 : 1 + instruction.immediates().size();
  }

  /** The definition has something that must not be repeated elsewhere. */
  void refuse() {
    isRefused = true;
  }

  /** Itself if the definition that is now complete is short and simple. */
  Optional<ShortBody> ifShort() {
    return isRefused || steps.size() > LONGEST ? Optional.empty() : Optional.of(this);
  }

  /** Compiles it, into a definition whose body is {@code into}. */
  void emit(CodeBuilder code, ShortBody into) {
    for (Step step : steps) {
      if (step.operand().isPresent()) {
        code.emit(step.instruction().opcode(), step.operand().getAsLong());
      } else {
        code.emit(step.instruction().opcode());
      }
      into.add(step.instruction(), step.operand());
    }
  }
}
