package org.vmgen.harness.programs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vmgen.generator.model.VmModel;
import org.vmgen.harness.TestEngine;
import org.vmgen.harness.Tool;
import org.vmgen.harness.Tools;
import org.vmgen.runtime.Code;
import org.vmgen.runtime.text.Assembler;

/** Programs that were found to differ once, by generated ones that were made small. */
class FoundProgramsTest {
  private static Corpus corpus;
  private static TestEngine engine;

  @BeforeAll
  static void compile() throws IOException {
    Tools.require(Tool.GCC);
    VmModel model = Machines.load(Medley.description(), Map.of());
    corpus = new Corpus(model, Machines.settings(model));
    engine = Variant.parse("c-direct").open(corpus);
  }

  @AfterAll
  static void close() {
    if (engine != null) {
      engine.close();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        // Items written out for the second part, which traps: the first one ran twice.
        "lit 0|lit 0|qbranch l|lit 1|l: swap|get 1|+",
        // A store to the slot of an item that goes back there.
        "lit 0|>r|lit 1|depth|!|r>",
        // Registers that move up.
        "lit 1|lit 2|lit 3|drop|swap|over|+",
      })
  void meansTheSame(String lines) throws Exception {
    Code code =
        new Assembler(corpus.set())
            .assemble("found.vmasm", lines.replace("|", "\n") + "\nharness_stop\n");
    String expected = corpus.reference().run(List.of(code)).get(0);
    assertThat(Judge.difference(engine, true, code, expected)).isEmpty();
  }
}
