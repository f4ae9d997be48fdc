package org.vmgen.harness;

import java.util.ArrayList;
import java.util.List;
import org.vmgen.generator.model.ScalarType;

/**
 * One instruction of {@link OperatorMachine} that runs in a straight line: it takes its operands
 * from the stacks, and completes, traps or throws.
 *
 * @param name of the instruction, also its mnemonic
 * @param declaration the text of the instruction
 * @param operands what must be pushed before it, in this order
 */
public record Operation(String name, String declaration, List<Operand> operands) {
  public Operation {
    operands = List.copyOf(operands);
  }

  /**
   * A value that the operation takes.
   *
   * @param edges the values worth trying, in the form of {@link EdgeValues}
   */
  public record Operand(ScalarType type, List<Long> edges) {
    public Operand {
      edges = List.copyOf(edges);
    }
  }

  /** Every combination of the operands' edge values, at most {@code most}, evenly chosen. */
  public List<List<Long>> combinations(int most) {
    long all = operands.stream().mapToLong(o -> o.edges().size()).reduce(1, (a, b) -> a * b);
    long count = Math.min(all, most);
    List<List<Long>> combinations = new ArrayList<>();
    for (long i = 0; i < count; i++) {
      combinations.add(combination(i * all / count));
    }
    return combinations;
  }

  private List<Long> combination(long number) {
    List<Long> values = new ArrayList<>();
    long rest = number;
    for (Operand operand : operands) {
      int size = operand.edges().size();
      values.add(operand.edges().get((int) (rest % size)));
      rest /= size;
    }
    return values;
  }

  /**
   * Assembler lines that push values for the operands and do the operation.
   *
   * @param values one for each operand
   */
  public List<String> lines(List<Long> values) {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < operands.size(); i++) {
      ScalarType type = operands.get(i).type();
      lines.add("lit_" + type.text() + " " + literal(type, values.get(i)));
    }
    lines.add(name);
    return lines;
  }

  /** A value as the assembler reads it. */
  public static String literal(ScalarType type, long bits) {
    return switch (type) {
      case BOOL -> bits == 0 ? "false" : "true";
      case U64 -> Long.toUnsignedString(bits);
      case F64 -> literal(Double.longBitsToDouble(bits));
      case F32 -> literal(Float.intBitsToFloat((int) bits));
      case CODE -> "@" + bits;
      default -> Long.toString(bits);
    };
  }

  private static String literal(double value) {
    if (Double.isNaN(value)) {
      return "nan";
    } else if (Double.isInfinite(value)) {
      return value < 0 ? "-inf" : "inf";
    }
    return Double.toHexString(value);
  }
}
