package org.vmgen.generator.syntax;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.vmgen.generator.Vmgen;
import org.vmgen.generator.diagnostic.Diagnostic;
import org.vmgen.generator.diagnostic.DiagnosticPrinter;
import org.vmgen.generator.diagnostic.Diagnostics;
import org.vmgen.generator.diagnostic.MessageFormat;
import org.vmgen.generator.diagnostic.Problem;
import org.vmgen.generator.model.VmModel;
import org.vmgen.generator.output.Generation;
import org.vmgen.generator.plan.EngineConfig;

/** Whatever the text is: a model or messages, never an exception, and soon. */
class HostileInputTest {

  private static final Path DIRECTORY = Path.of("src/test/resources/org/vmgen/generator");
  private static final int MUTANTS = 200;
  private static final String[] PIECES = {
    "{",
    "}",
    "(",
    ")",
    "[",
    "]",
    ";",
    ":",
    ",",
    ".",
    "#",
    "@",
    "?",
    "--",
    "->",
    "==",
    "=",
    "+",
    "-",
    "\"",
    "'",
    "`",
    "$",
    "${",
    "{{",
    "}}",
    "//",
    "/*",
    "///",
    "\\",
    "\n",
    "\0",
    "ä",
    "\ud83d",
    " inst ",
    " type ",
    " for ",
    " if ",
    " in ",
    " else ",
    " include ",
    " option ",
    " example ",
    " next ",
    " jump ",
    " while ",
    " return ",
    " let ",
    " i64 ",
    " code ",
    " data ",
    " n ",
    " 0x ",
    " 99999999999999999999 ",
    " -1 ",
    " 1.5 ",
    " true ",
    " null ",
    " region ",
    " stack "
  };

  @ParameterizedTest
  @ValueSource(strings = {"forth.vmg", "registers.vmg"})
  void mutatedDescriptionsGiveAModelOrMessages(String name) throws IOException {
    String text = Files.readString(DIRECTORY.resolve(name));
    Random random = new Random(name.hashCode());
    for (int i = 0; i < MUTANTS; i++) {
      String mutant = text;
      for (int changes = 1 + random.nextInt(3); changes > 0; changes--) {
        mutant = mutate(mutant, random);
      }
      String described = mutant;
      assertThatCode(() -> load(described)).as(() -> described).doesNotThrowAnyException();
    }
  }

  private static String mutate(String text, Random random) {
    int from = random.nextInt(text.length());
    int to = Math.min(text.length(), from + 1 + random.nextInt(1 + random.nextInt(40)));
    String piece = PIECES[random.nextInt(PIECES.length)];
    return switch (random.nextInt(5)) {
      case 0 -> text.substring(0, from) + text.substring(to);
      case 1 -> text.substring(0, from) + piece + text.substring(from);
      case 2 -> text.substring(0, from) + piece + text.substring(to);
      case 3 -> {
        int at = random.nextInt(text.length());
        yield text.substring(0, at) + text.substring(from, to) + text.substring(at);
      }
      default -> swapTokens(text, random);
    };
  }

  /** Exchanges two words or signs, which mostly keeps the text near the language. */
  private static String swapTokens(String text, Random random) {
    List<String> tokens = new ArrayList<>(List.of(text.split("(?<=\\W)|(?=\\W)")));
    int a = random.nextInt(tokens.size());
    int b = random.nextInt(tokens.size());
    String first = tokens.get(a);
    tokens.set(a, tokens.get(b));
    tokens.set(b, first);
    return String.join("", tokens);
  }

  static Stream<String> deepActions() {
    int deep = 10_000;
    return Stream.of(
        "n = " + "(".repeat(deep) + "1" + ")".repeat(deep) + ";",
        "n = " + "- ".repeat(deep) + "1;",
        "n = " + "~".repeat(deep) + "1;",
        "n = 1" + " + 1".repeat(deep) + ";",
        "n = " + "true ? 1 : ".repeat(deep) + "1;",
        "n = 0" + "[0".repeat(deep) + "]".repeat(deep) + ";",
        "n = " + "f(".repeat(deep) + "1" + ")".repeat(deep) + ";",
        "n = x" + ".y".repeat(deep) + ";",
        "n = 1; " + "if (n == 1) ".repeat(deep) + "n = 2;",
        "if (n1 == 1) n = 1; " + "else if (n1 == 1) n = 2; ".repeat(deep) + "else n = 3;",
        "{".repeat(deep) + "n = 1;" + "}".repeat(deep),
        "(".repeat(deep),
        "n = " + "data[".repeat(deep) + "1;",
        "while (true) ".repeat(deep) + "n = 1;");
  }

  @ParameterizedTest
  @MethodSource("deepActions")
  void deepNestingIsRefusedWithAMessage(String action) {
    Diagnostics diagnostics =
        Assertions.assertTimeoutPreemptively(
            Duration.ofSeconds(60), () -> load(description("inst f ( n1 -- n ) {" + action + "}")));
    assertThat(diagnostics.sorted()).isNotEmpty();
    assertThat(diagnostics.sorted())
        .extracting(Diagnostic::problem)
        .containsAnyOf(Problem.TOO_DEEP, Problem.UNCLOSED_BRACKET);
  }

  static Stream<String> deepDeclarations() {
    int deep = 10_000;
    return Stream.of(
        "if a { ".repeat(deep) + "}".repeat(deep),
        "if " + "!".repeat(deep) + "(" + "(".repeat(deep),
        IntStream.range(0, deep)
            .mapToObj(i -> "const C" + i + " = C" + (i + 1) + " + 1;")
            .collect(Collectors.joining("\n", "", "const C" + deep + " = 1;")),
        IntStream.range(0, deep)
            .mapToObj(i -> "type t" + i + " : t" + (i + 1) + ";")
            .collect(Collectors.joining("\n", "", "type t" + deep + " : i64;")),
        IntStream.range(0, deep)
            .mapToObj(i -> "fn f%d(a: i64) -> i64 { return f%d(a); }".formatted(i, i + 1))
            .collect(
                Collectors.joining("\n", "", "fn f" + deep + "(a: i64) -> i64 { return a; }")));
  }

  @ParameterizedTest
  @MethodSource("deepDeclarations")
  void longChainsOfDeclarationsAreRefusedWithAMessage(String declarations) {
    Diagnostics diagnostics = load(description(declarations));
    assertThat(diagnostics.sorted()).isNotEmpty();
  }

  @Test
  void whatIsJustNotTooDeepNeedsLittleStack() throws InterruptedException {
    String sum = "inst f ( n1 -- n ) { n = n1" + " + n1".repeat(500) + "; }";
    String nested = "inst g ( n1 -- n ) { n = " + "(".repeat(190) + "n1" + ")".repeat(190) + "; }";
    AtomicReference<Diagnostics> result = new AtomicReference<>();
    Runnable load = () -> result.set(load(description(sum + nested)));
    Thread thread = new Thread(null, load, "little stack", 512 * 1024);
    thread.start();
    thread.join();
    assertThat(result.get()).isNotNull();
    assertThat(result.get().sorted()).isEmpty();
  }

  @Test
  void whatIsJustNotTooDeepCanBeGenerated() throws InterruptedException {
    List<String> actions =
        List.of(
            "n = " + "abs(".repeat(190) + "n1" + ")".repeat(190) + ";",
            "n = " + "n1 / (".repeat(190) + "n1" + ")".repeat(190) + ";",
            "n = " + "n1 > 0 ? n1 : ".repeat(150) + "1;",
            "n = 1; " + "if (n1 > 1) ".repeat(150) + "n = 2;",
            "n = 1; " + "while (n1 > 1) { ".repeat(150) + "n = 2; " + "}".repeat(150));
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < actions.size(); i++) {
      text.append("inst i" + i + " ( n1 -- n ) { " + actions.get(i) + " }\n");
    }
    AtomicReference<List<String>> engines = new AtomicReference<>(List.of());
    Runnable generate =
        () -> {
          VmModel model =
              Vmgen.load("m.vmg", description(text.toString()), Map.of(), new Diagnostics())
                  .orElseThrow();
          List<EngineConfig> configs =
              List.of(EngineConfig.checked("c-direct"), EngineConfig.checked("java-switch"));
          engines.set(List.copyOf(Generation.of(model, configs).files().keySet()));
        };
    Thread thread = new Thread(null, generate, "little stack", 640 * 1024);
    thread.start();
    thread.join();
    assertThat(engines.get()).containsExactlyInAnyOrder("c-direct", "java-switch");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "return G(a) + 1;",
        "let b = G(a); return b;",
        "up = a; return G(a);",
        "if (a > 1) up = G(a); return 1;"
      })
  void aLongChainOfCallsIsRefusedOnce(String body) {
    String chain = chain(3_000, body) + "inst f ( n1 -- n ) { n = g2999(n1); }";
    assertThat(load(description(chain)).sorted()).hasSize(1);
  }

  private static String chain(int length, String body) {
    StringBuilder functions =
        new StringBuilder("register up : i64;\nfn g0(a: i64) -> i64 { return a; }\n");
    for (int i = 1; i < length; i++) {
      functions.append(
          "fn g" + i + "(a: i64) -> i64 { " + body.replace("G", "g" + (i - 1)) + " }\n");
    }
    return functions.toString();
  }

  @Test
  void aLongFlatDescriptionIsFine() {
    String many =
        IntStream.range(0, 5_000)
            .mapToObj(i -> "inst i%d ( n1 -- n ) { n = n1 + %d; }".formatted(i, i))
            .collect(Collectors.joining("\n"));
    Diagnostics diagnostics = load(description(many));
    assertThat(diagnostics.sorted()).isEmpty();
  }

  private static String description(String declarations) {
    return "vm m; type n : i64; stack data : i64; option a = true;\n" + declarations;
  }

  /** Loads a text and lays out its messages in every way. */
  private static Diagnostics load(String text) {
    Diagnostics diagnostics = new Diagnostics();
    boolean model = Vmgen.load("m.vmg", text, Map.of(), diagnostics).map(VmModel::name).isPresent();
    assertThat(model).isEqualTo(!diagnostics.hasErrors());
    for (MessageFormat format : MessageFormat.values()) {
      new DiagnosticPrinter(format, true).print(diagnostics.sorted());
    }
    return diagnostics;
  }
}
