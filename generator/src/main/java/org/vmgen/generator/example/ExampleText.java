package org.vmgen.generator.example;

import java.util.Map;
import org.vmgen.generator.model.Example;
import org.vmgen.generator.model.Memory;
import org.vmgen.generator.model.Register;
import org.vmgen.generator.model.ScalarType;
import org.vmgen.generator.model.Stack;
import org.vmgen.generator.model.Type;
import org.vmgen.generator.model.VmModel;
import org.vmgen.runtime.NumberText;
import org.vmgen.runtime.Shown;

/** Values and results in the notation of examples. */
final class ExampleText {

  private final VmModel model;
  private final ExampleProgram program;

  ExampleText(VmModel model, ExampleProgram program) {
    this.model = model;
    this.program = program;
  }

  /** How a value of that type is written; an integer as the type is shown. */
  static String value(Type type, Shown shown, Object value) {
    if (!(type instanceof ScalarType scalar)) {
      return value == null ? "null" : value instanceof String s ? '"' + s + '"' : "ref";
    }
    long bits = (Long) value;
    return switch (scalar) {
      case F64 -> NumberText.literal(Double.longBitsToDouble(bits));
      case F32 -> NumberText.literal(Float.intBitsToFloat((int) bits));
      case BOOL -> bits == 0 ? "false" : "true";
      case U64 -> shown == Shown.NUMBER ? Long.toUnsignedString(bits) : shown.text(bits);
      default -> shown.text(bits);
    };
  }

  /** A position as the example names it. */
  String position(long position) {
    if (position == program.next()) {
      return "next";
    }
    return program.labels().entrySet().stream()
        .filter(label -> label.getValue() == position)
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse(position == 1 ? "the instruction itself" : "position " + position);
  }

  /** A value beside what the example has in its place: if that is a label, so is this. */
  String beside(Example.Value expected, Type type, Shown shown, Object value) {
    boolean position =
        expected instanceof Example.Value.Label || expected instanceof Example.Value.Next;
    return position ? position((Long) value) : value(type, shown, value);
  }

  /** Stacks and the way in which the instruction ended: the right side of an example. */
  String result(ExampleResult result) {
    StringBuilder text = new StringBuilder("(");
    for (Stack stack : model.stacks()) {
      String prefix = stack.prefix().isEmpty() ? "" : stack.prefix() + ".";
      for (String item : result.items().get(stack.index())) {
        text.append(' ').append(prefix).append(item);
      }
    }
    if (result.outcome().isEmpty()) {
      return text.append(" )").toString();
    } else if (!result.keepsItems()) {
      return text.append(' ').append(result.outcome()).append(" )").toString();
    }
    return "( " + result.outcome() + " ), items as before: " + text + " )";
  }

  /** A piece of state beyond the stacks, such as {@code mem.u8[3]}. */
  static String place(Example.Binding binding) {
    String name = binding.state().name();
    if (binding.state() instanceof Register) {
      return name;
    } else if (binding.state() instanceof Memory) {
      name += "." + binding.width().text();
    }
    return name + "[" + binding.index() + "]";
  }
}
