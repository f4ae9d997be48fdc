package org.vmgen.superinstructions.mine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.vmgen.superinstructions.Training;
import org.vmgen.superinstructions.corpus.Constants;
import org.vmgen.superinstructions.corpus.Corpus;
import org.vmgen.superinstructions.corpus.CorpusBuilder;
import org.vmgen.superinstructions.corpus.Joints;
import org.vmgen.superinstructions.corpus.Program;

/** All sequences are counted, of all lengths, and nothing else. */
class SequenceMinerTest {

  private static Corpus corpus(Program... programs) {
    return CorpusBuilder.build(
        Joints.of(Training.model()),
        List.of(programs),
        CorpusBuilder.Weighting.COUNTS,
        Constants.none());
  }

  private static Map<List<Integer>, Long> mined(Corpus corpus, int longest) {
    Map<List<Integer>, Long> saved = new HashMap<>();
    SequenceMiner.mine(corpus, corpus::symbol, longest, 1_000_000)
        .forEach(s -> saved.put(s.symbols(), s.saved()));
    return saved;
  }

  @Property(tries = 100)
  void countsAreThoseOfLookingEverywhere(@ForAll long seed) {
    Corpus corpus = corpus(Training.random("p", new Random(seed), 20));
    Map<List<Integer>, Long> expected = new HashMap<>();
    for (int segment = 0; segment < corpus.segments(); segment++) {
      for (int from = 0; from < corpus.length(segment); from++) {
        List<Integer> sequence = new ArrayList<>();
        long saved = 0;
        for (int i = from; i < corpus.length(segment) && sequence.size() < 8; i++) {
          int place = corpus.start(segment) + i;
          sequence.add(corpus.symbol(place));
          saved += sequence.size() > 1 ? corpus.weight(place) : 0;
          if (sequence.size() > 1) {
            expected.merge(List.copyOf(sequence), saved, Long::sum);
          }
        }
      }
    }
    expected.values().removeIf(saved -> saved == 0);
    assertThat(mined(corpus, 8)).isEqualTo(expected);
  }

  @Test
  void noSequenceGoesAcrossACallOrIntoAnArray() {
    Corpus corpus = corpus(Training.program("p", "5|dup; call _", "3|lit 1; sum 2; +", "2|+; dup"));
    assertThat(SequenceMiner.mine(corpus, corpus::symbol, 8, 100))
        .map(s -> s.symbols().stream().map(i -> corpus.symbols().get(i).opcode()).toList())
        .containsExactlyInAnyOrder(
            List.of(3, 7), // dup call
            List.of(8, 1), // sum +
            List.of(1, 3)); // + dup
  }

  @Test
  void stepsThatWereNotReachedSaveNothing() {
    Corpus corpus = corpus(Training.program("p", "10 1>4|dup; 0branch _; dup; +"));
    assertThat(SequenceMiner.mine(corpus, corpus::symbol, 8, 100))
        .map(s -> s.symbols().size() + ": " + s.executions() + " " + s.saved())
        .containsExactlyInAnyOrder("2: 10 10", "2: 6 6", "2: 6 6", "3: 6 16", "3: 6 12", "4: 6 22");
  }

  @Test
  void ofSequencesThatOverlapThemselvesNoMoreIsSavedThanIsThere() {
    Corpus corpus = corpus(Training.program("p", "10|dup; dup; dup; dup; dup"));
    assertThat(SequenceMiner.hottest(corpus, corpus::symbol, 8, 100))
        .map(s -> s.symbols().size() + ": " + s.executions() + " " + s.saved())
        .containsExactly("5: 10 40", "4: 10 30", "2: 20 20", "3: 10 20");
  }
}
