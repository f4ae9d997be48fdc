package org.vmgen.generator.diagnostic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DiagnosticPrinterTest {

  private static final SourceFile FILE =
      new SourceFile("m.vmg", "vm m;\ntype k : \"int\";\n", 0, Optional.empty());
  private static final SourceRange RANGE = new SourceRange(FILE, 2, 10, 2, 15, Optional.empty());
  private static final Diagnostic UNKNOWN =
      Diagnostic.of(
          Problem.UNKNOWN_TYPE,
          RANGE,
          List.of(new Diagnostic.Note("seen here", FILE.start())),
          "int",
          "write \"i32\"");

  @Test
  void prettyShowsTheLineAndPointsAtThePlace() {
    assertThat(print(MessageFormat.PRETTY, false, UNKNOWN))
        .isEqualTo(
            """
            m.vmg:2:10: error: unknown type 'int' [VMG0305]
              2 | type k : "int";
                |          ^^^^^
              help: write "i32"
              note: seen here (m.vmg:1:1)
            """);
  }

  @Test
  void coloursAreForPrettyMessagesOnly() {
    assertThat(print(MessageFormat.PRETTY, true, UNKNOWN))
        .contains("\u001b[1;31merror: \u001b[0m")
        .contains("\u001b[1;31m^^^^^\u001b[0m");
    assertThat(print(MessageFormat.GNU, true, UNKNOWN)).doesNotContain("\u001b");
  }

  @Test
  void gnuIsALineForEach() {
    assertThat(print(MessageFormat.GNU, false, UNKNOWN))
        .isEqualTo(
            """
            m.vmg:2:10: error: unknown type 'int'; write "i32" [VMG0305]
            m.vmg:1:1: note: seen here
            """);
  }

  @Test
  void jsonIsAnObjectALine() {
    assertThat(print(MessageFormat.JSON, false, UNKNOWN))
        .isEqualTo(
            """
            {"file":"m.vmg","line":2,"column":10,"endLine":2,"endColumn":15,"severity":"error",\
            "code":"VMG0305","message":"unknown type 'int'","advice":"write \\"i32\\"",\
            "notes":[{"file":"m.vmg","line":1,"column":1,"endLine":1,"endColumn":1,\
            "text":"seen here"}]}
            """);
  }

  @Test
  void ofALongLineOnlyThePartAroundThePlaceIsShown() {
    SourceFile file = new SourceFile("m.vmg", "x".repeat(300), 0, Optional.empty());
    SourceRange range = new SourceRange(file, 1, 151, 1, 153, Optional.empty());
    Diagnostic diagnostic = Diagnostic.of(Problem.BAD_NUMBER, range, List.of(), "x");
    assertThat(print(MessageFormat.PRETTY, false, diagnostic).lines().toList())
        .contains("  1 | …" + "x".repeat(120) + "…", "    | " + " ".repeat(61) + "^^");
  }

  @Test
  void controlCharactersDoNotReachTheTerminal() {
    SourceFile file = new SourceFile("m.vmg", "a\u001b[31mb", 0, Optional.empty());
    Diagnostic diagnostic = Diagnostic.of(Problem.BAD_NUMBER, file.start(), List.of(), "a");
    assertThat(print(MessageFormat.PRETTY, false, diagnostic)).contains("  1 | a\ufffd[31mb\n");
  }

  private static String print(MessageFormat format, boolean colours, Diagnostic diagnostic) {
    return new DiagnosticPrinter(format, colours).print(List.of(diagnostic));
  }
}
