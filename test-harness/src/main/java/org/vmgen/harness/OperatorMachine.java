package org.vmgen.harness;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.vmgen.generator.model.ScalarType;

/**
 * A machine with an instruction for every operator, conversion and intrinsic on every type, every
 * kind of access to memory, stacks, registers and regions, and every statement. Engines run its
 * operations on edge values and must agree with the reference engine bit for bit.
 *
 * <p>Integers, bool and code lie on stack {@code data}, floats on {@code flt}, references on {@code
 * obj}. For each scalar type there is {@code lit_T} with an immediate of that type, which pushes
 * it.
 */
public final class OperatorMachine {

  /** The machine's name. */
  public static final String NAME = "operators";

  private static final String HEADER =
      """
      // Made by org.vmgen.harness.OperatorMachine: every operator, conversion, intrinsic and access.
      vm operators;
      stack data : i64 cache 2 max 1K;
      stack ret : i64 prefix R returns max 1K;
      stack flt : f64 prefix F cache 1 max 1K;
      stack obj : ref prefix O max 1K;
      throws i64;
      halts i64;
      yields i64;
      trap refused;

      """;

  private static final List<Operation> OPERATIONS = makeOperations();

  private OperatorMachine() {}

  private static List<Operation> makeOperations() {
    OperationList list = new OperationList();
    ScalarOperations.addTo(list);
    StateOperations.addTo(list);
    ControlOperations.addTo(list);
    return list.operations();
  }

  /** The operations that run in a straight line. */
  public static List<Operation> operations() {
    return OPERATIONS;
  }

  /** Programs for what does not: jumps, calls, exits, arrays, references. */
  public static List<OperatorProgram> programs() {
    return ControlPrograms.all();
  }

  /** The description. */
  public static String description() {
    StringBuilder text = new StringBuilder(HEADER);
    text.append(StateOperations.DECLARATIONS).append('\n');
    for (ScalarType type : ScalarType.values()) {
      text.append(literal(type));
    }
    text.append(ControlOperations.DECLARATIONS).append('\n');
    OPERATIONS.forEach(operation -> text.append(operation.declaration()).append('\n'));
    return text.toString();
  }

  private static String literal(ScalarType type) {
    String prefix = type.isFloat() ? "F." : "";
    return "inst lit_%s ( #x: %s -- %sx: %s ) {}\n"
        .formatted(type.text(), type.text(), prefix, type.text());
  }

  /**
   * A program in assembler text that does operations one after the other, each on its operands, and
   * halts. What an operation leaves on the stacks stays there, as part of the outcome.
   */
  public static String program(List<Application> applications) {
    List<String> lines = new ArrayList<>();
    for (Application application : applications) {
      lines.addAll(application.operation().lines(application.values()));
    }
    lines.add("stop");
    return lines.stream().map(line -> "    " + line + "\n").collect(Collectors.joining());
  }

  /** An operation on values for its operands. */
  public record Application(Operation operation, List<Long> values) {
    public Application {
      values = List.copyOf(values);
    }
  }
}
