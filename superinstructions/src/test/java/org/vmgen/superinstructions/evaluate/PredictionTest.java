package org.vmgen.superinstructions.evaluate;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.vmgen.format.profile.Profile;
import org.vmgen.generator.model.VmModel;
import org.vmgen.generator.reference.InstructionSets;
import org.vmgen.runtime.InstructionInfo;
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
  private static final Joints JOINTS = Joints.of(MODEL);

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
        words = Arrays.copyOf(words, 2 * end);
        executions = Arrays.copyOf(executions, 2 * end);
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

  private static Prediction predict(Program program, List<Pattern> patterns) {
    Corpus corpus =
        CorpusBuilder.build(
            JOINTS,
            List.of(program),
            CorpusBuilder.Weighting.COUNTS,
            Constants.of(patterns.stream().map(Pattern::parts).toList()));
    return Prediction.of(JOINTS, corpus, patterns, Training.dispatches());
  }

  /** A pattern of instructions whose immediates are open. */
  private static Pattern pattern(String... mnemonics) {
    List<Part> parts = new ArrayList<>();
    for (String mnemonic : mnemonics) {
      InstructionInfo instruction = SET.mnemonic(mnemonic).orElseThrow();
      List<Profile.Operand> operands =
          instruction.immediates().stream()
              .map(i -> (Profile.Operand) new Profile.Operand.Open())
              .toList();
      parts.add(new Part(instruction.opcode(), operands));
    }
    return Pattern.of(parts, Training.dispatches());
  }

  @Property(tries = 40)
  void predictedDispatchesAreThoseOfTheLoader(@ForAll long seed) {
    Program program = Training.random("p", new Random(seed), 25);
    Synthesis synthesis = Training.synthesis(Training.dispatches(), program);
    List<Pattern> patterns =
        synthesis.patterns(
            new OptimalStrategy().choose(synthesis.problem(), Limits.count(9), Progress.NONE));
    agree(program, patterns);
  }

  /** Many branches, and combinations that end in them, start with them and go over them. */
  @Property(tries = 40)
  void loadersAndPredictionWeighWhatStandsBehindBranchesAlike(@ForAll long seed) {
    Random random = new Random(seed);
    Supplier<String> any = () -> List.of("dup", "swap", "0branch").get(random.nextInt(3));
    Set<List<String>> sequences = new LinkedHashSet<>();
    for (int i = 0; i < 8; i++) {
      sequences.add(Stream.generate(any).limit(2 + random.nextInt(3)).toList());
    }
    String[] blocks = new String[20];
    for (int i = 0; i < blocks.length; i++) {
      String steps = Stream.generate(any).limit(2 + random.nextInt(40)).collect(joining("; "));
      blocks[i] = (2 + i) + " 0>1|" + steps.replace("0branch", "0branch _");
    }
    agree(
        Training.program("p", blocks),
        sequences.stream().map(s -> pattern(s.toArray(String[]::new))).toList());
  }

  private static void agree(Program program, List<Pattern> patterns) {
    Prediction prediction = predict(program, patterns);

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
    assertThat(prediction.uses()).containsExactly(Arrays.stream(uses).boxed().toArray(Long[]::new));
    assertThat(prediction.instructions()).isEqualTo(program.profile().dispatches());
    assertThat(prediction.entries()).isEqualTo(program.profile().entries());
  }

  /** A loop's last instruction goes with what stands before it or with what follows it. */
  @Test
  void loadersDoNotSaveBehindALoopAtTheExpenseOfTheLoop() {
    Program program = Training.program("p", "1000 1>999|dup; 0branch _; swap");
    List<Pattern> patterns = List.of(pattern("dup", "0branch"), pattern("0branch", "swap"));

    Prediction prediction = predict(program, patterns);
    assertThat(prediction.uses()).containsExactly(1000L, 0L);
    assertThat(prediction.dispatches()).isEqualTo(1001);
    assertThat(prediction.cost()).isEqualTo(1001);
  }

  @Test
  void allOfTheReductionIsReachedWithOneDispatchForEachBlock() {
    assertThat(new Prediction(100, 100, 20, 0, List.of()).reached()).isEqualTo(0);
    assertThat(new Prediction(100, 40, 20, 0, List.of()).reached()).isEqualTo(0.75);
    assertThat(new Prediction(100, 20, 20, 0, List.of()).reached()).isEqualTo(1);
    assertThat(new Prediction(0, 0, 0, 0, List.of()).reached()).isEqualTo(1);
  }
}
