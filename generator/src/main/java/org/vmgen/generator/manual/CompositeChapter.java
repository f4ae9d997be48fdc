package org.vmgen.generator.manual;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.vmgen.generator.model.Composite;
import org.vmgen.generator.model.Replication;
import org.vmgen.generator.model.VmModel;

/** The combined instructions of engines. */
final class CompositeChapter {

  private final VmModel model;
  private final Optional<Executions> executions;

  CompositeChapter(VmModel model, Optional<Executions> executions) {
    this.model = model;
    this.executions = executions;
  }

  /** The parts of the chapter, none if there is nothing to be said. */
  List<String> parts() {
    List<String> parts = new ArrayList<>();
    if (model.composites().isEmpty() && model.replications().isEmpty()) {
      return parts;
    }
    parts.add("## Combined instructions");
    parts.add(
        "Engines run these as one where code has their parts in a row. Code and tools see the parts alone.");
    if (!model.composites().isEmpty()) {
      executions.ifPresent(e -> parts.add(e.combinedSource()));
      parts.add(table());
    }
    if (!model.replications().isEmpty()) {
      parts.add(
          "Engines may have several bodies of "
              + model.replications().stream()
                  .map(CompositeChapter::copies)
                  .collect(Collectors.joining(", "))
              + ".");
    }
    return parts;
  }

  private String table() {
    List<String> heads = new ArrayList<>(List.of("combined instruction", "parts", "description"));
    executions.ifPresent(e -> heads.add("executed"));
    List<Composite> composites = new ArrayList<>(model.composites());
    executions.ifPresent(e -> composites.sort(Comparator.comparing(c -> -e.of(c))));
    return Markdown.table(heads, composites.stream().map(this::row).toList());
  }

  private static String copies(Replication replication) {
    return Markdown.code(replication.name()) + " (" + replication.copies() + ")";
  }

  private List<String> row(Composite composite) {
    String parts =
        composite.parts().stream()
            .map(
                part -> {
                  String text = part.text();
                  String operands = text.substring(part.instruction().name().length());
                  return InstructionChapter.link(part.instruction())
                      + (operands.isEmpty() ? "" : " " + Markdown.code(operands));
                })
            .collect(Collectors.joining(" "));
    List<String> cells = new ArrayList<>();
    cells.add(Markdown.code(composite.name()));
    cells.add(parts);
    cells.add(Markdown.firstSentence(composite.documentation().lines()));
    executions.ifPresent(e -> cells.add(e.timesAndShare(composite)));
    return cells;
  }
}
