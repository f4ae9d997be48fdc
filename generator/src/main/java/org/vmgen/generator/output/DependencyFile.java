package org.vmgen.generator.output;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The text of a dependency file in the syntax of make: outputs, a colon, inputs. */
public final class DependencyFile {

  private static final String NAME = "(?:[^ \\n\\\\]|\\\\[^\\n])++";
  private static final String NEXT = " \\\\\\n  ";

  /** What {@link #text} writes. The colon is the last character of a name for this pattern. */
  private static final Pattern RULE =
      Pattern.compile("(?:%1$s%2$s)*+%1$s(?<=:) %1$s(?:%2$s%1$s)*+\\n".formatted(NAME, NEXT));

  private DependencyFile() {}

  /** Whether a text is one rule of this form, of whatever files. */
  public static boolean isRule(String text) {
    return RULE.matcher(text).matches();
  }

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
