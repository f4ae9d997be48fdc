package org.vmgen.generator.c;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.vmgen.generator.model.Immediate;
import org.vmgen.generator.model.Instruction;
import org.vmgen.generator.model.ScalarType;
import org.vmgen.generator.model.Type;
import org.vmgen.generator.model.VmModel;
import org.vmgen.generator.plan.EngineConfig;

/** Output model of the typed builder: a function for each instruction. */
final class EmitView {
  private final VmModel model;
  private final EngineConfig config;
  private final CNames names;

  EmitView(VmModel model, EngineConfig config) {
    this.model = model;
    this.config = config;
    this.names = CNames.of(model, config);
  }

  /**
   * The function of one instruction.
   *
   * @param comment mnemonic and effect, then the documentation
   * @param operands statements that fill the array of operands
   */
  record EmitterView(
      String name,
      List<String> comment,
      List<String> parameters,
      List<String> operands,
      int count) {}

  Map<String, Object> attributes() {
    Map<String, Object> all = new HashMap<>();
    all.put("vm", model.name());
    all.put("m", names.prefix());
    all.put("M", names.macro());
    all.put("engine", config.engine());
    all.put("description", CNames.comment(model.documentation().fileName()));
    all.put("emitters", model.instructions().stream().map(this::emitter).toList());
    return all;
  }

  private EmitterView emitter(Instruction instruction) {
    List<String> comment = new ArrayList<>();
    comment.add(
        CNames.comment(instruction.mnemonic() + " ( " + instruction.effect().text() + " )"));
    instruction.documentation().lines().stream().map(CNames::comment).forEach(comment::add);
    List<String> parameters = new ArrayList<>();
    List<String> operands = new ArrayList<>();
    Set<String> taken = new HashSet<>(Set.of("b", "operands"));
    for (Immediate immediate : instruction.effect().immediates()) {
      String name = unique(immediate.name(), taken);
      Kind kind = Kind.of(immediate.type(), names);
      String value = name;
      if (immediate.isArray()) {
        String length = unique(immediate.length().map(l -> l.name()).orElse("count"), taken);
        parameters.add("const " + kind.type + " *" + name);
        parameters.add("size_t " + length);
        value = name + ", " + length;
      } else {
        parameters.add(kind.type + " " + name);
      }
      String made = names.function("operand_" + kind.name + (immediate.isArray() ? "_array" : ""));
      operands.add("operands[%d] = %s(%s);".formatted(operands.size(), made, value));
    }
    return new EmitterView(instruction.name(), comment, parameters, operands, operands.size());
  }

  /** A name that no other parameter has. */
  private static String unique(String name, Set<String> taken) {
    String result = name;
    while (CNames.RESERVED.contains(result) || !taken.add(result)) {
      result += "_";
    }
    return result;
  }

  /**
   * How operands of a type are passed.
   *
   * @param name of the function that makes an operand, behind {@code operand_}
   * @param type the parameter's type in C
   */
  private record Kind(String name, String type) {
    static Kind of(Type type, CNames names) {
      if (!(type instanceof ScalarType scalar)) {
        return new Kind("constant", "uint32_t");
      }
      return switch (scalar) {
        case CODE -> new Kind("label", names.prefix() + "_label");
        case F32, F64 -> new Kind("f64", "double");
        case I8, I16, I32, I64 -> new Kind("i64", "int64_t");
        case U8, U16, U32, U64, BOOL -> new Kind("u64", "uint64_t");
      };
    }
  }
}
