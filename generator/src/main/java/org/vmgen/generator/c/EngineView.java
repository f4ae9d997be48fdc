package org.vmgen.generator.c;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.vmgen.generator.action.Stmt;
import org.vmgen.generator.lower.Lowering;
import org.vmgen.generator.lower.VariableNames;
import org.vmgen.generator.model.Body;
import org.vmgen.generator.model.Documentation;
import org.vmgen.generator.model.Extern;
import org.vmgen.generator.model.Function;
import org.vmgen.generator.model.Handler;
import org.vmgen.generator.model.Instruction;
import org.vmgen.generator.model.Stack;
import org.vmgen.generator.model.VmModel;
import org.vmgen.generator.plan.Bodies;
import org.vmgen.generator.plan.BodyText;
import org.vmgen.generator.plan.EngineBody;
import org.vmgen.generator.plan.EngineConfig;
import org.vmgen.generator.plan.EnginePlan;
import org.vmgen.generator.plan.Slow;

/** Output model of the run loop. */
final class EngineView {
  /**
   * Up to so many instructions are all in the run loop. Compilers take seconds for 500 bodies in
   * one function, four times as long for 1,000, and minutes for 5,000.
   */
  private static final int MOST_INLINE = 400;

  /** In a larger machine, this many are in the run loop. */
  private static final int HOT = 256;

  /** And this many in each function beside it. */
  private static final int CHUNK = 24;

  private final VmModel model;
  private final EngineConfig config;
  private final CNames names;
  private final CTypes types;
  private final EnginePlan plan;
  private final List<BodyView> plain;
  private final List<BodyView> inline;

  EngineView(VmModel model, EngineConfig config, EnginePlan plan) {
    this.plan = plan;
    this.model = model;
    this.config = config;
    this.names = CNames.of(model, config);
    this.types = new CTypes(model, names, config.checked(), config.counts());
    this.plain = model.instructions().stream().map(this::body).toList();
    this.inline = plan.isPlain() ? plain.subList(0, hot()) : selected();
  }

  /** How many instructions by themselves have a body. */
  private int hot() {
    boolean all = Dispatch.of(config.engine()).functions() || plain.size() <= MOST_INLINE;
    return !plan.isPlain() ? 0 : all ? plain.size() : HOT;
  }

  /** The bodies that code jumps to: parts of the run loop, or functions. */
  List<BodyView> bodies() {
    return inline;
  }

  /**
   * A body of the run loop, or a handler.
   *
   * @param seldom whether it takes so long that it should not cost others registers
   */
  record BodyView(
      String name, List<String> comment, String directive, boolean seldom, List<String> lines) {

    /** As in the engine's source. */
    String text() {
      StringBuilder text = new StringBuilder();
      comment.forEach(line -> text.append(line).append('\n'));
      text.append("BODY(").append(name).append("): {\n");
      lines.forEach(line -> text.append(line.isEmpty() ? "" : "  " + line).append('\n'));
      return text.append("}\n").toString();
    }
  }

  /** A function that executes instructions outside of the run loop, and which exits it has. */
  record ChunkView(
      int number,
      List<BodyView> bodies,
      boolean completes,
      boolean polls,
      boolean halts,
      boolean yields,
      boolean raises,
      boolean traps) {}

  /** A function of the description that is one in C. */
  record FunctionView(String comment, String signature, List<String> lines) {}

  /** What the run loop's template may name beyond what the interface's may. */
  Map<String, Object> attributes() {
    boolean selects = !plan.isPlain();
    List<BodyView> bodies = selects ? inline : plain;
    Optional<CHandler> onThrow = model.onThrow().map(h -> handler(h, true));
    Optional<CHandler> onTrap = model.onTrap().map(h -> handler(h, false));
    List<String> lines = new ArrayList<>(plain.stream().flatMap(b -> b.lines().stream()).toList());
    List<String> trapLines = onTrap.map(CHandler::print).orElse(List.of());
    lines.addAll(trapLines);
    boolean raises = mentions(lines, "goto thrown");
    List<String> throwLines = raises ? onThrow.map(CHandler::print).orElse(List.of()) : List.of();
    lines.addAll(throwLines);
    boolean uncaughtThrow = mentions(lines, "goto uncaught_throw");
    Map<String, Object> all = new HashMap<>();
    boolean tail = Dispatch.of(config.engine()).functions();
    all.put("tail", tail);
    int hot = hot();
    List<BodyView> cold = plain.subList(hot, plain.size());
    all.put("bodies", tail ? List.of() : inline);
    if (tail) {
      all.putAll(new TailView(model, types, config, plan, inline).attributes(inline));
    }
    all.put("coldNames", selects ? List.of() : cold.stream().map(BodyView::name).toList());
    all.put("chunks", chunks(cold));
    all.put("hotCount", hot);
    all.put("chunkSize", CHUNK);
    all.put("functions", functions());
    all.put("includes", includes());
    all.put("prototypes", prototypes());
    all.put("recipe", CRecipe.of(config).comment(names.prefix()));
    all.put("raw", model.instructions().stream().anyMatch(i -> i.body() instanceof Body.Raw));
    all.put("shortages", bodies.stream().anyMatch(b -> mentions(b.lines(), "SHORT(")));
    all.put("throws", raises);
    all.put("throwExit", raises || uncaughtThrow);
    all.put("uncaughtThrow", uncaughtThrow);
    all.put("uncaughtTrap", mentions(lines, "uncaught_trap"));
    all.put("halts", mentions(lines, "goto halted"));
    all.put("yields", mentions(lines, "YIELD("));
    all.put("polls", polls(lines) || mentions(lines, "RESUME("));
    all.put("onThrow", handlerView(model.onThrow(), throwLines, "on throw"));
    all.put("onTrap", handlerView(model.onTrap(), trapLines, "on trap"));
    return all;
  }

  /** The bodies as {@link #bodies}, with what the loader knows of them. */
  List<BodyText> texts() {
    List<BodyText> texts = new ArrayList<>();
    for (Bodies bodies : plan.all()) {
      for (EngineBody body : bodies.bodies()) {
        for (int copy = 0; copy < body.copies() && texts.size() < inline.size(); copy++) {
          BodyView view = inline.get(texts.size());
          String states = states(bodies, body).replaceFirst("^, ", "");
          texts.add(
              new BodyText(
                  view.name(),
                  bodies.name(),
                  copy,
                  states,
                  body.cost(),
                  Dispatch.of(config.engine()).functions() ? "I_" + view.name() : "run",
                  texts.size(),
                  view.text()));
        }
      }
    }
    return texts;
  }

  /** The bodies that the loader selects, copies too. */
  private List<BodyView> selected() {
    List<BodyView> views = new ArrayList<>();
    for (Bodies bodies : plan.all()) {
      for (EngineBody body : bodies.bodies()) {
        for (int copy = 0; copy < body.copies(); copy++) {
          views.add(selected(bodies, body, body.number() + copy));
        }
      }
    }
    return views;
  }

  private BodyView selected(Bodies bodies, EngineBody body, int number) {
    int named = 0;
    for (Stack stack : plan.cached()) {
      if (bodies.combination().named().contains(stack)) {
        named |= 1 << plan.cached().indexOf(stack);
      }
    }
    String label = number + "_" + bodies.name();
    BodySource source =
        new BodySource(
            label, bodies.combination(), body.plan(), body.entry(), OptionalInt.of(named));
    Documentation documentation = bodies.composite().documentation();
    String first = bodies.name();
    if (!bodies.composite().isPlain()) {
      first += " = " + bodies.composite().text();
    }
    first += states(bodies, body) + "  " + documentation.position();
    return new BodyView(
        label,
        comment(first, List.of()),
        directive(documentation),
        Slow.is(bodies.combination()),
        new CBody(model, types, source).print());
  }

  /** How many items are in locals before and after. */
  private String states(Bodies bodies, EngineBody body) {
    StringBuilder text = new StringBuilder();
    for (Stack stack : bodies.named()) {
      text.append(text.isEmpty() ? ", " : " ").append(stack.name()).append(' ');
      text.append(body.entry().of(stack)).append("->");
      text.append(body.after().map(state -> String.valueOf(state.of(stack))).orElse(""));
    }
    return text.toString();
  }

  private List<ChunkView> chunks(List<BodyView> cold) {
    List<ChunkView> chunks = new ArrayList<>();
    for (int first = 0; first < cold.size(); first += CHUNK) {
      List<BodyView> bodies = cold.subList(first, Math.min(first + CHUNK, cold.size()));
      List<String> lines = bodies.stream().flatMap(b -> b.lines().stream()).toList();
      boolean jumps = mentions(lines, "JUMP(") || mentions(lines, "CALL(");
      boolean polls = polls(lines);
      chunks.add(
          new ChunkView(
              chunks.size(),
              bodies,
              jumps || mentions(lines, "NEXT("),
              polls,
              mentions(lines, "goto halted"),
              mentions(lines, "YIELD("),
              mentions(lines, "goto thrown;"),
              mentions(lines, "TRAP(") || mentions(lines, "goto trapped;")));
    }
    return chunks;
  }

  /** Whether jumps look for an interrupt: engines that count look between slices of the budget. */
  private boolean polls(List<String> lines) {
    return !config.counts() && (mentions(lines, "JUMP(") || mentions(lines, "CALL("));
  }

  private static boolean mentions(List<String> lines, String text) {
    return lines.stream().anyMatch(line -> line.contains(text));
  }

  private CHandler handler(Handler handler, boolean onThrow) {
    return new CHandler(model, types, config.counts(), handler, onThrow);
  }

  private List<BodyView> handlerView(Optional<Handler> handler, List<String> lines, String name) {
    if (handler.isEmpty() || lines.isEmpty()) {
      return List.of();
    }
    Documentation documentation = handler.get().documentation();
    String first = name + "  " + documentation.position();
    return List.of(new BodyView(name, comment(first, documentation.lines()), "", false, lines));
  }

  /** One instruction's body. */
  BodyView body(Instruction instruction) {
    Documentation documentation = instruction.documentation();
    String first = instruction.heading() + "  " + documentation.position();
    BodySource source = BodySource.of(model, types, instruction);
    return new BodyView(
        instruction.name(),
        comment(first, documentation.lines()),
        directive(documentation),
        Slow.is(source.combination()),
        new CBody(model, types, source).print());
  }

  private String directive(Documentation documentation) {
    return config.lineDirectives()
        ? "#line %d \"%s\"".formatted(documentation.line(), CNames.string(documentation.file()))
        : "";
  }

  /** A comment of several lines. */
  private static List<String> comment(String first, List<String> lines) {
    List<String> comment = new ArrayList<>();
    comment.add("/* " + CNames.comment(first));
    lines.forEach(line -> comment.add((" * " + CNames.comment(line)).stripTrailing()));
    if (lines.isEmpty()) {
      comment.set(0, comment.get(0) + " */");
    } else {
      comment.add(" */");
    }
    return comment;
  }

  private List<FunctionView> functions() {
    return model.functions().stream().filter(Lowering::keeps).map(this::function).toList();
  }

  private FunctionView function(Function function) {
    Stmt.Block lowered = Lowering.function(function);
    VariableNames variables =
        VariableNames.of(function.parameters(), lowered, names.reserved(model));
    CFunction printer = new CFunction(types, variables, lowered, function.name());
    String parameters =
        String.join(
            "",
            function.parameters().stream()
                .map(p -> ", " + types.variable(p.type()) + variables.get(p))
                .toList());
    return new FunctionView(
        String.join(
            "\n",
            comment(
                "fn " + function.name() + "  " + function.documentation().position(),
                function.documentation().lines())),
        types.variable(function.results().get(0))
            + names.function("fn_" + function.name())
            + "("
            + names.prefix()
            + "_vm *vm"
            + parameters
            + ")",
        printer.print());
  }

  private List<String> includes() {
    List<String> includes = new ArrayList<>();
    if (model.externs().stream().anyMatch(Extern::standard)) {
      includes.add(names.prefix() + "_std.h");
    }
    if (hasOwnExterns() && model.externFiles().containsKey("c")) {
      includes.add(CNames.string(model.externFiles().get("c")));
    }
    return includes;
  }

  private boolean hasOwnExterns() {
    return model.externs().stream().anyMatch(e -> !e.standard());
  }

  /** Prototypes of what the host implements: in a comment where its header does so. */
  private List<String> prototypes() {
    List<String> prototypes = new ArrayList<>();
    boolean header = model.externFiles().containsKey("c");
    for (Extern extern : model.externs()) {
      if (!extern.standard()) {
        String prototype = CExterns.prototype(extern, types);
        prototypes.add(header ? "/* " + prototype + " */" : prototype + ";");
      }
    }
    return prototypes;
  }
}
