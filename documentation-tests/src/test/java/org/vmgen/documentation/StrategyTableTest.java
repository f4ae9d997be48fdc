package org.vmgen.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.vmgen.superinstructions.select.Strategies;
import org.vmgen.superinstructions.select.Strategy;

/** Holds docs/superinstructions.md to the strategies that there are. */
class StrategyTableTest {

  @Test
  void everyStrategyIsExplained() {
    Document document = Document.read("docs/superinstructions.md");
    assertThat(Table.of(document.section("strategies")).column(0))
        .containsExactlyInAnyOrderElementsOf(
            Strategies.all().stream()
                .map(Strategy::name)
                .map(name -> name.equals(Strategies.DEFAULT) ? name + ", the default" : name)
                .toList());
  }
}
