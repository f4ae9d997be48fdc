package org.vmgen.superinstructions.corpus;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.vmgen.format.profile.Profile.Operand;

/**
 * The values of immediates that are looked at. All others count as unknown, so that programs that
 * differ in their addresses only are the same text.
 */
public final class Constants {

  /**
   * A value of an immediate.
   *
   * @param index of the immediate
   * @param bits as in code
   */
  public record Constant(int opcode, int index, long bits) {}

  private static final Operand OPEN = new Operand.Open();

  private final Set<Constant> kept;

  private Constants(Set<Constant> kept) {
    this.kept = Set.copyOf(kept);
  }

  /** No value at all. */
  public static Constants none() {
    return new Constants(Set.of());
  }

  /** Those that combinations bind. */
  public static Constants of(List<List<Part>> combinations) {
    Set<Constant> kept = new HashSet<>();
    for (List<Part> parts : combinations) {
      for (Part part : parts) {
        for (int i = 0; i < part.operands().size(); i++) {
          if (part.operands().get(i) instanceof Operand.Value value) {
            kept.add(new Constant(part.opcode(), i, value.bits()));
          }
        }
      }
    }
    return new Constants(kept);
  }

  /** These and others. */
  public Constants and(Constants others) {
    Set<Constant> all = new HashSet<>(kept);
    all.addAll(others.kept);
    return new Constants(all);
  }

  /** The most frequent ones, each with at least a share of 1/1000 of all executions. */
  static Constants frequent(Map<Constant, Long> executions, long all, int most) {
    Map<Constant, Long> frequent = new HashMap<>(executions);
    frequent.values().removeIf(count -> count < all / 1000);
    Set<Constant> kept = new HashSet<>();
    frequent.entrySet().stream()
        .sorted(
            Comparator.comparing((Map.Entry<Constant, Long> e) -> -e.getValue())
                .thenComparing(e -> e.getKey().opcode())
                .thenComparing(e -> e.getKey().index())
                .thenComparing(e -> e.getKey().bits()))
        .limit(most)
        .forEach(e -> kept.add(e.getKey()));
    return new Constants(kept);
  }

  /** A step with only these values; others that are equal to each other stay so. */
  Part restrict(Part step) {
    Operand[] result = new Operand[step.operands().size()];
    for (int i = 0; i < result.length; i++) {
      Operand operand = step.operands().get(i);
      result[i] = operand;
      if (operand instanceof Operand.Value value
          && !kept.contains(new Constant(step.opcode(), i, value.bits()))) {
        result[i] = equalTo(step, result, i);
      }
    }
    return new Part(step.opcode(), List.of(result));
  }

  private static Operand equalTo(Part step, Operand[] before, int index) {
    for (int i = 0; i < index; i++) {
      if (step.operands().get(i).equals(step.operands().get(index))
          && before[i] instanceof Operand.Open) {
        return new Operand.Same(i);
      }
    }
    return OPEN;
  }
}
