package org.vmgen.generator.manual;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.vmgen.generator.model.Body;
import org.vmgen.generator.model.Composite;
import org.vmgen.generator.model.Example;
import org.vmgen.generator.model.Immediate;
import org.vmgen.generator.model.Instruction;
import org.vmgen.generator.model.VmModel;
import org.vmgen.generator.output.InstructionFacts;

/** The instructions: all at a glance, then each by itself, by the files that describe them. */
final class InstructionChapter {
  private final VmModel model;
  private final Optional<Executions> executions;
  private final List<String> parts = new ArrayList<>();

  InstructionChapter(VmModel model, Optional<Executions> executions) {
    this.model = model;
    this.executions = executions;
  }

  /** The parts of the chapter; parts are separated by empty lines. */
  List<String> parts() {
    parts.add("## Instructions at a glance");
    glance();
    Map<String, List<Instruction>> byFile =
        model.instructions().stream()
            .collect(
                Collectors.groupingBy(
                    i -> i.documentation().fileName(), LinkedHashMap::new, Collectors.toList()));
    byFile.forEach(
        (file, instructions) -> {
          parts.add("## " + (byFile.size() == 1 ? "Instructions" : "Instructions of " + file));
          instructions.forEach(this::entry);
        });
    return parts;
  }

  private void glance() {
    List<String> heads = new ArrayList<>(List.of("instruction", "stack effect", "what it does"));
    executions.ifPresent(e -> heads.add("executed"));
    Comparator<Instruction> byName = Comparator.comparing(Instruction::mnemonic);
    Comparator<Instruction> order =
        executions
            .map(e -> Comparator.comparing((Instruction i) -> -e.of(i)).thenComparing(byName))
            .orElse(byName);
    parts.add(
        Markdown.table(
            heads, model.instructions().stream().sorted(order).map(this::line).toList()));
  }

  private List<String> line(Instruction instruction) {
    List<String> cells = new ArrayList<>();
    cells.add(link(instruction));
    cells.add(Markdown.code(instruction.effect().text()));
    cells.add(Markdown.firstSentence(instruction.documentation().lines()));
    executions.ifPresent(e -> cells.add(e.share(instruction)));
    return cells;
  }

  /** A link to an instruction's entry. */
  static String link(Instruction instruction) {
    return "[%s](#inst-%s)".formatted(Markdown.code(instruction.mnemonic()), instruction.name());
  }

  private void entry(Instruction instruction) {
    String anchor = "<a id=\"inst-" + instruction.name() + "\"></a>";
    parts.add("### " + anchor + Markdown.code(instruction.mnemonic()));
    parts.add(Markdown.documentation(instruction.documentation().lines()));
    parts.add(Markdown.listing("vmg", List.of(definition(instruction))));
    parts.add(
        facts(instruction).stream().map(fact -> "- " + fact).collect(Collectors.joining("\n")));
    List<String> examples =
        model.examples().stream()
            .filter(e -> e.instruction() == instruction)
            .map(Example::text)
            .toList();
    if (!examples.isEmpty()) {
      parts.add(examples.size() == 1 ? "Example:" : "Examples:");
      parts.add(Markdown.listing("vmg", examples));
    }
  }

  private static String definition(Instruction instruction) {
    String head = "inst " + instruction.heading();
    if (instruction.body() instanceof Body.Action action) {
      return head + " " + action.text();
    }
    Map<String, Body.RawText> texts = ((Body.Raw) instruction.body()).texts();
    return head
        + texts.keySet().stream().sorted().map(t -> " @" + t).collect(Collectors.joining())
        + " // written in the languages of engines";
  }

  private List<String> facts(Instruction instruction) {
    List<String> facts = new ArrayList<>();
    facts.add("opcode " + instruction.opcode() + ", " + words(instruction));
    instruction.effect().immediates().stream()
        .map(
            i ->
                "immediate %s: %s"
                    .formatted(
                        Markdown.code(i.name()),
                        Markdown.code(
                            i.type().text()
                                + i.length().map(n -> "[" + n.name() + "]").orElse(""))))
        .forEach(facts::add);
    facts.addAll(InstructionFacts.of(instruction));
    executions.ifPresent(e -> facts.add(e.sentence(instruction)));
    List<String> composites =
        model.composites().stream()
            .filter(c -> c.parts().stream().anyMatch(p -> p.instruction() == instruction))
            .map(Composite::name)
            .map(Markdown::code)
            .toList();
    if (!composites.isEmpty()) {
      facts.add("in the combined instructions " + String.join(", ", composites));
    }
    instruction.properties().notCombinable().stream()
        .distinct()
        .map(reason -> "in no combined instruction: " + reason)
        .forEach(facts::add);
    facts.add("described at " + instruction.documentation().position());
    return facts;
  }

  /** How much place it takes in code. */
  private static String words(Instruction instruction) {
    List<Immediate> immediates = instruction.effect().immediates();
    int fixed = 1 + immediates.size();
    String arrays =
        immediates.stream()
            .flatMap(i -> i.length().stream())
            .map(n -> " + " + Markdown.code(n.name()))
            .collect(Collectors.joining());
    return fixed + arrays + (fixed == 1 && arrays.isEmpty() ? " word" : " words");
  }
}
