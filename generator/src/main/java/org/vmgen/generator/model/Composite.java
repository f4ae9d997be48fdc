package org.vmgen.generator.model;

import java.util.List;
import java.util.stream.Collectors;
import org.vmgen.format.profile.Profile;

/**
 * A combined instruction: several instructions, or one of them with some immediates fixed, that
 * engines may run as one. Front ends never see it: it has no opcode of its own in portable code.
 *
 * @param parts in the order in which they run; at least one
 */
public record Composite(String name, List<Part> parts, Documentation documentation) {
  public Composite {
    parts = List.copyOf(parts);
  }

  /**
   * One instruction of a combination.
   *
   * @param operands what is known of its immediates, one for each
   */
  public record Part(Instruction instruction, List<Operand> operands) {
    public Part {
      operands = List.copyOf(operands);
    }

    /** The part that matches whatever its immediates are. */
    public static Part open(Instruction instruction) {
      return new Part(
          instruction,
          instruction.effect().immediates().stream()
              .<Operand>map(i -> new Operand.Open())
              .toList());
    }

    /** Whether nothing is known of its immediates. */
    public boolean isOpen() {
      return operands.stream().allMatch(Operand.Open.class::isInstance);
    }

    /** What is known of its immediates, as a profile says it. */
    public List<Profile.Operand> known() {
      return operands.stream().map(Part::known).toList();
    }

    private static Profile.Operand known(Operand operand) {
      if (operand instanceof Operand.Bound bound) {
        return new Profile.Operand.Value(bound.bits());
      }
      return operand instanceof Operand.Same same
          ? new Profile.Operand.Same(same.index())
          : new Profile.Operand.Open();
    }

    /** As in a definition: {@code add}, {@code lit(1)}, {@code addr(_, _, a)}. */
    public String text() {
      if (isOpen()) {
        return instruction.name();
      }
      return operands.stream()
          .map(this::text)
          .collect(Collectors.joining(", ", instruction.name() + "(", ")"));
    }

    private String text(Operand operand) {
      if (operand instanceof Operand.Bound bound) {
        return bound.text();
      }
      return operand instanceof Operand.Same same
          ? instruction.effect().immediates().get(same.index()).name()
          : "_";
    }
  }

  /** What is known of an immediate. */
  public sealed interface Operand {

    /** Nothing: it is read when the combination runs. */
    record Open() implements Operand {}

    /**
     * Its value.
     *
     * @param bits as {@link org.vmgen.generator.action.Expr.Constant#bits}; 0 for null
     * @param text as a definition writes it
     */
    record Bound(long bits, String text) implements Operand {}

    /** It equals another immediate of the part, which is open. */
    record Same(int index) implements Operand {}
  }

  /** Whether it is a single instruction with nothing known of its immediates. */
  public boolean isPlain() {
    return parts.size() == 1 && parts.get(0).isOpen();
  }

  /** The parts as in a definition. */
  public String text() {
    return parts.stream().map(Part::text).collect(Collectors.joining(" "));
  }
}
