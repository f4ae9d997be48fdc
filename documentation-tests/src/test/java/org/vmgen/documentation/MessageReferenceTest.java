package org.vmgen.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.vmgen.generator.diagnostic.Problem;
import org.vmgen.generator.diagnostic.Severity;

/** Holds docs/messages.md to the messages that there are. */
class MessageReferenceTest {

  private static final String SOURCE =
      "generator/src/main/java/org/vmgen/generator/diagnostic/Problem.java";

  /** A documentation comment and the constant below it. */
  private static final Pattern DOCUMENTED =
      Pattern.compile("/\\*\\*((?:(?!\\*/).)*)\\*/\\s+([A-Z][A-Z0-9_]*)\\(", Pattern.DOTALL);

  @Test
  void everyMessageIsExplained() throws IOException {
    Map<String, String> meanings = meanings();
    Map<String, String> rows = new TreeMap<>();
    for (Problem problem : Problem.values()) {
      String meaning = meanings.getOrDefault(problem.name(), "");
      assertThat(meaning).as("documentation of " + problem).isNotEmpty();
      rows.put(problem.code(), row(problem, meaning));
    }
    List<String> lines = new ArrayList<>();
    lines.add("| code | message | meaning | what to do |");
    lines.add("| --- | --- | --- | --- |");
    lines.addAll(rows.values());
    Document.assertSection("docs/messages.md", "messages", lines);
  }

  @Test
  void noTwoMessagesHaveOneCode() {
    assertThat(Arrays.stream(Problem.values()).map(Problem::code)).doesNotHaveDuplicates();
  }

  private static String row(Problem problem, String meaning) {
    String warning = problem.severity() == Severity.WARNING ? " (warning)" : "";
    return "| %s%s | %s | %s | %s |"
        .formatted(
            problem.code(),
            warning,
            cell(problem.message()),
            meaning.replace("|", "\\|"),
            problem.advice().matches("\\{[0-9]}") ? "as the message says" : cell(problem.advice()));
  }

  /** Places for arguments become an ellipsis. */
  private static String cell(String text) {
    return text.replaceAll("\\{[0-9]}", "…")
        .replace("|", "\\|")
        .replace("<", "&lt;")
        .replace("*", "\\*")
        .replace("_", "\\_");
  }

  private static Map<String, String> meanings() throws IOException {
    Map<String, String> meanings = new TreeMap<>();
    Matcher matcher = DOCUMENTED.matcher(Files.readString(Document.ROOT.resolve(SOURCE)));
    while (matcher.find()) {
      String text = matcher.group(1).replaceAll("\\s*\\n\\s*\\* ?", " ").trim();
      meanings.put(matcher.group(2), text.replaceAll("\\{@code ([^}]*)}", "`$1`"));
    }
    return meanings;
  }
}
