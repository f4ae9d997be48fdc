package org.vmgen.superinstructions.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.vmgen.format.profile.Profile;
import org.vmgen.generator.model.VmModel;
import org.vmgen.generator.reference.InstructionSets;
import org.vmgen.runtime.InstructionSet;
import org.vmgen.runtime.LeaderBits;
import org.vmgen.runtime.select.BodyTable;
import org.vmgen.runtime.select.Selector;
import org.vmgen.superinstructions.Synthesis;
import org.vmgen.superinstructions.Training;
import org.vmgen.superinstructions.corpus.Constants;
import org.vmgen.superinstructions.corpus.Corpus;
import org.vmgen.superinstructions.corpus.CorpusBuilder;
import org.vmgen.superinstructions.corpus.Joints;
import org.vmgen.superinstructions.corpus.Part;
import org.vmgen.superinstructions.corpus.Program;
import org.vmgen.superinstructions.mine.Pattern;
import org.vmgen.superinstructions.select.Limits;
import org.vmgen.superinstructions.select.OptimalStrategy;
import org.vmgen.superinstructions.select.Progress;

/** What is predicted is what the loaders of engines do. */
class PredictionTest {

  private static final VmModel MODEL = Training.model();
  private static final InstructionSet SET = InstructionSets.of(MODEL);

  /** A program as one block after the other, each instruction with its executions. */
  private static final class Code {
    private long[] words = new long[1];
    private long[] executions = new long[1];
    private long[] leaders = new long[1];
    private int end = 1;

    private Code(Profile profile) {
      for (Profile.Block block : profile.blocks()) {
        leaders = LeaderBits.with(leaders, end);
        long[] reach = block.reach();
        for (int i = 0; i < reach.length; i++) {
          Profile.Step step = block.steps().get(i);
          put(SET.mnemonic(step.instruction().mnemonic()).orElseThrow().opcode(), reach[i]);
          for (Profile.Operand operand : step.operands()) {
            put(operand instanceof Profile.Operand.Value value ? value.bits() : 900 + end, 0);
          }
        }
      }
    }

    private void put(long word, long executed) {
      if (end == words.length) {
        words = java.util.Arrays.copyOf(words, 2 * end);
        executions = java.util.Arrays.copyOf(executions, 2 * end);
      }
      words[end] = word;
      executions[end++] = executed;
    }
  }

  private static BodyTable table(List<Pattern> patterns) {
    BodyTable.Builder table = BodyTable.builder(SET.size());
    for (int opcode = 0; opcode < SET.size(); opcode++) {
      table.add(BodyTable.Combination.plain(opcode), opcode, 1, 1);
    }
    for (int i = 0; i < patterns.size(); i++) {
      List<BodyTable.Test> tests = new ArrayList<>();
      int offset = 0;
      for (Part part : patterns.get(i).parts()) {
        if (offset > 0) {
          tests.add(new BodyTable.Test(offset, false, part.opcode()));
        }
        for (int k = 0; k < part.operands().size(); k++) {
          if (part.operands().get(k) instanceof Profile.Operand.Value value) {
            tests.add(new BodyTable.Test(offset + 1 + k, false, value.bits()));
          }
        }
        offset += 1 + part.operands().size();
      }
      int opcode = patterns.get(i).parts().get(0).opcode();
      table.add(
          new BodyTable.Combination(opcode, patterns.get(i).parts().size(), tests),
          SET.size() + i,
          1,
          1);
    }
    return table.build();
  }

  @Property(tries = 40)
  void predictedDispatchesAreThoseOfTheLoader(@ForAll long seed) {
    Program program = Training.random("p", new Random(seed), 25);
    Synthesis synthesis = Training.synthesis(Training.dispatches(), program);
    List<Pattern> patterns =
        synthesis.patterns(
            new OptimalStrategy().choose(synthesis.problem(), Limits.count(9), Progress.NONE));
    Corpus corpus =
        CorpusBuilder.build(
            Joints.of(MODEL),
            List.of(program),
            CorpusBuilder.Weighting.COUNTS,
            Constants.of(patterns.stream().map(Pattern::parts).toList()));
    Prediction prediction = Prediction.of(corpus, patterns, Training.dispatches());

    Code code = new Code(program.profile());
    long[] dispatches = {0};
    long[] uses = new long[patterns.size()];
    new Selector(table(patterns), SET)
        .select(
            code.words,
            1,
            code.end,
            code.leaders,
            (position, label, state) -> {
              dispatches[0] += code.executions[position];
              if (label >= SET.size()) {
                uses[label - SET.size()] += code.executions[position];
              }
            });
    assertThat(prediction.dispatches()).isEqualTo(dispatches[0]);
    assertThat(prediction.uses())
        .containsExactly(java.util.Arrays.stream(uses).boxed().toArray(Long[]::new));
    assertThat(prediction.instructions()).isEqualTo(program.profile().dispatches());
    assertThat(prediction.entries()).isEqualTo(program.profile().entries());
  }

  @Test
  void allOfTheReductionIsReachedWithOneDispatchForEachBlock() {
    assertThat(new Prediction(100, 100, 20, 0, List.of()).reached()).isEqualTo(0);
    assertThat(new Prediction(100, 40, 20, 0, List.of()).reached()).isEqualTo(0.75);
    assertThat(new Prediction(100, 20, 20, 0, List.of()).reached()).isEqualTo(1);
    assertThat(new Prediction(0, 0, 0, 0, List.of()).reached()).isEqualTo(1);
  }
}
