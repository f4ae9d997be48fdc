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
                .map(name -> name + remark(name))
                .toList());
  }

  private static String remark(String name) {
    return switch (name) {
      case Strategies.DEFAULT -> ", the default of synthesize";
      case Strategies.DEFAULT_OF_TUNE -> ", the default of tune";
      default -> "";
    };
  }
}
