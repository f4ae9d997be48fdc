package org.vmgen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vmgen.generator.Vmgen;
import org.vmgen.generator.diagnostic.Diagnostics;
import org.vmgen.generator.model.VmModel;
import org.vmgen.generator.plan.Backends;
import org.vmgen.generator.plan.EngineConfig;
import org.vmgen.harness.Tool;
import org.vmgen.harness.Tools;

/** {@code vmgen explain} of combined instructions and machine code, and {@code vmgen size}. */
class MachineCodeTest {
  private static final String JOINTS =
      """
      vm joints;
      type n : i64;
      type target : code;
      stack data : i64 cache 1;
      inst lit ( #n -- n ) {}
      inst add "+" ( n1 n2 -- n ) { n = n1 + n2; }
      inst drop ( n -- ) {}
      inst branch ( #target -- ) { jump target; }
      inst stop ( n -- ) { halt n; }
      super lit_add = lit add;
      spec inc = lit(1) add;
      replicate 2 drop;
      """;

  @TempDir private Path directory;
  private CommandFixture vmgen;

  @BeforeEach
  void describe() throws IOException {
    vmgen = new CommandFixture(directory);
    vmgen.write("joints.vmg", JOINTS);
  }

  private String fine(String... words) {
    assertThat(vmgen.run(words)).as(vmgen.err()).isEqualTo(ExitCode.FINE);
    return vmgen.out();
  }

  private String explain(String name, String engine, String... more) {
    String[] words =
        Arrays.copyOf(
            new String[] {"explain", "@/joints.vmg", name, "--engine", engine}, 5 + more.length);
    System.arraycopy(more, 0, words, 5, more.length);
    return fine(words);
  }

  @Test
  void anInstructionHasABodyForEachStateOfTheCachedStacks() {
    assertThat(explain("+", "c-direct"))
        .startsWith(
            """
            inst add "+" ( n1 n2 -- n )
              opcode 1, at joints.vmg:6
              pure
              part of lit_add = lit add
              part of inc = lit(1) add

            c-direct, checked: bodies

              2_add: data 0->1, cost 1.9 dispatches
              3_add: data 1->1, cost 1.6 dispatches

            /* add, data 0->1  joints.vmg:6 */
            BODY(2_add): {
            """);
  }

  @Test
  void copiesAreShownOnce() {
    assertThat(explain("drop", "c-direct"))
        .contains("  4_drop: data 0->0, cost 1.2 dispatches, 2 copies\n")
        .doesNotContain("BODY(5_drop)");
  }

  @Test
  void combinedInstructionsAreFoundByNameAndByTheirParts() {
    String head =
        """
        super lit_add = lit add
          at joints.vmg:10
          of inst lit ( #n -- n )
          of inst add "+" ( n1 n2 -- n )

        """;
    assertThat(explain("lit_add", "java-switch")).startsWith(head);
    assertThat(explain("lit +", "java-switch"))
        .startsWith(head.strip().lines().findFirst().orElseThrow())
        .contains("spec inc = lit(1) add\n  at joints.vmg:11\n", "case 7 ->");
  }

  @Test
  void combinationsThatAreNotThereAreShownAsTheyWouldBe() {
    assertThat(explain("add drop", "c-direct", "--no-caches"))
        .startsWith(
            """
            super add_drop = add drop
              not in the description; this is what it would be
              of inst add "+" ( n1 n2 -- n )
              of inst drop ( n -- )

            c-direct, checked:

            /* add_drop = add drop  joints.vmg:1 */
            """);
  }

  @Test
  void whatCannotBeCombinedIsSaidWithTheReason() {
    assertThat(vmgen.run("explain", "@/joints.vmg", "stop add", "--engine", "c-direct"))
        .isEqualTo(ExitCode.USAGE);
    assertThat(vmgen.err())
        .startsWith(
            "vmgen: stop cannot be part 1 of a combined instruction: it never goes on to the next"
                + " instruction; let it be the last part, or take it out\n");
  }

  @Test
  void unknownNamesAreFollowedByNearOnes() {
    assertThat(vmgen.run("explain", "@/joints.vmg", "lit_ad", "--engine", "c-direct"))
        .isEqualTo(ExitCode.USAGE);
    assertThat(vmgen.err()).contains("did you mean 'lit_add'?");
    assertThat(vmgen.run("explain", "@/joints.vmg", "lit drp", "--engine", "c-direct"))
        .isEqualTo(ExitCode.USAGE);
    assertThat(vmgen.err()).contains("there is no instruction 'drp'", "did you mean 'drop'?");
    assertThat(vmgen.run("size", "@/joints.vmg", "--instruction", "ad", "--engine", "c-direct"))
        .isEqualTo(ExitCode.USAGE);
    assertThat(vmgen.err()).contains("there is no instruction 'ad'", "did you mean 'add'?");
  }

  @ParameterizedTest
  @ValueSource(strings = {"c-direct", "c-tail"})
  void machineCodeOfABodyEndsInItsJump(String engine) {
    Tools.require(Tool.GCC);
    assertThat(explain("add", engine, "--asm"))
        .containsPattern("  3_add: data 1->1, cost 1.6 dispatches, \\d+ bytes\n")
        .containsPattern(
            "\\d+ bytes of machine code in \\w+, (gcc|clang) \\d+:\n\n(  +[0-9a-f]+  .*\n)+")
        .containsPattern("  (jmp \\*|br x).*\n");
  }

  @Test
  void bytecodeOfABodyIsThatOfItsCase() {
    assertThat(explain("drop", "java-switch", "--asm", "--unchecked"))
        .containsPattern("\\d+ bytes of bytecode in loop, javac \\d+:\n\n(  +\\d+  .*\n)+$")
        .contains("iinc");
  }

  @ParameterizedTest
  @ValueSource(strings = {"c-switch", "c-direct", "c-tail"})
  void everyBodyHasASize(String engine) {
    Tools.require(Tool.GCC);
    String sizes = fine("size", "@/joints.vmg", "--engine", engine);

    assertThat(sizes).startsWith(engine + ", checked, ");
    long text = number(sizes, "(\\d+) +\\d+ +0  run loop");
    assertThat(number(sizes, "(\\d+)  each machine")).isGreaterThan(100);
    assertThat(number(sizes, "(\\d+) +\\d+ +\\d+  tools")).isGreaterThan(1000);
    long[] bodies =
        Pattern.compile("(?m)^ +(\\d+)  \\d+_\\w+(: .*)?$")
            .matcher(sizes)
            .results()
            .map(MatchResult::group)
            .mapToLong(line -> Long.parseLong(line.strip().split(" ")[0]))
            .toArray();
    assertThat(bodies).hasSize(bodies(engine)).isSortedAccordingTo((a, b) -> Long.compare(b, a));
    assertThat(Arrays.stream(bodies).sum()).isBetween(100L, text);
  }

  @Test
  void sizesOfSomeInstructionsAsData() {
    String json =
        fine(
            "size",
            "@/joints.vmg",
            "--engine",
            "java-switch",
            "--instruction",
            "+,inc",
            "--unchecked",
            "--json");

    assertThat(json.replaceAll("\\d+", "N").replaceAll("\"[\\w<>]+\": N,\\s+", ""))
        .isEqualTo(
            """
            [
              {
                "engine": "java-switch",
                "checked": false,
                "compiler": "javac N",
                "methods": {
                  "stopped": N
                },
                "bodies": [
                  {"label":"inc","name":"inc","states":"","place":"loop","bytes":N},
                  {"label":"add","name":"add","states":"","place":"loop","bytes":N}
                ]
              }
            ]
            """);
  }

  /** How many bodies an engine has. */
  private int bodies(String engine) {
    VmModel model =
        Vmgen.load(directory.resolve("joints.vmg"), Map.of(), new Diagnostics()).orElseThrow();
    return Backends.named(engine).orElseThrow().bodies(model, EngineConfig.checked(engine)).size();
  }

  private static long number(String text, String pattern) {
    var matcher = Pattern.compile(pattern).matcher(text);
    assertThat(matcher.find()).as(text).isTrue();
    return Long.parseLong(matcher.group(1));
  }
}
