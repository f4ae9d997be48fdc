package org.vmgen.generator.manual;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.vmgen.generator.model.Composite;
import org.vmgen.generator.model.Replication;
import org.vmgen.generator.model.VmModel;

/** The combined instructions of engines. */
final class CompositeChapter {

  private CompositeChapter() {}

  /** The parts of the chapter, none if there is nothing to be said. */
  static List<String> parts(VmModel model) {
    List<String> parts = new ArrayList<>();
    if (model.composites().isEmpty() && model.replications().isEmpty()) {
      return parts;
    }
    parts.add("## Combined instructions");
    parts.add(
        "Engines run these as one where code has their parts in a row. Code and tools see the parts alone.");
    if (!model.composites().isEmpty()) {
      parts.add(
          Markdown.table(
              List.of("combined instruction", "parts", "description"),
              model.composites().stream().map(CompositeChapter::row).toList()));
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

  private static String copies(Replication replication) {
    return Markdown.code(replication.name()) + " (" + replication.copies() + ")";
  }

  private static List<String> row(Composite composite) {
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
    return List.of(
        Markdown.code(composite.name()),
        parts,
        Markdown.firstSentence(composite.documentation().lines()));
  }
}
