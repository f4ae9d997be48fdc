package org.vmgen.superinstructions.corpus;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.vmgen.format.profile.Profile.Operand;
import org.vmgen.generator.model.Composite;
import org.vmgen.generator.model.Documentation;
import org.vmgen.generator.model.Instruction;
import org.vmgen.generator.model.ScalarType;
import org.vmgen.generator.model.Type;
import org.vmgen.generator.model.VmModel;

/** Parts as a description writes them. */
public final class Definitions {
  private static final Documentation NONE = new Documentation(List.of(), "", 1, 1);

  private final VmModel model;

  /** Those of a machine. */
  public Definitions(VmModel model) {
    this.model = model;
  }

  /** The combination of some parts. */
  public Composite composite(String name, List<Part> parts) {
    return new Composite(name, parts.stream().map(this::part).toList(), NONE);
  }

  /** The parts as a definition writes them. */
  public String text(List<Part> parts) {
    return parts.stream().map(part -> part(part).text()).collect(Collectors.joining(" "));
  }

  private Composite.Part part(Part part) {
    List<Composite.Operand> operands = new ArrayList<>();
    for (int i = 0; i < part.operands().size(); i++) {
      Operand operand = part.operands().get(i);
      if (operand instanceof Operand.Value value) {
        operands.add(new Composite.Operand.Bound(value.bits(), literal(part, i, value.bits())));
      } else if (operand instanceof Operand.Same same) {
        operands.add(new Composite.Operand.Same(same.index()));
      } else {
        operands.add(new Composite.Operand.Open());
      }
    }
    return new Composite.Part(instruction(part), operands);
  }

  /** The name of a part's instruction. */
  public String name(Part part) {
    return instruction(part).name();
  }

  /**
   * A value of an immediate as a literal.
   *
   * @param index of the immediate
   */
  public String literal(Part part, int index, long bits) {
    Type type = instruction(part).effect().immediates().get(index).type();
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

  private Instruction instruction(Part part) {
    return model.instructions().get(part.opcode());
  }
}
