package org.vmgen.generator.c;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.vmgen.generator.action.Expr;
import org.vmgen.generator.model.Effect;
import org.vmgen.generator.model.Immediate;
import org.vmgen.generator.model.ScalarType;
import org.vmgen.generator.model.Type;
import org.vmgen.generator.model.Variable;

/** Prints the declarations of the immediates that a body mentions. */
final class CImmediates {
  private final CTypes types;
  private final CBody body;
  private final BodySource source;
  private final Set<Variable> mentioned;

  CImmediates(CTypes types, CBody body, BodySource source, Set<Variable> mentioned) {
    this.types = types;
    this.body = body;
    this.source = source;
    this.mentioned = mentioned;
  }

  List<String> print() {
    List<String> lines = new ArrayList<>();
    Set<Variable> declared = new HashSet<>(source.combination().known().keySet());
    for (int part = 0; part < source.parts(); part++) {
      Effect effect = source.effect(part);
      for (int i = 0; i < effect.immediates().size(); i++) {
        Immediate immediate = effect.immediates().get(i);
        if (declared.add(immediate.variable())) {
          read(immediate, offset(part, i), lines);
        }
      }
    }
    lines.addAll(constants());
    return lines;
  }

  /** Bound immediates that are named all the same. */
  private List<String> constants() {
    List<String> lines = new ArrayList<>();
    for (Map.Entry<Variable, Expr> known : source.combination().known().entrySet()) {
      Variable variable = known.getKey();
      if (mentioned.contains(variable)) {
        lines.add(
            "const "
                + types.variable(variable.type())
                + body.name(variable)
                + " = "
                + body.text(known.getValue())
                + ";");
      }
    }
    lines.sort(String::compareTo);
    return lines;
  }

  private void read(Immediate immediate, String offset, List<String> lines) {
    if (immediate.isArray()) {
      Variable length = immediate.length().orElseThrow();
      if (mentioned.contains(length)) {
        lines.add("const uint64_t " + body.name(length) + " = ip[" + offset + "].u;");
      }
      if (mentioned.contains(immediate.variable())) {
        String name = body.name(immediate.variable());
        lines.add(types.wordPointer() + name + " = ip + " + offset + " + 1;");
      }
    } else if (mentioned.contains(immediate.variable())) {
      Type type = immediate.type();
      String word = "ip[" + offset + "]";
      String name = body.name(immediate.variable());
      if (body.isPointer(immediate.variable())) {
        lines.add(types.wordPointer() + name + " = " + word + ".target;");
        return;
      }
      String constant = types.variable(type).endsWith("*") ? "" : "const ";
      lines.add(constant + types.variable(type) + name + " = " + types.fromWord(type, word) + ";");
    }
  }

  /** The words of all parts. */
  String size() {
    int last = source.parts() - 1;
    return offset(last, source.effect(last).immediates().size());
  }

  /** The distance from the first opcode to an immediate's first word. */
  private String offset(int part, int index) {
    int constant = source.offset(part) + 1;
    StringBuilder lengths = new StringBuilder();
    for (Immediate immediate : source.effect(part).immediates().subList(0, index)) {
      constant++;
      if (immediate.isArray()) {
        lengths.append(" + ").append(body.name(immediate.length().orElseThrow()));
      }
    }
    return constant + lengths.toString();
  }

  /** Whether a variable is an immediate of type code that is read. */
  boolean holdsCode(Variable variable) {
    if (variable.type() != ScalarType.CODE) {
      return false;
    }
    for (int part = 0; part < source.parts(); part++) {
      if (source.effect(part).immediates().stream().anyMatch(i -> i.variable().equals(variable))) {
        return true;
      }
    }
    return false;
  }
}
