package org.vmgen.generator.check;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.vmgen.generator.diagnostic.Diagnostics;
import org.vmgen.generator.diagnostic.Problem;
import org.vmgen.generator.diagnostic.SourceFile;
import org.vmgen.generator.syntax.Literals;
import org.vmgen.generator.syntax.Names;
import org.vmgen.generator.syntax.Ranges;
import org.vmgen.grammar.VmgParser;

/** Reads {@code c "…" java "…"}: a text for each target. */
final class TargetStrings {

  private final Diagnostics diagnostics;

  TargetStrings(Diagnostics diagnostics) {
    this.diagnostics = diagnostics;
  }

  Map<String, String> read(List<VmgParser.TargetStringContext> strings) {
    Map<String, String> targets = new LinkedHashMap<>();
    for (VmgParser.TargetStringContext string : strings) {
      String target = Names.text(string.name());
      Optional<String> text = Literals.string(string.STRING().getText());
      if (!isTarget(target)) {
        diagnostics.report(Problem.UNKNOWN_TARGET, Ranges.of(string.name()), target);
      } else if (text.isEmpty()) {
        diagnostics.report(
            Problem.BAD_ESCAPE, Ranges.of(string.STRING().getSymbol()), string.STRING().getText());
      } else if (targets.putIfAbsent(target, text.get()) != null) {
        diagnostics.report(Problem.DUPLICATE_PROPERTY, Ranges.of(string), target);
      }
    }
    return targets;
  }

  static boolean isTarget(String name) {
    return name.equals("c") || name.equals("java");
  }

  /** The same where the text for C is a file, relative to the description itself. */
  Map<String, String> files(List<VmgParser.TargetStringContext> strings, SourceFile description) {
    Map<String, String> files = new LinkedHashMap<>(read(strings));
    for (VmgParser.TargetStringContext string : strings) {
      SourceFile file = Ranges.of(string).file();
      if (Names.text(string.name()).equals("c") && file != description) {
        files.computeIfPresent(
            "c", (target, path) -> relative(path, description.name(), file.name()));
      }
    }
    return files;
  }

  private static String relative(String path, String description, String included) {
    Path directory = Path.of(description).toAbsolutePath().getParent();
    Path resolved = Path.of(included).toAbsolutePath().resolveSibling(path).normalize();
    return directory.relativize(resolved).toString().replace('\\', '/');
  }
}
