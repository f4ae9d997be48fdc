package org.vmgen.superinstructions.output;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.vmgen.format.profile.Profile.Operand;
import org.vmgen.generator.model.VmModel;
import org.vmgen.superinstructions.corpus.Definitions;
import org.vmgen.superinstructions.corpus.Part;

/** Names of combinations. */
final class Naming {

  private static final int LONGEST = 60;

  private final Definitions definitions;
  private final Set<String> taken = new HashSet<>();

  /**
   * @param others names that must not be used again, besides those of instructions
   */
  Naming(VmModel model, List<String> others) {
    definitions = new Definitions(model);
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
    StringBuilder name = new StringBuilder(definitions.name(part));
    for (int i = 0; i < part.operands().size(); i++) {
      Operand operand = part.operands().get(i);
      if (operand instanceof Operand.Value value) {
        String text = definitions.literal(part, i, value.bits()).replace('-', 'm');
        name.append('_').append(text.replaceAll("[^A-Za-z0-9]", "_"));
      } else if (operand instanceof Operand.Same) {
        name.append("_same");
      }
    }
    return name.toString();
  }
}
