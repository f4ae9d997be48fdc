package org.vmgen.generator.java;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.vmgen.generator.model.Documentation;
import org.vmgen.generator.model.Instruction;
import org.vmgen.generator.plan.UnsupportedModelException;

/** What class files have no room for, which is said before javac finds it. */
final class JavaLimits {
  /** Bytes of a method's bytecode, and of a string. */
  private static final int MOST_BYTES = 65_535;

  /**
   * Bytes by {@link BytecodeEstimate} of what javac has surely no room for: it makes less of them,
   * though hardly ever as little as three quarters. What lies between is left to javac.
   */
  private static final int MOST_ESTIMATED = MOST_BYTES * 4 / 3;

  /** Items and immediates of an instruction: calls of so many in a row javac can stack. */
  private static final int MOST_ITEMS = 250;

  private final List<UnsupportedModelException.Reason> reasons = new ArrayList<>();

  /** An instruction's effect, which tools read as text and item by item. */
  static List<UnsupportedModelException.Reason> ofEffect(Instruction instruction) {
    List<UnsupportedModelException.Reason> reasons = new ArrayList<>();
    String name = "`" + instruction.name() + "`";
    var effect = instruction.effect();
    int items = effect.immediates().size() + effect.inputs().size() + effect.outputs().size();
    if (items > MOST_ITEMS) {
      reasons.add(
          new UnsupportedModelException.Reason(
              instruction.documentation(),
              name + " is too long for Java with its " + items + " items",
              "an instruction has at most "
                  + MOST_ITEMS
                  + " there; leave items on the stack and access them as `data[i]`"));
    }
    requireText(instruction, "the stack effect of " + name, effect.text(), reasons);
    requireText(instruction, "the mnemonic of " + name, instruction.mnemonic(), reasons);
    return reasons;
  }

  private static void requireText(
      Instruction instruction,
      String what,
      String text,
      List<UnsupportedModelException.Reason> reasons) {
    int bytes = text.getBytes(StandardCharsets.UTF_8).length;
    if (bytes > MOST_BYTES) {
      reasons.add(
          new UnsupportedModelException.Reason(
              instruction.documentation(),
              what + " is too long for Java: " + bytes + " bytes",
              "a text in a class file has at most " + MOST_BYTES + "; choose shorter names"));
    }
  }

  /** Adds the text of an instruction, combination, handler or function. */
  void add(String what, Documentation place, String text) {
    int bytes = BytecodeEstimate.of(text);
    if (bytes > MOST_ESTIMATED) {
      reasons.add(
          new UnsupportedModelException.Reason(
              place,
              what + " is too large for Java: about " + bytes + " bytes of bytecode",
              "a method has at most " + MOST_BYTES + "; make several instructions of it"));
    }
  }

  /** Throws what was too large. */
  void require() {
    if (!reasons.isEmpty()) {
      throw new UnsupportedModelException(reasons);
    }
  }
}
