package org.vmgen.examples.forth;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.vmgen.harness.Tool;
import org.vmgen.harness.Tools;

/**
 * A session of lines that do everything wrong: stacks that underflow and overflow, wild addresses,
 * structures that do not fit, code that is none, garbage. Each line is answered by an error, but
 * for those that are known to do no harm; after each the session goes on, and in the end it still
 * computes. All checked engines say the same, one of them built with sanitizers.
 */
class HostileSessionTest {

  private static final int LONG = 100_000;
  private static final int GARBAGE = 40;
  private static final Pattern PLACE = Pattern.compile("^stdin:(\\d+):", Pattern.MULTILINE);

  @TempDir Path directory;

  @Test
  void everyLineIsAnsweredAndTheSessionGoesOn() throws Exception {
    List<String> lines = hostileLines();
    byte[] session = session(lines);
    Command.Outcome first = Command.run(directory, session, Command.java("java-switch"));
    assertThat(first.status()).isZero();
    assertThat(first.out()).endsWith("<" + lines.size() + ">3 ");
    int at = 0;
    for (int i = 1; i <= lines.size(); i++) {
      at = first.out().indexOf("<" + i + ">", at);
      assertThat(at).as("answer to line %d: %s", i, lines.get(i - 1)).isNotNegative();
    }
    assertThat(first.err()).doesNotContain("Exception", "\tat ", "forth: ");
    assertThat(linesWithoutError(lines, first.err())).isEqualTo(harmlessLines());
    for (Engine engine : List.of(Engine.C_DIRECT, Engine.C_TAIL, Engine.C_SWITCH)) {
      assertSame(engine.command(), session, first);
    }
    assertSame(sanitized(), session, first);
  }

  private void assertSame(List<String> command, byte[] session, Command.Outcome expected)
      throws Exception {
    Command.Outcome outcome = Command.run(directory, session, command);
    assertThat(outcome.err()).as("%s", command).isEqualTo(expected.err());
    assertThat(outcome).as("%s", command).isEqualTo(expected);
  }

  /** Those before the garbage: what that is depends on chance. */
  private static List<String> linesWithoutError(List<String> lines, String err) {
    Set<Integer> places =
        PLACE
            .matcher(err)
            .results()
            .map(place -> Integer.valueOf(place.group(1)))
            .collect(Collectors.toSet());
    return IntStream.range(0, lines.size() - GARBAGE)
        .filter(i -> !places.contains(2 + 2 * i))
        .mapToObj(lines::get)
        .toList();
  }

  /** Every line that destroys the system is answered, by a new system that reads the next one. */
  @ParameterizedTest
  @EnumSource(mode = Mode.MATCH_NONE, names = ".*_UNCHECKED")
  void aSystemThatDestroysItselfStartsAnew(Engine engine) throws Exception {
    String input =
        """
        : foo 5 ;   s" left.txt" w/o create-file throw   s" text" rot write-file throw
        0 16000000 erase
        1 2 + .
        foo
        0 here 255 fill
        3 .
        0 16777216 1 fill
        4 .
        256 100000 erase
        5 .
        pad 200 0 fill   6 .
        """;
    String anew = "forth: the memory of the system is destroyed: it starts anew\n";
    assertThat(engine.run(directory, input, List.of()))
        .isEqualTo(
            new Command.Outcome(
                0,
                "3 3 4 5 6 ",
                anew + "stdin:2:1: undefined word: foo\n  foo\n  ^\n" + anew + anew + anew));
    assertThat(directory.resolve("left.txt")).hasContent("text");
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.MATCH_NONE, names = ".*_UNCHECKED")
  void aProgramThatDestroysTheSystemEnds(Engine engine) throws Exception {
    Command.Outcome outcome =
        engine.run(directory, "", List.of("-e", "0 16000000 erase", "-e", "5 ."));
    assertThat(outcome.status()).isEqualTo(1);
    assertThat(outcome.out()).isEmpty();
    assertThat(outcome.err()).startsWith("forth: ");
  }

  private List<String> sanitized() throws IOException, InterruptedException {
    List<String> flags =
        List.of("-fsanitize=address,undefined", "-fno-sanitize-recover=all", "-O1", "-g0");
    Tools.requireCompiler(Tool.GCC, "gcc", flags.toArray(String[]::new));
    NativeEngine engine = new NativeEngine(ForthEngine.C_SWITCH, false);
    Path program = directory.resolve("forth-sanitized");
    engine.compile(program, flags);
    return List.of(program.toString(), "--image", engine.image().toString());
  }

  private static List<String> linesOf(String resource) throws IOException {
    try (InputStream in = HostileSessionTest.class.getResourceAsStream(resource)) {
      return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1).lines().toList();
    }
  }

  private static List<String> hostileLines() throws IOException {
    List<String> lines = new ArrayList<>(linesOf("/hostile-lines.txt"));
    lines.addAll(longLinesWithErrors());
    lines.addAll(longLinesWithout());
    Random random = new Random(7);
    for (int i = 0; i < GARBAGE; i++) {
      byte[] garbage = new byte[random.nextInt(200)];
      random.nextBytes(garbage);
      lines.add(new String(garbage, StandardCharsets.ISO_8859_1).replaceAll("[\n\r]", "?"));
    }
    return lines;
  }

  private static List<String> harmlessLines() throws IOException {
    List<String> lines = new ArrayList<>(linesOf("/harmless-lines.txt"));
    lines.addAll(longLinesWithout());
    return lines;
  }

  private static List<String> longLinesWithErrors() {
    return List.of(
        "x".repeat(LONG),
        "1 ".repeat(LONG),
        ": deep " + "if ".repeat(LONG / 3),
        ": nested " + "begin ".repeat(LONG / 6) + ";",
        ": " + "n".repeat(LONG) + " ;",
        "s\" " + "s".repeat(LONG) + "\" evaluate",
        "1e".repeat(LONG / 2));
  }

  private static List<String> longLinesWithout() {
    return List.of(
        "9".repeat(LONG),
        ": long " + "dup drop ".repeat(LONG / 9) + ";",
        "[ ".repeat(LONG / 2),
        "( ".repeat(LONG / 2),
        "1 drop ".repeat(LONG));
  }

  /** Each line is followed by one that says so. */
  private static byte[] session(List<String> lines) {
    StringBuilder text = new StringBuilder("marker clean\n");
    for (int i = 1; i <= lines.size(); i++) {
      text.append(lines.get(i - 1)).append("\n.( <").append(i).append(">)\n");
    }
    return text.append("clean\n1 2 + .\n").toString().getBytes(StandardCharsets.ISO_8859_1);
  }
}
