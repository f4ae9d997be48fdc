package org.vmgen.examples.forth;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vmgen.examples.forth.Command.Outcome;
import org.vmgen.harness.Tool;
import org.vmgen.harness.Tools;

/** The command on its engines: what it does with files, texts, errors and exit codes. */
class CommandTest {

  private static final String JAVA = "java-switch";
  private static final String C = "c-direct";

  @TempDir Path directory;

  @BeforeEach
  void needsCompiler() {
    Tools.require(Tool.GCC);
  }

  private Outcome forth(String engine, String... arguments) throws Exception {
    return Command.forth(engine, directory, "", arguments);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "java-switch",
        "java-switch-unchecked",
        "c-direct",
        "c-direct-unchecked",
        "c-tail",
        "c-tail-unchecked",
        "c-indirect-unchecked",
        "c-token-unchecked",
        "c-switch",
        "c-switch-unchecked"
      })
  void filesAndTextsAreInterpretedInTheirOrder(String engine) throws Exception {
    Files.writeString(directory.resolve("square.fs"), ": square dup * ;\n");
    assertThat(forth(engine, "-e", "7", "square.fs", "-e", "square ."))
        .isEqualTo(new Outcome(0, "49 ", ""));
  }

  @ParameterizedTest
  @ValueSource(strings = {JAVA, C})
  void thereMayBeManyTextsAndLongOnes(String engine) throws Exception {
    List<String> arguments = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      arguments.addAll(List.of("-e", "1"));
    }
    arguments.addAll(List.of("-e", "1 drop ".repeat(10_000) + "depth ."));
    assertThat(forth(engine, arguments.toArray(String[]::new)))
        .isEqualTo(new Outcome(0, "500 ", ""));
  }

  @ParameterizedTest
  @ValueSource(strings = {JAVA, C})
  void withoutArgumentsThePipeIsInterpreted(String engine) throws Exception {
    Outcome outcome = Command.forth(engine, directory, "1 2 +\n. drop\n3 .\n");
    assertThat(outcome.status()).isZero();
    assertThat(outcome.out()).startsWith("3 ").contains("3 ");
    assertThat(outcome.err()).contains("stdin:2:", "stack underflow");
  }

  @ParameterizedTest
  @ValueSource(strings = {JAVA, C})
  void aLineOfThePipeMayBeLong(String engine) throws Exception {
    String input =
        "1 drop ".repeat(30_000)
            + "1 .\n"
            + " ".repeat(8190)
            + "2 .\r\n"
            + ("x".repeat(8192) + "\n").repeat(2)
            + "( "
            + "too long ".repeat(1_000_000)
            + ") 3 .\n4 .\nnonsense\n";
    Outcome outcome = Command.forth(engine, directory, input);
    assertThat(outcome.out()).isEqualTo("1 2 4 ");
    assertThat(outcome.err().lines().filter(line -> line.contains(": ")))
        .hasSize(3)
        .first()
        .isEqualTo("stdin:3:1: undefined word: " + "x".repeat(504));
    assertThat(outcome.err())
        .contains("parsed string overflow\n")
        .contains("stdin:7:1: undefined word: nonsense\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {JAVA, C})
  void anUncaughtErrorHasItsPlaceAndExitCodeOne(String engine) throws Exception {
    Files.writeString(directory.resolve("bad.fs"), ": half 0 / ;\n: go 5 half ;\n  go\n");
    Outcome outcome = forth(engine, "-e", "1 .", "bad.fs", "-e", "2 .");
    assertThat(outcome.status()).isEqualTo(1);
    assertThat(outcome.out()).isEqualTo("1 ");
    assertThat(outcome.err())
        .startsWith("bad.fs:3:3: division by zero\n    go\n    ^\n")
        .contains("half", "go");
  }

  @ParameterizedTest
  @ValueSource(strings = {JAVA, C})
  void aProgramChoosesItsExitCode(String engine) throws Exception {
    assertThat(forth(engine, "-e", "bye", "-e", "1 .")).isEqualTo(new Outcome(0, "", ""));
    assertThat(forth(engine, "-e", "1 0 /").status()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {JAVA, C})
  void aFileThatIsMissingIsNamed(String engine) throws Exception {
    assertThat(forth(engine, "-e", "1 .", "nothing.fs"))
        .isEqualTo(new Outcome(3, "1 ", "forth: there is no file nothing.fs\n"));
    assertThat(forth(engine, "--image", "nothing.img"))
        .isEqualTo(new Outcome(3, "", "forth: there is no file nothing.img\n"));
  }

  @ParameterizedTest
  @ValueSource(strings = {JAVA, C})
  void aFileThatIsNoImageIsNamed(String engine) throws Exception {
    Files.writeString(directory.resolve("text.img"), "hello");
    Outcome outcome = forth(engine, "--image", "text.img", "-e", "1 .");
    assertThat(outcome.status()).isEqualTo(3);
    assertThat(outcome.out()).isEmpty();
    assertThat(outcome.err()).startsWith("text.img: error: ");
  }

  @Test
  void anUnknownEngineIsWrongUsage() throws Exception {
    Outcome outcome = forth("python", "-e", "1 .");
    assertThat(outcome.status()).isEqualTo(2);
    assertThat(outcome.err()).contains("--engine", "python", "c-direct");
  }

  @Test
  void aTraceNeedsACheckedEngine() throws Exception {
    assertThat(forth("c-direct-unchecked", "--trace", "-e", "1 ."))
        .isEqualTo(
            new Outcome(
                2, "", "forth: --trace needs an engine that counts instructions: a checked one\n"));
  }

  @Test
  void theReferenceEngineTestsEverything() throws Exception {
    assertThat(forth("reference-unchecked", "-e", "1 ."))
        .isEqualTo(
            new Outcome(
                2, "", "forth: the reference engine tests everything: leave --unchecked out\n"));
  }

  @Test
  void aTraceIsTheSameOnEveryEngine() throws Exception {
    Outcome inJava = forth(JAVA, "--trace", "-e", "1 2 swap .");
    assertThat(inJava.out()).isEqualTo("1 ");
    assertThat(inJava.err()).contains("swap").endsWith(" )\n");
    assertThat(forth(C, "--trace", "-e", "1 2 swap .")).isEqualTo(inJava);
    assertThat(forth("reference", "--trace", "-e", "1 2 swap .")).isEqualTo(inJava);
  }

  @ParameterizedTest
  @ValueSource(strings = {JAVA, C})
  void aSavedSystemStartsOnEveryEngine(String engine) throws Exception {
    String text =
        ": square dup * ;  variable v  7 v !  : d does> @ ;  create c 5 ,  d  defer e"
            + "  ' square is e  save-system saved.img";
    assertThat(forth(engine, "-e", text)).isEqualTo(new Outcome(0, "", ""));
    for (String other : new String[] {JAVA, C, "c-switch", "c-direct-unchecked"}) {
      assertThat(forth(other, "--image", "saved.img", "-e", "v @ square . c . 3 e ."))
          .isEqualTo(new Outcome(0, "49 5 9 ", ""));
    }
  }

  @Test
  void aListingIsTheSameOnEveryEngine() throws Exception {
    String text = ": f 0 ?do i if exit then loop unloop ; see f see words see .";
    Outcome inJava = forth(JAVA, "-e", text);
    assertThat(inJava.status()).isZero();
    assertThat(inJava.out()).contains("(loop)", "exit");
    assertThat(forth(C, "-e", text)).isEqualTo(inJava);
  }

  /** Either costs more than the rest of a start. */
  @Test
  void aStartLoadsNeitherTheLineEditorNorTheReaderOfOptions() throws Exception {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    String classes = System.getProperty("java.class.path");
    Outcome outcome =
        Command.run(
            directory,
            "",
            List.of(
                java,
                "-Xlog:class+load",
                "-cp",
                classes,
                Main.class.getName(),
                "--engine",
                JAVA,
                "-e",
                "1 ."));
    assertThat(outcome.out())
        .contains("org.vmgen.examples.forth.ForthMachine ")
        .doesNotContain("org.jline.", "picocli.", "java.util.logging.");
  }

  @Test
  void anEngineIsNamedAsUsersWriteIt() throws Exception {
    assertThat(forth("C_DIRECT", "-e", "1 .").err())
        .startsWith(
            "Invalid value for option '--engine' (NAME):"
                + " there is no engine C_DIRECT; there are c-direct, c-tail,"
                + " c-indirect, c-token, c-switch, java-switch, reference\n");
  }
}
