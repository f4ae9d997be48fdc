package org.vmgen.generator.diagnostic;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.vmgen.generator.Vmgen;

/**
 * What users are told: descriptions with mistakes, and the messages that they give, in the files
 * {@code *.txt} of this package's test resources. There a case is a title after {@code ###}, the
 * description, a line {@code --->}, and the messages. A case whose title ends in {@code (alone)} is
 * the whole description; the others stand before a machine {@code m} with some types, stacks and a
 * memory. With {@code -Dvmgen.update} the messages are written anew.
 */
class MessagesTest {

  private static final Path CASES =
      Path.of("src/test/resources/org/vmgen/generator/diagnostic").toAbsolutePath();
  private static final String MESSAGES = "--->\n";
  private static final String MACHINE =
      """

      vm m;
      type n : i64;  type u : u64;  type c : u8;  type r : f64 on flt;  type target : code;
      stack data : i64;
      stack ret  : i64 prefix R returns;
      stack flt  : f64 prefix F;
      memory mem : bytes;
      inst nop ( -- ) {}
      """;

  private record Case(String title, String description, String messages) {

    static Case of(String text) {
      int newLine = text.indexOf('\n');
      int arrow = text.indexOf(MESSAGES);
      return new Case(
          text.substring(0, newLine).strip(),
          text.substring(newLine + 1, arrow),
          text.substring(arrow + MESSAGES.length()).strip());
    }

    String actual() {
      Diagnostics diagnostics = new Diagnostics();
      String text = title.endsWith("(alone)") ? description : description + MACHINE;
      Vmgen.load("m.vmg", text, Map.of(), diagnostics);
      return new DiagnosticPrinter(MessageFormat.PRETTY, false).print(diagnostics.sorted()).strip();
    }

    String updated() {
      return "### " + title + "\n" + description + MESSAGES + actual() + "\n";
    }
  }

  @TestFactory
  Stream<DynamicTest> messages() throws IOException {
    List<DynamicTest> tests = new ArrayList<>();
    for (Path file : files()) {
      List<Case> cases = cases(file);
      if (System.getProperty("vmgen.update") != null) {
        Files.writeString(file, String.join("\n", cases.stream().map(Case::updated).toList()));
      }
      for (Case one : cases(file)) {
        String name = file.getFileName() + ": " + one.title;
        tests.add(dynamicTest(name, () -> assertThat(one.actual()).isEqualTo(one.messages)));
      }
    }
    return tests.stream();
  }

  @Test
  void everyMessageAboutADescriptionHasACase() throws IOException {
    StringBuilder all = new StringBuilder();
    for (Path file : files()) {
      all.append(Files.readString(file));
    }
    List<String> elsewhere =
        List.of(
            "VMG05", "VMG07", "VMG0101", "VMG0102", "VMG0104", "VMG0106", "VMG0107", "VMG0112",
            "VMG0124", "VMG0812");
    assertThat(Arrays.stream(Problem.values()))
        .filteredOn(problem -> elsewhere.stream().noneMatch(problem.code()::startsWith))
        .allSatisfy(problem -> assertThat(all).contains("[" + problem.code() + "]"));
  }

  private static List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(CASES)) {
      return files.filter(f -> f.toString().endsWith(".txt")).sorted().toList();
    }
  }

  private static List<Case> cases(Path file) throws IOException {
    String text = Files.readString(file, UTF_8);
    return Arrays.stream(text.split("(?m)^### ")).filter(c -> !c.isBlank()).map(Case::of).toList();
  }
}
