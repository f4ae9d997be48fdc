package org.vmgen.harness;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.vmgen.generator.model.Immediate;
import org.vmgen.generator.model.Instruction;
import org.vmgen.generator.model.Item;
import org.vmgen.generator.model.ScalarType;
import org.vmgen.generator.model.Stack;
import org.vmgen.generator.model.Type;
import org.vmgen.generator.model.Variable;
import org.vmgen.generator.model.VmModel;

/**
 * Random programs for {@code nested.vmg} that end: routines of some instructions, whose code
 * operands are later routines. Most instructions find the items that they take.
 */
final class NestedPrograms {
  private static final List<String> ENDS =
      List.of("lit 11\nfail\n", "lit 12\npause\n", "exit\n", "stop\n");

  private final VmModel model;
  private final Random random;
  private final StringBuilder text = new StringBuilder();
  private int routine;
  private int routines;

  NestedPrograms(VmModel model, long seed) {
    this.model = model;
    this.random = new Random(seed);
  }

  /** The next program, in the language of the assembler. */
  String next() {
    text.setLength(0);
    routines = 1 + random.nextInt(5);
    for (routine = 0; routine < routines; routine++) {
      text.append('r').append(routine).append(":\n");
      for (int i = random.nextInt(4); i >= 0; i--) {
        emit(instruction());
      }
      int end = random.nextInt(2 * ENDS.size());
      text.append(end < ENDS.size() ? ENDS.get(end) : "lit " + (20 + routine) + "\nstop\n");
    }
    return text.append("last: lit 9\nstop\n").toString();
  }

  /** Any but those that end a run or leave a code value among numbers. */
  private Instruction instruction() {
    while (true) {
      Instruction any = model.instructions().get(random.nextInt(model.instructions().size()));
      if (!List.of("stop", "fail", "pause", "here").contains(any.name())) {
        return any;
      }
    }
  }

  private void emit(Instruction instruction) {
    StringBuilder line = new StringBuilder(instruction.name());
    Map<Variable, Long> values = new HashMap<>();
    for (Immediate immediate : instruction.effect().immediates()) {
      long value = value(immediate);
      values.put(immediate.variable(), value);
      line.append(' ').append(operand(immediate.type(), value));
    }
    boolean pushes = random.nextInt(12) != 0;
    for (Item item : instruction.effect().inputs()) {
      if (item instanceof Item.Single single && pushes) {
        push(single.stack(), single.type());
      } else if (item instanceof Item.Many many && pushes) {
        for (long i = values.get(many.length().variable()); i > 0; i--) {
          push(many.stack(), many.type());
        }
      } else if (item instanceof Item.Operand && random.nextBoolean()) {
        text.append("grow 5\n");
      }
    }
    text.append(line).append('\n');
  }

  /** An array's length, a change of a depth, an address, or another small number. */
  private long value(Immediate immediate) {
    return switch (immediate.name()) {
      case "k", "j" -> random.nextInt(4);
      case "m" -> random.nextInt(6) - 1;
      case "address" -> 8 * random.nextInt(3);
      default -> random.nextInt(5);
    };
  }

  private String operand(Type type, long value) {
    if (type == ScalarType.CODE) {
      return later();
    } else if (type == ScalarType.F64) {
      return value + ".5";
    }
    return type instanceof ScalarType ? Long.toString(value) : "\"o" + value + "\"";
  }

  private String later() {
    int left = routines - routine - 1;
    return left > 0 ? "r" + (routine + 1 + random.nextInt(left)) : "last";
  }

  private void push(Stack stack, Type type) {
    switch (stack.name()) {
      case "flt" -> text.append("flit ").append(random.nextInt(9)).append(".5\n");
      case "objects" -> text.append("obj \"o").append(random.nextInt(5)).append("\"\n");
      default ->
          text.append(type == ScalarType.CODE ? "here " + later() : "lit " + random.nextInt(9))
              .append(stack.name().equals("ret") ? "\nbury\n" : "\n");
    }
  }
}
