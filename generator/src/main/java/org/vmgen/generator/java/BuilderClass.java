package org.vmgen.generator.java;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.vmgen.generator.model.Immediate;
import org.vmgen.generator.model.Instruction;
import org.vmgen.generator.model.ReferenceType;
import org.vmgen.generator.model.ScalarType;
import org.vmgen.generator.model.Type;
import org.vmgen.generator.model.VmModel;

/** The builder with a typed method for each instruction. */
final class BuilderClass {
  /** Parameters of a method, of which one of 64 bits counts for two; the first is the object. */
  private static final int MOST_WORDS = 254;

  private final VmModel model;
  private final EngineNames names;
  private final Templates templates;

  BuilderClass(VmModel model, EngineNames names, Templates templates) {
    this.model = model;
    this.names = names;
    this.templates = templates;
  }

  /** A method. */
  record Method(
      String doc, String type, String name, List<String> parameters, List<String> statements) {}

  String text() {
    List<Method> methods = model.instructions().stream().map(this::method).toList();
    StringBuilder all = new StringBuilder();
    methods.forEach(m -> all.append(m.parameters()).append(m.statements()));
    List<String> imports = new ArrayList<>();
    for (String name : List.of("CodeBuilder", "Label", "Machine", "Numbers")) {
      if (!name.equals("Numbers") || JavaWords.contains(all.toString(), name)) {
        imports.add("import org.vmgen.runtime." + name + ";");
      }
    }
    return templates.render(
        "builder",
        Map.of(
            "header",
            names.header(model),
            "imports",
            imports,
            "name",
            names.builder(),
            "doc",
            "/** Makes portable code for the machine "
                + model.name()
                + ", a method for each instruction. */",
            "set",
            names.instructions(),
            "methods",
            methods));
  }

  private Method method(Instruction instruction) {
    String heading = instruction.mnemonic() + " ( " + instruction.effect().text().strip() + " )";
    List<String> doc = new ArrayList<>();
    doc.add("<code>" + JavaNames.javadocText(heading) + "</code>");
    doc.addAll(JavaNames.paragraphs(instruction.documentation()));
    List<String> parameters = new ArrayList<>();
    List<String> operands = new ArrayList<>();
    Set<String> taken = new HashSet<>();
    for (Immediate immediate : instruction.effect().immediates()) {
      String name = JavaNames.parameter(immediate.name());
      while (!taken.add(name)) {
        name += "_";
      }
      parameters.add(parameterType(immediate) + " " + name);
      operands.add(name);
    }
    boolean together = 2 * parameters.size() > MOST_WORDS;
    if (together) {
      parameters = List.of("Object... operands");
      operands = List.of("operands");
    }
    return new Method(
        JavaNames.javadoc(doc).stripTrailing(),
        names.builder(),
        JavaNames.method(instruction.name()),
        parameters,
        together
            ? List.of("emit(" + instruction.opcode() + ", operands);")
            : statements(instruction, operands));
  }

  private static List<String> statements(Instruction instruction, List<String> operands) {
    List<Immediate> immediates = instruction.effect().immediates();
    boolean plain = immediates.stream().noneMatch(BuilderClass::isOddArray);
    if (!plain) {
      List<String> arguments = new ArrayList<>();
      for (int i = 0; i < operands.size(); i++) {
        arguments.add(
            immediates.get(i).isArray() ? "(Object) " + operands.get(i) : operands.get(i));
      }
      return List.of("emit(" + instruction.opcode() + ", " + String.join(", ", arguments) + ");");
    }
    List<String> checks = new ArrayList<>();
    List<String> statements = new ArrayList<>();
    statements.add("begin(" + instruction.opcode() + ");");
    for (int i = 0; i < operands.size(); i++) {
      Immediate immediate = immediates.get(i);
      String name = operands.get(i);
      if (needsRange(immediate)) {
        ScalarType type = (ScalarType) immediate.type();
        String min = type.minValue() + "L";
        String max = type.maxValue() + "L";
        checks.add("Numbers.requireRange(" + name + ", " + min + ", " + max + ");");
      }
      statements.add("operand(" + operand(immediate, name) + ");");
    }
    checks.addAll(statements);
    return checks;
  }

  private static boolean needsRange(Immediate immediate) {
    return !immediate.isArray()
        && immediate.type() instanceof ScalarType type
        && type.isInteger()
        && type.bits() < 64
        && type != ScalarType.I32;
  }

  /** Arrays of other elements than integers of 64 bits and labels go through {@code emit}. */
  private static boolean isOddArray(Immediate immediate) {
    return immediate.isArray()
        && immediate.type() != ScalarType.CODE
        && immediate.type() != ScalarType.I64
        && immediate.type() != ScalarType.U64;
  }

  private static String parameterType(Immediate immediate) {
    Type type = immediate.type();
    if (immediate.isArray()) {
      if (type == ScalarType.CODE) {
        return "Label[]";
      }
      boolean integers = type instanceof ScalarType scalar && scalar.isInteger();
      boolean floats = type instanceof ScalarType scalar && scalar.isFloat();
      return integers ? "long[]" : floats ? "double[]" : "Object[]";
    }
    if (type == ScalarType.CODE) {
      return "Label";
    }
    return type instanceof ReferenceType ? "Object" : JavaType.local(type);
  }

  private static String operand(Immediate immediate, String name) {
    if (immediate.isArray() || immediate.type() == ScalarType.CODE) {
      return name;
    }
    if (immediate.type() instanceof ReferenceType) {
      return "constant(" + name + ")";
    }
    return JavaType.word(JavaExpr.primary(name), immediate.type()).text();
  }
}
