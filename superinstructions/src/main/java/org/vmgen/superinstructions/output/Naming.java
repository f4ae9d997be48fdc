package org.vmgen.superinstructions.output;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.vmgen.format.profile.Profile.Operand;
import org.vmgen.generator.model.Composite;
import org.vmgen.generator.model.Instruction;
import org.vmgen.generator.model.ScalarType;
import org.vmgen.generator.model.Type;
import org.vmgen.generator.model.VmModel;
import org.vmgen.superinstructions.corpus.Part;

/** Names and texts of combinations, as a description writes them. */
final class Naming {

  private static final int LONGEST = 60;

  private final VmModel model;
  private final Set<String> taken = new HashSet<>();

  /**
   * @param others names that must not be used again, besides those of instructions
   */
  Naming(VmModel model, List<String> others) {
    this.model = model;
    model.instructions().forEach(i -> taken.add(i.name()));
    taken.addAll(others);
  }

  /** A name made of those of the parts and the values that they bind. */
  String name(List<Part> parts) {
    String name = parts.stream().map(this::name).collect(Collectors.joining("_"));
    if (name.length() > LONGEST) {
      name = name.substring(0, LONGEST).replaceAll("_+$", "");
    }
    String unique = name;
    for (int i = 2; !taken.add(unique); i++) {
      unique = name + "_" + i;
    }
    return unique;
  }

  private String name(Part part) {
    StringBuilder name = new StringBuilder(instruction(part).name());
    for (int i = 0; i < part.operands().size(); i++) {
      Operand operand = part.operands().get(i);
      if (operand instanceof Operand.Value value) {
        String text = text(type(part, i), value.bits()).replace('-', 'm');
        name.append('_').append(text.replaceAll("[^A-Za-z0-9]", "_"));
      } else if (operand instanceof Operand.Same) {
        name.append("_same");
      }
    }
    return name.toString();
  }

  private Instruction instruction(Part part) {
    return model.instructions().get(part.opcode());
  }

  private Type type(Part part, int index) {
    return instruction(part).effect().immediates().get(index).type();
  }

  Composite.Part part(Part part) {
    List<Composite.Operand> operands = new ArrayList<>();
    for (int i = 0; i < part.operands().size(); i++) {
      Operand operand = part.operands().get(i);
      if (operand instanceof Operand.Value value) {
        operands.add(new Composite.Operand.Bound(value.bits(), text(type(part, i), value.bits())));
      } else if (operand instanceof Operand.Same same) {
        operands.add(new Composite.Operand.Same(same.index()));
      } else {
        operands.add(new Composite.Operand.Open());
      }
    }
    return new Composite.Part(instruction(part), operands);
  }

  /** The parts as a definition writes them. */
  String text(List<Part> parts) {
    return parts.stream().map(p -> part(p).text()).collect(Collectors.joining(" "));
  }

  private static String text(Type type, long bits) {
    Optional<ScalarType> scalar =
        type instanceof ScalarType s ? Optional.of(s) : Optional.<ScalarType>empty();
    if (scalar.isEmpty()) {
      return "null";
    }
    return switch (scalar.get()) {
      case BOOL -> bits == 0 ? "false" : "true";
      case F64 ->
          number(Double.longBitsToDouble(bits), Double.toString(Double.longBitsToDouble(bits)));
      case F32 ->
          number(
              Float.intBitsToFloat((int) bits), Float.toString(Float.intBitsToFloat((int) bits)));
      case U8, U16, U32, U64 -> Long.toUnsignedString(bits);
      default -> Long.toString(bits);
    };
  }

  private static String number(double value, String text) {
    if (Double.isNaN(value)) {
      return "nan";
    } else if (Double.isInfinite(value)) {
      return value > 0 ? "inf" : "-inf";
    }
    return text.toLowerCase(Locale.ROOT);
  }
}
