package org.vmgen.generator.manual;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.vmgen.generator.model.Documentation;
import org.vmgen.generator.model.EffectWord;
import org.vmgen.generator.model.Extern;
import org.vmgen.generator.model.Handler;
import org.vmgen.generator.model.Region;
import org.vmgen.generator.model.Stack;
import org.vmgen.generator.model.State;
import org.vmgen.generator.model.Trap;
import org.vmgen.generator.model.TypeAlias;
import org.vmgen.generator.model.Variable;
import org.vmgen.generator.model.VmModel;

/** What the machine consists of, beside its instructions. */
final class MachineChapter {
  private final VmModel model;
  private final List<String> parts = new ArrayList<>();

  MachineChapter(VmModel model) {
    this.model = model;
  }

  /** The parts of the chapter; parts are separated by empty lines. */
  List<String> parts() {
    parts.add("## The machine");
    table(
        "Stacks",
        List.of("stack", "slots", "use", "description"),
        model.stacks().stream().map(this::stack));
    table(
        "Registers",
        List.of("register", "type", "description"),
        model.registers().stream()
            .map(r -> List.of(name(r), Markdown.code(r.typeName()), text(r.documentation()))));
    table(
        "Regions",
        List.of("region", "slots", "use", "description"),
        model.regions().stream().map(MachineChapter::region));
    table(
        "Memories",
        List.of("memory", "byte order", "description"),
        model.memories().stream()
            .map(
                m ->
                    List.of(
                        name(m),
                        (m.bigEndian() ? "big-endian" : "little-endian") + atMost(m.max(), "bytes"),
                        text(m.documentation()))));
    table(
        "Types of items",
        List.of("name starts with", "type", "on", "description"),
        model.types().stream().map(this::type));
    exits();
    Set<String> called =
        model.instructions().stream()
            .flatMap(i -> i.properties().externs().stream())
            .collect(Collectors.toSet());
    table(
        "Functions of the host",
        List.of("function", "effects", "description"),
        model.externs().stream()
            .filter(e -> called.contains(e.name()))
            .map(MachineChapter::extern));
    return parts;
  }

  private void table(String title, List<String> heads, Stream<List<String>> rows) {
    List<List<String>> all = rows.toList();
    if (!all.isEmpty()) {
      parts.add("### " + title);
      parts.add(Markdown.table(heads, all));
    }
  }

  private static String name(State state) {
    return Markdown.code(state.name());
  }

  private static String text(Documentation documentation) {
    return Markdown.documentation(documentation.lines()).replaceAll("\\s*\n\\s*", " ");
  }

  private static String atMost(OptionalLong max, String unit) {
    return max.isPresent()
        ? String.format(Locale.ROOT, ", at most %,d %s", max.getAsLong(), unit)
        : "";
  }

  private List<String> stack(Stack stack) {
    List<String> facts = new ArrayList<>();
    if (stack == model.stacks().get(0)) {
      facts.add("items without a prefix");
    }
    if (!stack.prefix().isEmpty()) {
      facts.add("items with " + Markdown.code(stack.prefix() + "."));
    }
    if (stack.returns()) {
      facts.add("return positions");
    }
    if (stack.max().isPresent()) {
      facts.add(atMost(stack.max(), "slots").substring(2));
    }
    return List.of(
        name(stack),
        Markdown.code(stack.typeName()),
        String.join(", ", facts),
        text(stack.documentation()));
  }

  private static List<String> region(Region region) {
    List<String> facts = new ArrayList<>();
    region.on().ifPresent(stack -> facts.add("slots of " + name(stack)));
    region.window().ifPresent(r -> facts.add("from " + name(r)));
    if (region.reserve() > 0) {
      facts.add("not the topmost " + region.reserve());
    }
    if (region.max().isPresent()) {
      facts.add(atMost(region.max(), "slots").substring(2));
    }
    return List.of(
        name(region),
        Markdown.code(region.typeName()),
        String.join(", ", facts),
        text(region.documentation()));
  }

  private List<String> type(TypeAlias type) {
    return List.of(
        Markdown.code(type.name()),
        Markdown.code(type.type().text()),
        name(type.on().orElse(model.stacks().get(0))),
        text(type.documentation()));
  }

  /** How a run can end. */
  private void exits() {
    parts.add("### Ends of a run");
    parts.add(
        "%s ends a run with a value of type %s, %s interrupts it with one of type %s, and %s hands one of type %s to the host or the machine's handler."
            .formatted(
                Markdown.code("halt"),
                Markdown.code(model.haltType().text()),
                Markdown.code("yield"),
                Markdown.code(model.yieldType().text()),
                Markdown.code("throw"),
                Markdown.code(model.throwType().text())));
    model.onThrow().ifPresent(h -> handler("throws", h));
    model.onTrap().ifPresent(h -> handler("traps", h));
    String declared =
        model.traps().isEmpty()
            ? ""
            : "; of this one: "
                + model.traps().stream()
                    .map(MachineChapter::trap)
                    .collect(Collectors.joining(", "));
    parts.add(
        "Traps of every machine: "
            + Trap.BUILT_IN.stream().map(MachineChapter::trap).collect(Collectors.joining(", "))
            + declared
            + ".");
  }

  private void handler(String what, Handler handler) {
    String text = text(handler.documentation());
    parts.add("The machine answers " + what + " itself" + (text.isEmpty() ? "." : ": " + text));
  }

  private static String trap(Trap trap) {
    return trap.code() + " " + Markdown.code(trap.name());
  }

  private static List<String> extern(Extern extern) {
    String results =
        extern.results().isEmpty()
            ? ""
            : extern.results().size() == 1
                ? ": " + extern.results().get(0).type().text()
                : extern.results().stream()
                    .map(r -> r.type().text())
                    .collect(Collectors.joining(", ", ": (", ")"));
    String signature =
        extern.parameters().stream()
                .map(MachineChapter::parameter)
                .collect(Collectors.joining(", ", extern.name() + "(", ")"))
            + results;
    return List.of(
        Markdown.code(signature),
        extern.effects().isEmpty()
            ? "any"
            : extern.effects().stream()
                .map(MachineChapter::effect)
                .collect(Collectors.joining(", ")),
        text(extern.documentation()));
  }

  private static String parameter(Variable parameter) {
    return parameter.name() + ": " + parameter.type().text();
  }

  private static String effect(EffectWord effect) {
    String word = effect.kind().name().toLowerCase(Locale.ROOT).replace('_', ' ');
    return word + effect.subject().map(s -> " " + Markdown.code(s.name())).orElse("");
  }
}
