package org.vmgen.generator.java;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.vmgen.format.profile.Profile;
import org.vmgen.generator.combine.Combination;
import org.vmgen.generator.lower.Lowering;
import org.vmgen.generator.model.Composite;
import org.vmgen.generator.model.Documentation;
import org.vmgen.generator.model.Handler;
import org.vmgen.generator.model.Instruction;
import org.vmgen.generator.model.Memory;
import org.vmgen.generator.model.Region;
import org.vmgen.generator.model.Replication;
import org.vmgen.generator.model.SlotClass;
import org.vmgen.generator.model.Stack;
import org.vmgen.generator.model.State;
import org.vmgen.generator.model.VmModel;
import org.vmgen.generator.plan.BodyText;
import org.vmgen.generator.plan.EngineConfig;
import org.vmgen.generator.plan.Patterns;
import org.vmgen.runtime.select.BodyTable;

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
    state = new StateNames(model, names.externs(), config.counts(), config.profile());
    cases = new CasePrinter(model, state, stops, config.checked());
  }

  /** The text that an instruction becomes in the loop. */
  String explain(Instruction instruction) {
    return printed(body(instruction), instruction.opcode(), Mode.LOOP);
  }

  /** The bodies, each where it runs best. */
  List<BodyText> bodies() {
    List<JavaBody> instructions = model.instructions().stream().map(this::body).toList();
    Map<BodyTable.Combination, JavaBody> combinations = combinations();
    boolean plain = config.counts() && !combinations.isEmpty();
    EngineLayout layout = layout(instructions, combinations, plain);
    List<BodyText> texts = new ArrayList<>();
    addTexts(texts, layout.loop(), layout, "loop", Mode.LOOP);
    for (int method = 0; method < layout.outside().size(); method++) {
      List<JavaBody> outside =
          layout.outside().get(method).stream().filter(layout::isOutside).toList();
      addTexts(texts, outside, layout, "outlined" + method, Mode.OUTLINED);
    }
    return texts;
  }

  private void addTexts(
      List<BodyText> texts, List<JavaBody> bodies, EngineLayout layout, String place, Mode mode) {
    int cost = mode == Mode.LOOP ? CombinationTable.LOOP : CombinationTable.OUTSIDE;
    for (JavaBody body : bodies) {
      int opcode = layout.opcode(body, mode);
      String text = printed(body, opcode, mode);
      texts.add(new BodyText(body.name(), body.name(), 0, "", cost, place, opcode, text));
    }
  }

  /** What programs run of the machine. */
  Usage usage(List<Profile> programs) {
    return new Usage(programs, model.instructions().size());
  }

  /** The estimated bytes that the loop's method has for bodies. */
  int room(List<JavaBody> bodies) {
    return EngineLayout.METHOD - fixedBytes(bodies);
  }

  JavaBody body(Composite composite) {
    return body(composite, Combination.of(model, composite, config.checked()));
  }

  private EngineLayout layout(
      List<JavaBody> instructions,
      Map<BodyTable.Combination, JavaBody> combinations,
      boolean plain) {
    List<JavaBody> all = new ArrayList<>(instructions);
    all.addAll(combinations.values());
    return new EngineLayout(
        instructions,
        List.copyOf(combinations.values()),
        plain,
        fixedBytes(all),
        usage(config.usage()));
  }

  /** The lines that authors wrote, without the blanks around them, once the text is made. */
  Set<String> verbatim() {
    return cases.verbatim();
  }

  String text() {
    List<JavaBody> instructions = model.instructions().stream().map(this::body).toList();
    Map<BodyTable.Combination, JavaBody> combinations = combinations();
    requireRoom(instructions, combinations);
    boolean plain = config.counts() && !combinations.isEmpty();
    EngineLayout layout = layout(instructions, combinations, plain);
    List<String> methods = new ArrayList<>();
    methods.add(loop(layout));
    methods.addAll(outsideMethods(layout));
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
                "plain", plain,
                "onThrow", model.onThrow().isPresent(),
                "onTrap", model.onTrap().isPresent()));
    return machine(
        layout, execute, methods, CombinationTable.of(layout, instructions, combinations), plain);
  }

  /** Refuses what no method has room for. */
  private void requireRoom(
      List<JavaBody> instructions, Map<BodyTable.Combination, JavaBody> combinations) {
    JavaLimits limits = new JavaLimits();
    Map<String, Documentation> places = new HashMap<>();
    model.composites().forEach(c -> places.put(c.name(), c.documentation()));
    model.instructions().forEach(i -> places.put(i.name(), i.documentation()));
    Stream.concat(instructions.stream(), combinations.values().stream())
        .forEach(b -> limits.add("`" + b.name() + "`", places.get(b.name()), b.outlined()));
    model.onThrow().ifPresent(h -> limits.add("the handler", h.documentation(), cases.handler(h)));
    model.onTrap().ifPresent(h -> limits.add("the handler", h.documentation(), cases.handler(h)));
    model.functions().stream()
        .filter(Lowering::keeps)
        .forEach(f -> limits.add("`" + f.name() + "`", f.documentation(), cases.function(f)));
    limits.require();
  }

  JavaBody body(Instruction instruction) {
    CasePrinter.LoopText inLoop = cases.inLoop(instruction);
    return new JavaBody(
        instruction.name(),
        List.of(Composite.Part.open(instruction)),
        comment(instruction),
        copies(instruction.name()),
        inLoop.moved(),
        state.near(),
        inLoop.text(),
        cases.outlined(instruction));
  }

  /** The bodies of combinations by where they fit; of two that fit alike the first. */
  private Map<BodyTable.Combination, JavaBody> combinations() {
    Map<BodyTable.Combination, JavaBody> bodies = new LinkedHashMap<>();
    for (Composite composite : model.composites()) {
      if (config.bodies().composites()) {
        Combination combination = Combination.of(model, composite, config.checked());
        bodies.computeIfAbsent(
            Patterns.of(composite, combination), pattern -> body(composite, combination));
      }
    }
    return bodies;
  }

  private JavaBody body(Composite composite, Combination combination) {
    String line =
        composite.name() + " = " + composite.text() + "  " + composite.documentation().position();
    CasePrinter.LoopText inLoop = cases.inLoop(combination);
    return new JavaBody(
        composite.name(),
        composite.parts(),
        comment(line, composite.documentation()),
        copies(composite.name()),
        inLoop.moved(),
        state.near(),
        inLoop.text(),
        cases.outlined(combination));
  }

  private int copies(String name) {
    return model.replications().stream()
        .filter(r -> config.bodies().composites() && r.name().equals(name))
        .mapToInt(Replication::copies)
        .findFirst()
        .orElse(1);
  }

  private int fixedBytes(List<JavaBody> bodies) {
    String text = text(bodies, Mode.LOOP);
    StateFlow flow = StateFlow.of(state, text, List.of());
    return 200
        + BytecodeEstimate.of(String.join("\n", flow.loads()))
        + BytecodeEstimate.of(String.join("\n", flow.saves()));
  }

  private String loop(EngineLayout layout) {
    String bodies = text(layout.loop(), Mode.LOOP);
    boolean jumps = JavaWords.assigns(bodies, "to");
    List<String> always = new ArrayList<>(List.of("code"));
    if (jumps) {
      always.add("interrupt");
    }
    if (config.counts()) {
      always.add("left");
    }
    Map<String, Object> attributes = attributes(layout, layout.loop(), Mode.LOOP, always);
    attributes.put("budget", config.counts());
    attributes.put("profiles", config.profile());
    attributes.put("jumps", jumps);
    attributes.put("ownOpcodes", bodies.contains("opcode ^ "));
    attributes.put("forward", layout.forward());
    attributes.put("outlined", !layout.outside().isEmpty());
    return templates.render("loop", attributes);
  }

  private List<String> outsideMethods(EngineLayout layout) {
    List<String> methods = new ArrayList<>();
    List<List<JavaBody>> outside = layout.outside();
    for (int method = 0; method < outside.size(); method++) {
      Map<String, Object> attributes =
          attributes(layout, outside.get(method), Mode.OUTLINED, List.of());
      attributes.put("name", "outlined" + method);
      methods.add(templates.render("outlinedMethod", attributes));
    }
    if (!outside.isEmpty()) {
      methods.addAll(0, Choosers.of(layout, templates));
    }
    return methods;
  }

  private String handler(String name, String kind, Handler handler) {
    String whole = cases.handler(handler);
    String body = StateFlow.withoutUnread(state, whole, List.of()).apply(whole);
    StateFlow flow = StateFlow.of(state, body, List.of());
    Map<String, Object> attributes = new HashMap<>();
    attributes.put("loads", flow.loads());
    attributes.put("saves", flow.saves());
    attributes.put("name", name);
    attributes.put(
        "doc",
        "/** {@code on "
            + kind
            + "} of the description: runs from the state before what failed. */");
    attributes.put("budget", config.counts());
    attributes.put("body", body);
    return templates.render("handlerMethod", attributes);
  }

  private String machine(
      EngineLayout layout,
      String execute,
      List<String> methods,
      List<String> table,
      boolean plain) {
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
    if (config.profile()) {
      fields.add("private final JumpCounter jumps;");
      inits.add("jumps = countJumps();");
    }
    String all = execute + String.join("\n", methods) + String.join("\n", table);
    Map<String, Object> attributes = new HashMap<>();
    attributes.put("header", names.header(model));
    attributes.put("imports", imports(all + String.join("\n", fields), !table.isEmpty()));
    attributes.put("doc", doc());
    attributes.put("name", names.machine());
    attributes.put("set", names.instructions());
    attributes.put("externs", externs ? names.externs() : "");
    attributes.put("stops", stopLines(all));
    attributes.put("opcodes", opcodes(layout.opcodes()));
    if (plain) {
      attributes.put("plainOpcodes", opcodes(layout.plainOpcodes()));
    }
    attributes.put("tables", CombinationTable.methods(table));
    attributes.put("loopCost", CombinationTable.LOOP);
    attributes.put("outsideCost", CombinationTable.OUTSIDE);
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

  private List<String> stopLines(String methods) {
    return stops.names().entrySet().stream()
        .filter(
            e -> StopCodes.ENDS.contains(e.getValue()) || JavaWords.contains(methods, e.getValue()))
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

  private static List<String> imports(String body, boolean selects) {
    List<String> imports = new ArrayList<>();
    if (JavaWords.contains(body, "Arrays")) {
      imports.add("import java.util.Arrays;");
    }
    if (JavaWords.contains(body, "List")) {
      imports.add("import java.util.List;");
    }
    if (selects) {
      imports.add("import java.util.Optional;");
    }
    for (String name : RUNTIME) {
      boolean always = List.of("Machine", "Code", "Limits", "Host", "OpcodeTable").contains(name);
      if (always || JavaWords.contains(body, name)) {
        imports.add("import org.vmgen.runtime." + name + ";");
      }
    }
    if (JavaWords.contains(body, "JumpCounter")) {
      imports.add("import org.vmgen.runtime.profile.JumpCounter;");
    }
    if (selects) {
      imports.add("import org.vmgen.runtime.select.BodyTable;");
      imports.add("import org.vmgen.runtime.select.BodyTable.Combination;");
      if (JavaWords.contains(body, "Test")) {
        imports.add("import org.vmgen.runtime.select.BodyTable.Test;");
      }
    }
    return imports;
  }

  private String doc() {
    List<String> paragraphs = new ArrayList<>(JavaNames.paragraphs(model.documentation()));
    paragraphs.add(
        "An engine of the machine "
            + model.name()
            + ": a switch in a loop, "
            + (config.checked() ? "checked." : "unchecked."));
    return JavaNames.javadoc(paragraphs).stripTrailing();
  }

  private static String documented(Documentation documentation, String method) {
    return JavaNames.javadoc(JavaNames.paragraphs(documentation)) + method;
  }

  private static List<String> comment(Instruction instruction) {
    String line = instruction.heading() + "  " + instruction.documentation().position();
    return comment(line, instruction.documentation());
  }

  private static List<String> comment(String first, Documentation documentation) {
    List<String> comment = new ArrayList<>();
    comment.add(JavaNames.comment(first));
    documentation.lines().forEach(line -> comment.add(JavaNames.comment(line)));
    return comment;
  }

  private String printed(JavaBody body, int opcode, Mode mode) {
    List<Integer> opcodes = new ArrayList<>();
    for (int i = 0; i < body.copies(); i++) {
      opcodes.add(opcode + i);
    }
    return templates.render(
        "case",
        Map.of("comment", body.comment(), "opcodes", opcodes, "body", body.text(mode, opcode)));
  }

  private static String text(List<JavaBody> bodies, Mode mode) {
    return bodies.stream().map(body -> body.text(mode, 0)).collect(Collectors.joining("\n"));
  }

  /** What templates of methods with bodies have in common. */
  private Map<String, Object> attributes(
      EngineLayout layout, List<JavaBody> bodies, Mode mode, List<String> always) {
    String all = text(bodies, mode);
    UnaryOperator<String> unread = StateFlow.withoutUnread(state, all, always);
    String text = unread.apply(all);
    StateFlow flow = StateFlow.of(state, text, always);
    Map<String, Object> attributes = new HashMap<>();
    attributes.put("loads", flow.loads());
    attributes.put("saves", flow.saves());
    attributes.put("objects", flow.objects());
    attributes.put("setsValue", JavaWords.assigns(text, "value"));
    attributes.put("setsNext", JavaWords.assigns(text, "next"));
    attributes.put("dispatchLabel", text.contains("break dispatch;"));
    attributes.put(
        "cases",
        bodies.stream().map(b -> unread.apply(printed(b, layout.opcode(b, mode), mode))).toList());
    return attributes;
  }
}
