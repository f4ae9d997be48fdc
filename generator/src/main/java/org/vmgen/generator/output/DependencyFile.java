package org.vmgen.generator.output;

import java.util.List;
import java.util.stream.Collectors;

/** The text of a dependency file in the syntax of make: outputs, a colon, inputs. */
public final class DependencyFile {

  private DependencyFile() {}

  /** The rule that all {@code outputs} depend on all {@code inputs}. */
  public static String text(List<String> outputs, List<String> inputs) {
    return list(outputs) + ": " + list(inputs) + "\n";
  }

  private static String list(List<String> files) {
    return files.stream().map(DependencyFile::escape).collect(Collectors.joining(" \\\n  "));
  }

  private static String escape(String file) {
    return file.replace("$", "$$").replace("#", "\\#").replace(" ", "\\ ");
  }
}
