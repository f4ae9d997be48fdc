package org.vmgen.superinstructions.corpus;

import java.util.ArrayList;
import java.util.List;
import org.vmgen.format.profile.Profile.Operand;

/**
 * An instruction with what is known of its immediates: as a part of a combination, what must hold
 * of them; in a text, what holds.
 *
 * @param opcode the instruction's
 */
public record Part(int opcode, List<Operand> operands) {

  private static final Operand OPEN = new Operand.Open();

  public Part {
    operands = List.copyOf(operands);
  }

  /** Whether nothing is known. */
  public boolean isOpen() {
    return operands.stream().allMatch(Operand.Open.class::isInstance);
  }

  /** The same instruction with nothing known. */
  public Part opened() {
    return isOpen() ? this : new Part(opcode, operands.stream().map(o -> OPEN).toList());
  }

  /** The same with nothing known of one immediate, nor of those that equal it. */
  public Part opened(int index) {
    List<Operand> result = new ArrayList<>(operands);
    result.set(index, OPEN);
    result.replaceAll(o -> o instanceof Operand.Same same && same.index() == index ? OPEN : o);
    return new Part(opcode, result);
  }

  /** Whether what this part demands holds wherever the other one does. */
  public boolean fits(Part text) {
    return opcode == text.opcode && Operand.fit(operands, text.operands);
  }
}
