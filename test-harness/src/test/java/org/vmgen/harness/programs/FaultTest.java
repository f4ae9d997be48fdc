package org.vmgen.harness.programs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Faults are read from files and planted where their text stands. */
class FaultTest {
  private static final String TEXT =
      """
      ; a comment
      fault the sum is a difference
      category: arithmetic
      file: Sum.java
      - return a
      -     + b;
      + return a - b;
      """;

  @Test
  void linesAndIndentationDoNotMatter() {
    Fault fault = Fault.read("my.faults", TEXT).get(0);
    assertThat(fault.name()).isEqualTo("the sum is a difference");
    assertThat(fault.category()).isEqualTo("arithmetic");
    assertThat(fault.plantedIn("int sum() {\n  return a + b;\n}\n"))
        .isEqualTo("int sum() {\n  return a - b;\n}\n");
  }

  @Test
  void theTextOccursOnce() {
    Fault fault = Fault.read("my.faults", TEXT).get(0);
    assertThatThrownBy(() -> fault.plantedIn("return b + a;"))
        .hasMessageContaining("Sum.java does not contain\nreturn a\n+ b;");
    assertThatThrownBy(() -> fault.plantedIn("return a + b; return a + b;"))
        .hasMessageContaining("Sum.java contains more than once");
  }

  @Test
  void whatIsMissingIsSaid() {
    assertThatThrownBy(() -> Fault.read("my.faults", "file: A.java\nfault empty\ncolour: red\n"))
        .hasMessage(
            """
            my.faults:1: error: a line begins with fault, category:, file:, - or +
            my.faults:3: error: a line begins with fault, category:, file:, - or +
            my.faults:2: error: empty needs file: and lines with -\
            """);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ten.faults", "review.faults"})
  void thoseOfThisProjectCanBePlanted(String name) throws IOException {
    List<Fault> faults =
        Fault.read(name, Files.readString(Path.of("src/test/faults").resolve(name)));
    assertThat(faults).hasSizeGreaterThanOrEqualTo(10);
    for (Fault fault : faults) {
      String text = Files.readString(Path.of("..").resolve(fault.file()));
      assertThat(fault.plantedIn(text)).isNotEqualTo(text);
    }
  }
}
