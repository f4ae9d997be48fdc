package org.vmgen.generator.java;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.vmgen.generator.model.VmModel;
import org.vmgen.generator.reference.InstructionSets;
import org.vmgen.runtime.ExternInfo;
import org.vmgen.runtime.ImmediateInfo;
import org.vmgen.runtime.InstructionInfo;
import org.vmgen.runtime.InstructionSet;
import org.vmgen.runtime.ItemInfo;
import org.vmgen.runtime.MemoryInfo;
import org.vmgen.runtime.RegionInfo;
import org.vmgen.runtime.RegisterInfo;
import org.vmgen.runtime.StackInfo;
import org.vmgen.runtime.TrapInfo;
import org.vmgen.runtime.ValueType;

/**
 * The class with the description of the machine that tools read. It is split: a method has at most
 * 64 KB of bytecode, a class at most 65,535 constants.
 */
final class InstructionsClass {
  private static final int PER_METHOD = 50;
  private static final int METHODS_PER_CLASS = 20;
  private static final int LARGE = 100;

  private final VmModel model;
  private final EngineNames names;
  private final Templates templates;

  InstructionsClass(VmModel model, EngineNames names, Templates templates) {
    this.model = model;
    this.names = names;
    this.templates = templates;
  }

  /** A nested class. */
  record Part(int number, List<Method> methods) {}

  /** A method of one. */
  record Method(int number, List<String> statements) {}

  String text() {
    InstructionSet set = InstructionSets.of(model);
    List<String> state = state(set);
    List<Method> methods = methods(set);
    List<Part> parts = new ArrayList<>();
    for (int i = 0; i < methods.size(); i += METHODS_PER_CLASS) {
      int end = Math.min(methods.size(), i + METHODS_PER_CLASS);
      parts.add(new Part(parts.size(), methods.subList(i, end)));
    }
    return templates.render(
        "instructions",
        Map.of(
            "header", names.header(model),
            "package", names.packageName(),
            "imports", imports(state, methods),
            "name", names.instructions(),
            "doc", "/** The instruction set of the machine " + model.name() + ". */",
            "machine", JavaNames.literal(set.machine()),
            "state", state,
            "parts", parts));
  }

  private static List<Method> methods(InstructionSet set) {
    List<Method> methods = new ArrayList<>();
    List<String> statements = new ArrayList<>();
    int items = 0;
    for (InstructionInfo instruction : set.instructions()) {
      statements.add(instruction(instruction));
      items +=
          instruction.immediates().size()
              + instruction.inputs().size()
              + instruction.outputs().size();
      if (statements.size() == PER_METHOD || items > LARGE * 4) {
        methods.add(new Method(methods.size(), List.copyOf(statements)));
        statements.clear();
        items = 0;
      }
    }
    if (!statements.isEmpty()) {
      methods.add(new Method(methods.size(), List.copyOf(statements)));
    }
    return methods;
  }

  private static List<String> state(InstructionSet set) {
    List<String> lines = new ArrayList<>();
    new TreeMap<>(set.shownTypes())
        .forEach((type, how) -> lines.add(call("shown", arguments(text(type), "Shown." + how))));
    for (StackInfo s : set.stacks()) {
      lines.add(
          call(
              "stack",
              "new StackInfo("
                  + arguments(
                      text(s.name()),
                      text(s.typeName()),
                      type(s.slot()),
                      text(s.prefix()),
                      optional(s.max()))
                  + ")"));
    }
    for (RegisterInfo r : set.registers()) {
      lines.add(
          call(
              "register",
              "new RegisterInfo("
                  + arguments(text(r.name()), text(r.typeName()), type(r.type()))
                  + ")"));
    }
    for (RegionInfo r : set.regions()) {
      lines.add(
          call(
              "region",
              "new RegionInfo("
                  + arguments(
                      text(r.name()),
                      text(r.typeName()),
                      type(r.slot()),
                      optional(r.stack()),
                      optional(r.max()))
                  + ")"));
    }
    for (MemoryInfo m : set.memories()) {
      lines.add(
          call(
              "memory",
              "new MemoryInfo("
                  + arguments(text(m.name()), Boolean.toString(m.bigEndian()), optional(m.max()))
                  + ")"));
    }
    for (TrapInfo t : set.traps()) {
      if (t.code() >= TrapInfo.FIRST_DECLARED) {
        lines.add(call("trap", text(t.name())));
      }
    }
    set.externs().forEach(e -> lines.add(call("extern", extern(e))));
    return lines;
  }

  private static String extern(ExternInfo extern) {
    return "new ExternInfo("
        + arguments(
            text(extern.name()),
            variables(extern.parameters()),
            variables(extern.results()),
            "List.of("
                + String.join(", ", extern.effects().stream().map(InstructionsClass::text).toList())
                + ")",
            Boolean.toString(extern.standard()))
        + ")";
  }

  private static String variables(List<ExternInfo.Variable> variables) {
    List<String> texts =
        variables.stream()
            .map(
                v ->
                    "new ExternInfo.Variable("
                        + arguments(text(v.name()), text(v.typeName()), type(v.type()))
                        + ")")
            .toList();
    return "List.of(" + String.join(", ", texts) + ")";
  }

  private static String instruction(InstructionInfo info) {
    StringBuilder text = new StringBuilder("set.instruction(");
    text.append(arguments(text(info.name()), text(info.mnemonic()), text(info.effect())));
    text.append(")");
    for (ImmediateInfo immediate : info.immediates()) {
      text.append(immediate.array() ? "\n    .array(" : "\n    .immediate(")
          .append(
              arguments(text(immediate.name()), text(immediate.typeName()), type(immediate.type())))
          .append(")");
    }
    info.inputs().forEach(item -> text.append("\n    .in(").append(item(item)).append(")"));
    info.outputs().forEach(item -> text.append("\n    .out(").append(item(item)).append(")"));
    text.append(info.readsNext() ? "\n    .readsNext()" : "");
    text.append(info.endsBlock() ? "\n    .endsBlock()" : "");
    text.append(info.branches() ? "\n    .branches()" : "");
    return text.append("\n    .end();").toString();
  }

  private static String item(ItemInfo item) {
    String place = Integer.toString(item.place());
    if (item.kind() == ItemInfo.Kind.SINGLE && !item.optional()) {
      return arguments(place, text(item.name()), text(item.typeName()), type(item.type()));
    }
    String factory =
        switch (item.kind()) {
          case SINGLE -> "optional";
          case MANY -> "many";
          case OPERAND -> "operand";
        };
    String common = arguments(place, text(item.name()), text(item.typeName()), type(item.type()));
    return "ItemInfo."
        + factory
        + "("
        + (item.optional() ? common : common + ", " + item.immediate())
        + ")";
  }

  private static List<String> imports(List<String> state, List<Method> methods) {
    StringBuilder all = new StringBuilder(String.join("\n", state));
    methods.forEach(m -> all.append(String.join("\n", m.statements())));
    List<String> imports = new ArrayList<>();
    for (String name : List.of("List", "OptionalInt", "OptionalLong")) {
      addImport(all.toString(), "java.util.", name, imports);
    }
    imports.add("import org.vmgen.runtime.InstructionSet;");
    for (String name :
        List.of(
            "ExternInfo",
            "ItemInfo",
            "MemoryInfo",
            "RegionInfo",
            "RegisterInfo",
            "Shown",
            "StackInfo",
            "ValueType")) {
      addImport(all.toString(), "org.vmgen.runtime.", name, imports);
    }
    imports.sort(String::compareTo);
    return imports;
  }

  private static void addImport(String text, String folder, String name, List<String> imports) {
    if (JavaWords.contains(text, name)) {
      imports.add("import " + folder + name + ";");
    }
  }

  private static String call(String method, String argument) {
    return "set." + method + "(" + argument + ");";
  }

  private static String arguments(String... arguments) {
    return String.join(", ", arguments);
  }

  private static String text(String text) {
    return JavaNames.literal(text);
  }

  private static String type(ValueType type) {
    return "ValueType." + type;
  }

  private static String optional(OptionalLong value) {
    return value.isPresent()
        ? "OptionalLong.of(" + value.getAsLong() + "L)"
        : "OptionalLong.empty()";
  }

  private static String optional(OptionalInt value) {
    return value.isPresent() ? "OptionalInt.of(" + value.getAsInt() + ")" : "OptionalInt.empty()";
  }
}
