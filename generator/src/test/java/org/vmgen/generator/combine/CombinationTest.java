package org.vmgen.generator.combine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.vmgen.generator.Vmgen;
import org.vmgen.generator.diagnostic.Diagnostics;
import org.vmgen.generator.model.VmModel;

/**
 * Combined actions as text: in {@code combinations.txt} of this package's test resources a case is
 * a title after {@code ###}, a definition for the machine {@code machine.vmg}, a line {@code --->},
 * and for each part what it loads and does and how it leaves, checked. With {@code -Dvmgen.update}
 * the texts are written anew.
 */
class CombinationTest {

  private static final Path RESOURCES =
      Path.of("src/test/resources/org/vmgen/generator/combine").toAbsolutePath();
  private static final Path CASES = RESOURCES.resolve("combinations.txt");
  private static final String ARROW = "--->\n";

  private record Case(String title, String definition, String expected) {

    static Case of(String text) {
      int newLine = text.indexOf('\n');
      int arrow = text.indexOf(ARROW);
      return new Case(
          text.substring(0, newLine).strip(),
          text.substring(newLine + 1, arrow).strip(),
          text.substring(arrow + ARROW.length()).strip());
    }

    String actual() throws IOException {
      Diagnostics diagnostics = new Diagnostics();
      String machine = Files.readString(RESOURCES.resolve("machine.vmg"));
      VmModel model =
          Vmgen.load("m.vmg", machine + definition, Map.of(), diagnostics)
              .orElseThrow(() -> new AssertionError(diagnostics.sorted()));
      Combination combination = Combination.of(model, model.composites().get(0), true);
      return new CombinationText(combination).toString().strip();
    }

    String updated() throws IOException {
      return "### " + title + "\n" + definition + "\n" + ARROW + actual() + "\n";
    }
  }

  @TestFactory
  List<DynamicTest> combinations() throws IOException {
    if (System.getProperty("vmgen.update") != null) {
      List<String> updated = new ArrayList<>();
      for (Case one : cases()) {
        updated.add(one.updated());
      }
      Files.writeString(CASES, String.join("\n", updated));
    }
    return cases().stream()
        .map(
            one ->
                dynamicTest(
                    one.title + ": " + one.definition,
                    () -> assertThat(one.actual()).isEqualTo(one.expected)))
        .toList();
  }

  private static List<Case> cases() throws IOException {
    return Arrays.stream(Files.readString(CASES).split("(?m)^### "))
        .filter(text -> !text.isBlank())
        .map(Case::of)
        .toList();
  }
}
