package org.vmgen.harness.c;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vmgen.harness.Tool;
import org.vmgen.harness.Tools;

/** Compilers' time grows with the number of instructions, not with its square. */
class LargeMachineTest {
  private static final String PROGRAM = "lit 1\nop%1$d 5\nop%2$d\nop1\nop%2$d\nop%1$d 7\nstop\n";

  @TempDir private Path directory;

  @ParameterizedTest
  @CsvSource({"c-direct, 450", "c-switch, 450", "c-token, 450", "c-indirect, 450", "c-tail, 450"})
  void coldInstructionsRun(String engine, int count) throws Exception {
    compileAndRun(engine, count);
  }

  @Tag("slow")
  @ParameterizedTest
  @CsvSource({
    "c-direct, 5000",
    "c-switch, 5000",
    "c-token, 5000",
    "c-indirect, 5000",
    "c-tail, 5000"
  })
  void fiveThousandInstructionsCompileInSeconds(String engine, int count) throws Exception {
    long start = System.nanoTime();
    compileAndRun(engine, count);
    assertThat((System.nanoTime() - start) / 1_000_000_000).isLessThan(120);
  }

  private void compileAndRun(String engine, int count) throws Exception {
    String compiler = Tools.require(Tool.GCC).toString();
    Path description = directory.resolve("large.vmg");
    Files.writeString(description, description(count));
    GeneratedC c = GeneratedC.write(directory, engine, true, GeneratedC.model(description));
    c.run("sh", "-c", "CC=" + compiler + " sh large_build.sh driver -Wall -Wextra -Werror");
    int plain = count - 1 - (count - 1) % 3 + 1;
    int literal = count - 1 - (count - 1) % 3;
    if (plain >= count) {
      plain -= 3;
    }
    Files.writeString(directory.resolve("program.vmasm"), PROGRAM.formatted(literal, plain));
    long expected = 1L + (5 + literal) + plain + 1 + plain + (7 + literal);

    String state = c.run("./driver", "--state", "program.vmasm");

    assertThat(state.lines().findFirst().orElseThrow())
        .isEqualTo("exit halt %d at 10 after 7".formatted(expected));
  }

  /** Instructions with an immediate, without one, and with a throw. */
  private static String description(int count) {
    StringBuilder text =
        new StringBuilder(
            """
            vm large;
            type n : i64;
            stack data : i64;
            inst lit ( #n -- n ) {}
            inst stop ( n -- ) { halt n; }
            """);
    for (int i = 0; i < count; i++) {
      String action =
          List.of(
                  "( #n n1 -- n2 ) { n2 = n1 + n + %d; }",
                  "( n1 -- n2 ) { n2 = n1 + %d; }",
                  "( n1 -- n2 ) { if (n1 == %d) throw -1; n2 = n1; }")
              .get(i % 3)
              .formatted(i);
      text.append("inst op").append(i).append(' ').append(action).append('\n');
    }
    return text.toString();
  }
}
