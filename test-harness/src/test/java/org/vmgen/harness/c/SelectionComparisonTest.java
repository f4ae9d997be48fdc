package org.vmgen.harness.c;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vmgen.generator.action.Stmt;
import org.vmgen.generator.model.VmModel;
import org.vmgen.generator.plan.BodyOptions;
import org.vmgen.generator.plan.EnginePlan;
import org.vmgen.generator.reference.InstructionSets;
import org.vmgen.harness.Tool;
import org.vmgen.harness.Tools;
import org.vmgen.runtime.LeaderBits;
import org.vmgen.runtime.select.BodyTable;
import org.vmgen.runtime.select.Selector;

/** Loaders in C and in Java select the same bodies for the same code. */
class SelectionComparisonTest {

  /**
   * Conditional branches, with combinations that end in them, start with them, and go over them.
   */
  private static final String DESCRIPTION =
      """
      vm small;
      type n : i64;  type target : code;
      stack data : i64 cache 2;
      inst lit ( #n -- n ) {}
      inst add ( n1 n2 -- n ) { n = n1 + n2; }
      inst dup ( n -- n n ) {}
      inst drop ( n -- ) {}
      inst zbranch ( #target n -- ) { if (n == 0) jump target; }
      inst loop ( #target n1 -- n2 ) { n2 = n1 - 1; if (n2 != 0) jump target; }
      inst branch ( #target -- ) { jump target; }
      super lit_loop = lit add loop;
      super loop_lit = loop lit;
      super dup_zbranch = dup zbranch;
      super zbranch_lit_add = zbranch lit add;
      super loop_drop_drop = loop drop drop;
      super drop_loop = drop loop;
      super add_zbranch_dup = add zbranch dup;
      super zbranch_zbranch = zbranch zbranch;
      spec one = lit(1) add;
      replicate 3 dup_zbranch;
      """;

  /** Says for each position of an instruction that a body begins at it which one, and the state. */
  private static final String PROGRAM =
      """
      #include "small.h"
      #include <stdio.h>
      #include <stdlib.h>
      static const uint64_t words[] = {%s};
      static const uint32_t leaders[] = {%s};
      int main(void) {
        small_program program = {0};
        small_code code;
        size_t size;
        uint32_t k;
        program.words = words;
        program.word_count = sizeof words / sizeof *words;
        program.leaders = leaders;
        program.leader_count = sizeof leaders / sizeof *leaders;
        size = small_code_size(&program);
        if (small_code_init(&code, malloc(size), size, &program, NULL) != SMALL_OK) return 1;
        for (k = 1; k < program.word_count; k++) {
          if (code.states[k] != 0) {
            printf("%%u: %%u in %%d\\n", (unsigned)k, (unsigned)code.words[k].u, code.states[k] - 1);
          }
        }
        return 0;
      }
      """;

  private static final int INSTRUCTIONS = 20_000;

  @TempDir private Path directory;

  private long[] words = {0};
  private long[] leaders = {0};

  /** Blocks of all lengths, some longer than what is selected for together. */
  private void generate(Random random) {
    int[] sizes = {2, 1, 1, 1, 2, 2, 2};
    int most = 1;
    words = new long[1 + 2 * INSTRUCTIONS];
    int end = 1;
    for (int i = 0; i < INSTRUCTIONS; i++) {
      if (random.nextInt(most) == 0) {
        leaders = LeaderBits.with(leaders, end);
        most = List.of(3, 20, 400).get(random.nextInt(3));
      }
      // The last one, which ends a block, is rare.
      int opcode = random.nextInt(most) == 0 ? 6 : random.nextInt(6);
      words[end] = opcode;
      if (sizes[opcode] == 2) {
        words[end + 1] = opcode == 0 ? random.nextInt(2) : 1;
      }
      end += sizes[opcode];
    }
    words = Arrays.copyOf(words, end);
  }

  private String selectedInJava(VmModel model) {
    EnginePlan plan = EnginePlan.of(model, BodyOptions.DEFAULT, true, raw -> Stmt.Block.EMPTY);
    BodyTable table = plan.table(model.instructions().size(), plan.count() + 2);
    StringBuilder text = new StringBuilder();
    new Selector(table, InstructionSets.of(model))
        .select(
            words,
            1,
            words.length,
            leaders,
            (position, label, state) ->
                text.append("%d: %d in %d\n".formatted(position, label, state)));
    return text.toString();
  }

  private String selectedInC(VmModel model) throws Exception {
    String compiler = Tools.require(Tool.GCC).toString();
    GeneratedC c = GeneratedC.write(directory, "c-switch", true, model);
    String positions =
        IntStream.range(1, words.length)
            .filter(position -> LeaderBits.contains(leaders, position))
            .mapToObj(Integer::toString)
            .collect(Collectors.joining(", "));
    String code = Arrays.stream(words).mapToObj(Long::toString).collect(Collectors.joining(", "));
    Files.writeString(directory.resolve("select.c"), PROGRAM.formatted(code, positions));
    c.run(compiler, "-o", "select", "select.c", "small_code.c", "small_engine.c", "-lm");
    return c.run("./select");
  }

  @Test
  void bodiesAreTheSameWithAllStatesOfCachedStacks() throws Exception {
    Path description = directory.resolve("small.vmg");
    Files.writeString(description, DESCRIPTION);
    VmModel model = GeneratedC.model(description);
    generate(new Random(1));
    assertThat(selectedInC(model)).isEqualTo(selectedInJava(model));
  }
}
