package org.vmgen.generator.java;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.vmgen.generator.lower.Lowering;
import org.vmgen.generator.model.Documentation;
import org.vmgen.generator.model.Handler;
import org.vmgen.generator.model.Instruction;
import org.vmgen.generator.model.Memory;
import org.vmgen.generator.model.Region;
import org.vmgen.generator.model.SlotClass;
import org.vmgen.generator.model.Stack;
import org.vmgen.generator.model.State;
import org.vmgen.generator.model.VmModel;
import org.vmgen.generator.plan.EngineConfig;

/** The engine itself: the class with the loop. */
final class MachineClass {
  private static final List<String> RUNTIME =
      List.of(
          "BigEndian",
          "CellStack",
          "Code",
          "FloatStack",
          "Host",
          "InterruptRequest",
          "LeaderBits",
          "Limits",
          "LinearMemory",
          "LittleEndian",
          "Machine",
          "Numbers",
          "OpcodeTable",
          "ReferenceStack",
          "VmThrow");
  private static final int MOST_CHOICES = 512;

  private final VmModel model;
  private final EngineConfig config;
  private final EngineNames names;
  private final Templates templates;
  private final StateNames state;
  private final StopCodes stops = new StopCodes();
  private final CasePrinter cases;

  MachineClass(VmModel model, EngineConfig config, EngineNames names, Templates templates) {
    this.model = model;
    this.config = config;
    this.names = names;
    this.templates = templates;
    state = new StateNames(model, names.externs(), config.counts());
    cases = new CasePrinter(model, state, stops, config.checked());
  }

  /** The text that an instruction becomes in the loop. */
  String explain(Instruction instruction) {
    return instructionCase(
        instruction, instruction.opcode(), cases.instruction(instruction, Mode.LOOP));
  }

  String text() {
    List<String> inLoop = new ArrayList<>();
    List<String> outlined = new ArrayList<>();
    for (Instruction instruction : model.instructions()) {
      inLoop.add(cases.instruction(instruction, Mode.LOOP));
      outlined.add(cases.instruction(instruction, Mode.OUTLINED));
    }
    EngineLayout layout =
        new EngineLayout(model.instructions(), inLoop, outlined, fixedBytes(inLoop));
    List<String> methods = new ArrayList<>();
    methods.add(loop(layout, inLoop));
    methods.addAll(outsideMethods(layout, outlined));
    model.onThrow().ifPresent(h -> methods.add(handler("onThrow", "throw", h)));
    model.onTrap().ifPresent(h -> methods.add(handler("onTrap", "trap", h)));
    model.functions().stream()
        .filter(Lowering::keeps)
        .forEach(f -> methods.add(documented(f.documentation(), cases.function(f))));
    String execute =
        templates.render(
            "execute",
            Map.of(
                "outlined", !layout.outside().isEmpty(),
                "onThrow", model.onThrow().isPresent(),
                "onTrap", model.onTrap().isPresent()));
    return machine(layout, execute, methods);
  }

  private int fixedBytes(List<String> bodies) {
    StateFlow flow = StateFlow.of(state, String.join("\n", bodies), List.of());
    return 200
        + BytecodeEstimate.of(String.join("\n", flow.loads()))
        + BytecodeEstimate.of(String.join("\n", flow.saves()));
  }

  private String loop(EngineLayout layout, List<String> texts) {
    List<Instruction> inLoop = layout.loop();
    String body = inLoop.stream().map(i -> texts.get(i.opcode())).collect(Collectors.joining("\n"));
    List<String> always = config.counts() ? List.of("code", "left") : List.of("code");
    List<String> printed = new ArrayList<>();
    for (int i = 0; i < inLoop.size(); i++) {
      printed.add(instructionCase(inLoop.get(i), i, texts.get(inLoop.get(i).opcode())));
    }
    Map<String, Object> attributes = attributes(body, always);
    attributes.put("budget", config.counts());
    attributes.put("loopLabel", body.contains("continue loop;"));
    attributes.put("cases", printed);
    attributes.put("forward", layout.forward());
    attributes.put("outlined", !layout.outside().isEmpty());
    return templates.render("loop", attributes);
  }

  private List<String> outsideMethods(EngineLayout layout, List<String> texts) {
    List<String> methods = new ArrayList<>();
    List<List<Instruction>> outside = layout.outside();
    for (int method = 0; method < outside.size(); method++) {
      List<Instruction> instructions = outside.get(method);
      List<String> printed = new ArrayList<>();
      for (int i = 0; i < instructions.size(); i++) {
        Instruction instruction = instructions.get(i);
        printed.add(
            instructionCase(
                instruction, layout.firstOpcode(method) + i, texts.get(instruction.opcode())));
      }
      String body =
          instructions.stream().map(i -> texts.get(i.opcode())).collect(Collectors.joining("\n"));
      Map<String, Object> attributes = attributes(body, List.of("code"));
      attributes.put("name", "outlined" + method);
      attributes.put("cases", printed);
      methods.add(templates.render("outlinedMethod", attributes));
    }
    if (!outside.isEmpty()) {
      methods.addAll(0, choosers(layout));
    }
    return methods;
  }

  /** A case of a chooser. */
  record Choice(int number, String call) {}

  /** The methods that find an instruction's method: one, or a tree of two levels. */
  private List<String> choosers(EngineLayout layout) {
    List<Choice> all = new ArrayList<>();
    for (int i = 0; i < layout.outside().size(); i++) {
      all.add(new Choice(layout.firstOpcode(i) >> layout.shift(), "outlined" + i + "(ip)"));
    }
    String doc = "An instruction outside the loop, by the engine's opcode.";
    if (all.size() <= MOST_CHOICES) {
      return List.of(chooser("outlined", doc, layout.shift(), all));
    }
    int groupShift = layout.shift() + 9;
    Map<Integer, List<Choice>> groups =
        all.stream()
            .collect(
                Collectors.groupingBy(
                    c -> c.number() >> 9, LinkedHashMap::new, Collectors.toList()));
    List<Choice> top = new ArrayList<>();
    List<String> methods = new ArrayList<>();
    groups.forEach(
        (number, choices) -> {
          String name = "outlinedGroup" + number;
          top.add(new Choice(number, name + "(opcode, ip)"));
          methods.add(chooser(name, "Part of {@link #outlined}.", layout.shift(), choices));
        });
    methods.add(0, chooser("outlined", doc, groupShift, top));
    return methods;
  }

  private String chooser(String name, String doc, int shift, List<Choice> choices) {
    return templates.render(
        "choose", Map.of("name", name, "doc", doc, "shift", shift, "choices", choices));
  }

  private String handler(String name, String kind, Handler handler) {
    String body = cases.handler(handler);
    StateFlow flow = StateFlow.of(state, body, List.of());
    Map<String, Object> attributes = new HashMap<>();
    attributes.put("loads", flow.loads());
    attributes.put("saves", flow.saves());
    attributes.put("name", name);
    attributes.put(
        "doc",
        "/** {@code on "
            + kind
            + "} of the description: runs from the state before the instruction that failed. */");
    attributes.put("budget", config.counts());
    attributes.put("body", body);
    return templates.render("handlerMethod", attributes);
  }

  private String machine(EngineLayout layout, String execute, List<String> methods) {
    List<String> fields = new ArrayList<>();
    List<String> inits = new ArrayList<>();
    Stream.concat(
            Stream.concat(model.stacks().stream(), model.regions().stream()),
            model.memories().stream())
        .forEach(s -> addField(s, fields, inits));
    boolean externs = !model.externs().isEmpty();
    if (externs) {
      fields.add("private final " + names.externs() + " externs;");
      inits.add("this.externs = externs;");
    }
    String all = execute + String.join("\n", methods);
    Map<String, Object> attributes = new HashMap<>();
    attributes.put("header", names.header(model));
    attributes.put("imports", imports(all + String.join("\n", fields)));
    attributes.put("doc", doc());
    attributes.put("name", names.machine());
    attributes.put("set", names.instructions());
    attributes.put("externs", externs ? names.externs() : "");
    attributes.put("stops", stopLines());
    attributes.put("opcodes", opcodes(layout.opcodes()));
    attributes.put("forward", layout.forward());
    attributes.put("fields", fields);
    attributes.put("inits", inits);
    attributes.put("checked", Boolean.toString(config.checked()));
    attributes.put("counts", Boolean.toString(config.counts()));
    attributes.put("execute", execute);
    attributes.put("methods", methods);
    if (!externs) {
      attributes.remove("externs");
    }
    return templates.render("machine", attributes);
  }

  private void addField(State piece, List<String> fields, List<String> inits) {
    if (piece instanceof Region region && region.on().isPresent()) {
      return;
    }
    String field = state.field(piece);
    if (piece instanceof Memory) {
      fields.add("private final LinearMemory " + field + ";");
      inits.add(field + " = memory(" + piece.index() + ");");
      return;
    }
    boolean isStack = piece instanceof Stack;
    SlotClass slotClass =
        isStack ? ((Stack) piece).slotClass() : ((Region) piece).slot().slotClass();
    String type = JavaType.storage(slotClass);
    String getter = type.replace("Stack", isStack ? "Stack" : "Region");
    String method = Character.toLowerCase(getter.charAt(0)) + getter.substring(1);
    fields.add("private final " + type + " " + field + ";");
    inits.add(field + " = " + method + "(" + piece.index() + ");");
  }

  private List<String> stopLines() {
    return stops.names().entrySet().stream()
        .map(e -> "private static final int " + e.getValue() + " = " + e.getKey() + ";")
        .toList();
  }

  /** The table of opcodes, by the runs in which engine's opcodes follow portable ones. */
  private static String opcodes(List<Integer> opcodes) {
    List<String> arguments = new ArrayList<>(List.of(Integer.toString(opcodes.size())));
    for (int i = 0; i < opcodes.size(); i++) {
      if (i == 0 || opcodes.get(i) != opcodes.get(i - 1) + 1) {
        arguments.add(Integer.toString(i));
        arguments.add(Integer.toString(opcodes.get(i)));
      }
    }
    return "OpcodeTable.ofRuns(" + String.join(", ", arguments) + ")";
  }

  private static List<String> imports(String body) {
    List<String> imports = new ArrayList<>();
    if (JavaWords.contains(body, "Arrays")) {
      imports.add("import java.util.Arrays;");
    }
    for (String name : RUNTIME) {
      boolean always = List.of("Machine", "Code", "Limits", "Host", "OpcodeTable").contains(name);
      if (always || JavaWords.contains(body, name)) {
        imports.add("import org.vmgen.runtime." + name + ";");
      }
    }
    return imports;
  }

  private String doc() {
    String documented = JavaNames.javadoc(model.documentation());
    String kind =
        "An engine of the machine "
            + model.name()
            + ": a switch in a loop, "
            + (config.checked() ? "checked." : "unchecked.");
    return documented.isEmpty()
        ? "/** " + kind + " */"
        : documented.replace("\n */", "\n *\n * <p>" + kind + "\n */");
  }

  private static String documented(Documentation documentation, String method) {
    String doc = JavaNames.javadoc(documentation);
    return doc.isEmpty() ? method : doc + "\n" + method;
  }

  private String instructionCase(Instruction instruction, int opcode, String body) {
    List<String> comment = new ArrayList<>();
    Documentation documentation = instruction.documentation();
    String mnemonic =
        instruction.mnemonic().equals(instruction.name())
            ? ""
            : " \"" + instruction.mnemonic() + "\"";
    comment.add(
        JavaNames.comment(
            instruction.name()
                + mnemonic
                + " ( "
                + instruction.effect().text().strip()
                + " )  "
                + fileName(documentation.position())));
    documentation.lines().forEach(line -> comment.add(JavaNames.comment(line)));
    return templates.render("case", Map.of("comment", comment, "opcode", opcode, "body", body));
  }

  private static String fileName(String position) {
    return position.substring(position.lastIndexOf('/') + 1);
  }

  /** What templates of methods with instructions have in common. */
  private Map<String, Object> attributes(String body, List<String> always) {
    StateFlow flow = StateFlow.of(state, body, always);
    Map<String, Object> attributes = new HashMap<>();
    attributes.put("loads", flow.loads());
    attributes.put("saves", flow.saves());
    attributes.put("setsValue", JavaWords.assigns(body, "value"));
    attributes.put("setsNext", JavaWords.assigns(body, "next"));
    attributes.put("dispatchLabel", body.contains("break dispatch;"));
    return attributes;
  }
}
