package org.vmgen.generator.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.vmgen.generator.Vmgen;
import org.vmgen.generator.action.Stmt;
import org.vmgen.generator.diagnostic.Diagnostics;
import org.vmgen.generator.model.Stack;
import org.vmgen.generator.model.VmModel;
import org.vmgen.runtime.select.BodyTable;

class EnginePlanTest {
  private static final String SMALL =
      """
      vm small;
      type n : i64;  type f : i64 shown bool;  type r : f64 on flt;  type target : code;
      stack data : i64 cache 2;
      stack flt : f64 prefix F cache 1;
      inst lit ( #n -- n )                     {}
      inst add ( n1 n2 -- n )                  { n = n1 + n2; }
      inst nop ( -- )                          {}
      inst branch ( #target -- )               { jump target; }
      inst depths ( -- n )                     { n = data.depth; }
      inst both ( n r1 -- r )                  { r = r1 + f64(n); }
      super lit_add = lit add;
      spec one = lit(1);
      replicate 3 lit_add;
      """;

  private static VmModel model(String text) {
    Diagnostics diagnostics = new Diagnostics();
    return Vmgen.load("plan.vmg", text, Map.of(), diagnostics)
        .orElseThrow(() -> new AssertionError(diagnostics.sorted().toString()));
  }

  private static EnginePlan plan(String text, BodyOptions options) {
    return EnginePlan.of(model(text), options, true, raw -> Stmt.Block.EMPTY);
  }

  /** The bodies of an instruction or combination: items of data and flt before and after. */
  private static List<String> bodies(EnginePlan plan, String name) {
    Bodies bodies =
        plan.all().stream().filter(b -> b.name().equals(name)).findFirst().orElseThrow();
    return bodies.bodies().stream()
        .map(
            body ->
                bodies.named().stream()
                    .map(
                        s ->
                            body.entry().of(s)
                                + ">"
                                + body.after().map(a -> String.valueOf(a.of(s))).orElse(""))
                    .collect(Collectors.joining(" ")))
        .toList();
  }

  @Test
  void withoutCachesAndCombinationsEveryInstructionHasOneBody() {
    EnginePlan plan = plan(SMALL, BodyOptions.PLAIN);

    assertThat(plan.isPlain()).isTrue();
    assertThat(plan.count()).isEqualTo(6);
  }

  @Test
  void thereIsABodyForEachStateOfTheStacksThatAreNamed() {
    EnginePlan plan = plan(SMALL, BodyOptions.DEFAULT);

    assertThat(bodies(plan, "lit")).containsExactly("0>1", "1>2", "1>1", "2>2");
    assertThat(bodies(plan, "add")).containsExactly("0>1", "1>1", "2>1");
    assertThat(bodies(plan, "nop")).containsExactly("");
  }

  @Test
  void whatJumpsFindsAllStacksAsTheyAreBetweenBlocks() {
    assertThat(bodies(plan(SMALL, BodyOptions.DEFAULT), "branch")).containsExactly("1> 1>");
  }

  @Test
  void explicitAccessNeedsNoOtherStateThanThatBetweenBlocks() {
    assertThat(bodies(plan(SMALL, BodyOptions.DEFAULT), "depths")).containsExactly("1>1");
  }

  @Test
  void combinationsHaveStatesTooAndAllTheirCopiesHaveNumbers() {
    EnginePlan plan = plan(SMALL, BodyOptions.DEFAULT);

    assertThat(bodies(plan, "lit_add")).containsExactly("0>1", "1>1", "2>2");
    Set<Integer> numbers = new HashSet<>();
    plan.bodies()
        .forEach(
            body -> {
              for (int copy = 0; copy < body.copies(); copy++) {
                assertThat(numbers.add(body.number() + copy)).isTrue();
              }
            });
    assertThat(numbers).hasSize(plan.count());
  }

  @Test
  void withFewerBodiesThoseNearTheStateBetweenBlocksAreLeft() {
    EnginePlan plan = plan(SMALL, BodyOptions.DEFAULT.withMost(7));

    assertThat(bodies(plan, "lit")).containsExactly("1>1");
    assertThat(bodies(plan, "add")).containsExactly("1>1");
    assertThat(bodies(plan, "one")).containsExactly("1>1");
    assertThat(bodies(plan, "lit_add")).isEmpty();
    assertThat(plan.count()).isEqualTo(7);
  }

  @Test
  void ofSeveralStacksOneAtATimeDiffersFromTheStateBetweenBlocks() {
    assertThat(bodies(plan(SMALL, BodyOptions.DEFAULT), "both"))
        .containsExactly("0>0 1>1", "1>0 0>1", "1>0 1>1", "1>1 1>1", "2>1 1>1");
  }

  @Test
  void whatTakesLongAnywayHasOneBody() {
    EnginePlan plan =
        plan(
            """
            vm slow;
            type n : i64;
            stack data : i64 cache 2;
            extern ask(a: i64) -> i64 io;
            extern hash(a: i64) -> i64 pure;
            inst host ( n1 -- n ) { n = ask(n1); }
            inst mix ( n1 -- n )  { n = hash(n1); }
            inst power ( n1 n2 -- n ) {
              n = 1;
              var i = n2;
              while (i > 0) { n = n * n1; i = i - 1; }
            }
            """,
            BodyOptions.DEFAULT);

    assertThat(bodies(plan, "host")).containsExactly("1>1");
    assertThat(bodies(plan, "mix")).containsExactly("0>1", "1>1", "2>2");
    assertThat(bodies(plan, "power")).containsExactly("1>1");
  }

  @Test
  void whereBodiesAreLimitedTheFirstInstructionsAndCombinationsHaveMore() {
    EnginePlan plan = plan(SMALL, BodyOptions.DEFAULT.withMost(16));

    assertThat(bodies(plan, "lit")).containsExactly("0>1", "1>2", "1>1", "2>2");
    assertThat(bodies(plan, "lit_add")).containsExactly("0>1", "1>1");
    assertThat(bodies(plan, "add")).containsExactly("1>1");
  }

  /** 200 instructions and 40 combinations on two cached stacks. */
  static String large() {
    StringBuilder text =
        new StringBuilder(
            """
            vm large;
            type n : i64;  type r : f64 on flt;  type target : code;
            stack data : i64 cache 3;
            stack flt : f64 prefix F cache 2;
            inst lit ( #n -- n ) {}
            inst branch ( #target -- ) { jump target; }
            inst zbranch ( #target n -- ) { if (n == 0) jump target; }
            inst stop ( n -- ) { halt n; }
            """);
    for (int i = 0; i < 196; i++) {
      String instruction =
          switch (i % 4) {
            case 0 -> "inst i%d ( n1 n2 -- n ) { n = n1 * %d + n2; }\n";
            case 1 -> "inst i%d ( n1 -- n2 n3 ) { n2 = n1 + %d; n3 = n1; }\n";
            case 2 -> "inst i%d ( r1 r2 -- r ) { r = r1 * %d.5 + r2; }\n";
            default -> "inst i%d ( n r1 -- r ) { r = r1 + f64(n + %d); }\n";
          };
      text.append(instruction.formatted(i, i));
    }
    for (int i = 0; i < 40; i++) {
      text.append("super s%d = lit i%d i%d;\n".formatted(i, 4 * i, 4 * i + 1));
    }
    return text.toString();
  }

  @Test
  void aLargeMachineStaysWithinTheLimit() {
    EnginePlan all = plan(large(), BodyOptions.DEFAULT.withMost(10_000));
    EnginePlan plan = plan(large(), BodyOptions.DEFAULT);

    assertThat(all.count()).isGreaterThan(1_000);
    assertThat(plan.count()).isEqualTo(BodyOptions.DEFAULT.most());
    assertThat(plan.all()).allMatch(bodies -> !bodies.bodies().isEmpty());
    assertThat(plan.cached()).extracting(Stack::name).containsExactly("data", "flt");
  }

  /** The loaders' tables have 16 bits for a cost. */
  @Test
  void whatABodyCostsHasAnEnd() {
    String immediates =
        IntStream.range(0, 66_000).mapToObj("#n%d"::formatted).collect(Collectors.joining(" "));
    EnginePlan plan =
        plan(
            "vm large;\ntype n : i64;\ninst take ( " + immediates + " -- ) {}\n",
            BodyOptions.PLAIN);
    assertThat(plan.bodies().map(EngineBody::cost)).containsExactly(BodyTable.MOST_COST);
    assertThat(plan.table(1, 1).startingWith(0)).hasSize(1);
  }
}
