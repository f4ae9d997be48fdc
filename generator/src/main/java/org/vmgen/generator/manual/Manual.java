package org.vmgen.generator.manual;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.vmgen.generator.model.VmModel;
import org.vmgen.generator.output.OutputWriter;
import org.vmgen.generator.plan.OutputFile;

/**
 * The manual of a machine's instruction set: what the machine consists of; each instruction with
 * its effect, documentation, action, derived properties and examples; the combined instructions of
 * its engines; and, from a profile, how often each of them is executed.
 */
public final class Manual {

  private static final String PAGE =
      """
      <!DOCTYPE html>
      %s
      <html lang="en">
      <head>
      <meta charset="utf-8"/>
      <meta name="viewport" content="width=device-width, initial-scale=1"/>
      <title>%s</title>
      <style>
      :root { color-scheme: light dark; --line: #8886; --code: #8882; }
      body { font: 16px/1.5 system-ui, sans-serif; margin: 0 auto; max-width: 60rem; padding: 1rem; }
      h2 { margin-top: 3rem; border-bottom: 1px solid var(--line); } h3 { margin-top: 2rem; }
      table { border-collapse: collapse; display: block; overflow-x: auto; }
      th, td { text-align: left; vertical-align: top; padding: .15rem .6rem; border-bottom: 1px solid var(--line); }
      code { font: .9em ui-monospace, monospace; background: var(--code); border-radius: .2rem; padding: 0 .2rem; }
      pre { background: var(--code); border-radius: .3rem; padding: .5rem .8rem; overflow-x: auto; }
      pre code { background: none; padding: 0; } h3 code { background: none; font-size: 1.1em; }
      :target { scroll-margin-top: 1rem; }
      @media print { body { max-width: none; font-size: 11px; } h3, pre, tr { break-inside: avoid; } h3 { break-after: avoid; } }
      </style>
      </head>
      <body>
      %s</body>
      </html>
      """;

  /** A comment in both. */
  private static final String MARK = "<!-- " + OutputWriter.MARK + ". -->";

  private Manual() {}

  /**
   * The manual as {@code manual.md} and, the same text, {@code manual.html}, which needs no other
   * file.
   *
   * @param counts of programs, if the manual is to say how often instructions are executed
   */
  public static List<OutputFile> of(VmModel model, Optional<ManualCounts> counts) {
    String markdown = markdown(model, counts.map(Executions::new));
    String title = "The instruction set of " + model.name();
    return List.of(
        new OutputFile("manual.md", MARK + "\n\n" + markdown),
        new OutputFile("manual.html", PAGE.formatted(MARK, title, Markdown.html(markdown))));
  }

  private static String markdown(VmModel model, Optional<Executions> executions) {
    List<String> parts = new ArrayList<>();
    parts.add("# The instruction set of " + model.name());
    parts.add(Markdown.documentation(model.documentation().lines()));
    executions.ifPresent(e -> parts.add(e.source()));
    parts.addAll(new MachineChapter(model).parts());
    parts.addAll(new InstructionChapter(model, executions).parts());
    parts.addAll(new CompositeChapter(model, executions).parts());
    parts.removeIf(String::isEmpty);
    return String.join("\n\n", parts) + "\n";
  }
}
