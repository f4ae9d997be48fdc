package org.vmgen.harness.programs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vmgen.generator.model.VmModel;
import org.vmgen.generator.reference.ReferenceMachine;
import org.vmgen.harness.MachineTestEngine;
import org.vmgen.harness.TestEngine;
import org.vmgen.runtime.Limits;

/** An engine with a fault is found out, by a program of a few instructions. */
class ShrinkerTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "n = n1 + n2; }                           | n = n1 + n2 + (n2 == 3 ? 1 : 0); }",
        "n2 = n - 1; if (n > 1                    | n2 = n - 1; if (n > 2",
        "v = v1 * v2 - (v1 >> 3);                 | v = v1 * v2 - (v1 >> 4);",
        "( w1 w2 w3 -- w2 w3 w1 )                 | ( w1 w2 w3 -- w3 w2 w1 )",
        "if ((n & 1) != 0) trap odd;              | if ((n & 1) != 0) { up = 1; trap odd; }",
        "{ up = up + 1; call target; }            | { up = up + 2; call target; }",
        "{ if (u < k) jump t[u]; }                | { if (u + 1 < k) jump t[u]; }",
        "y = x + n; }                             | y = x + (n > 2 ? 2 : n); }",
        "if (w != 0) w2 = w; }                    | if (w > 0) w2 = w; }",
        "{ x = next; jump target; }               | { x = next; fp = fp + 1; jump target; }",
      })
  void aFault(String right, String wrong) throws IOException {
    VmModel model = Machines.medley();
    Settings settings = Machines.settings(model);
    Corpus corpus = new Corpus(model, settings);
    Corpus faulty = new Corpus(Machines.medley(right, wrong, Map.of()), settings);
    VmModel machine = faulty.catalogue().model();
    Limits limits = Limited.limits(machine, settings.slots());
    Optional<Object> externs = Optional.of(MedleyExterns.class);
    try (TestEngine engine =
        new MachineTestEngine(
            "faulty",
            faulty.set(),
            (code, host) -> new ReferenceMachine(machine, code, limits, host, externs))) {
      Judge judge = new Judge(corpus);
      for (long seed = 0; seed < 2000; seed++) {
        List<Program> one = List.of(corpus.program(seed));
        Optional<Judge.Difference> difference =
            judge
                .differences(engine, true, one, judge.expected(one, Mode.WHOLE), Mode.WHOLE)
                .get(0);
        if (difference.isPresent()) {
          Shrinker shrinker = new Shrinker(corpus, engine, true, Mode.WHOLE, one.get(0));
          Program small = shrinker.shrink(one.get(0));
          assertThat(shrinker.difference(small)).isPresent();
          assertThat(small.size()).as(small.toString()).isLessThanOrEqualTo(10);
          return;
        }
      }
      throw new AssertionError("the fault was not found");
    }
  }
}
