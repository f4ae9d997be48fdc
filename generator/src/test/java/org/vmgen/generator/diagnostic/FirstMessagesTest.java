package org.vmgen.generator.diagnostic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FirstMessagesTest {

  private static final SourceFile FILE = new SourceFile("m.vmg", "", 0, Optional.empty());
  private static final Diagnostic ERROR =
      Diagnostic.of(Problem.BAD_NUMBER, FILE.start(), List.of(), "0x");
  private static final Diagnostic WARNING =
      Diagnostic.of(Problem.UNUSED_LOCAL, FILE.start(), List.of(), "x");

  @Test
  void asManyAsAskedForAreAllShown() {
    FirstMessages first = FirstMessages.of(List.of(ERROR, WARNING), 2);
    assertThat(first.shown()).containsExactly(ERROR, WARNING);
    assertThat(first.rest(MessageFormat.PRETTY)).isEmpty();
  }

  @Test
  void theRestIsCounted() {
    FirstMessages first = FirstMessages.of(List.of(ERROR, ERROR, ERROR), 1);
    assertThat(first.shown()).containsExactly(ERROR);
    assertThat(first.rest(MessageFormat.PRETTY)).isEqualTo("… and 2 more errors\n");
    assertThat(first.rest(MessageFormat.GNU)).isEqualTo("… and 2 more errors\n");
    assertThat(first.rest(MessageFormat.JSON))
        .isEqualTo("{\"omitted\":{\"errors\":2,\"warnings\":0}}\n");
  }

  @Test
  void errorsGoBeforeWarnings() {
    FirstMessages first = FirstMessages.of(List.of(WARNING, WARNING, ERROR, ERROR), 3);
    assertThat(first.shown()).containsExactly(WARNING, ERROR, ERROR);
    assertThat(first.rest(MessageFormat.PRETTY)).isEqualTo("… and 1 more warning\n");

    assertThat(FirstMessages.of(List.of(WARNING, ERROR, ERROR), 1).rest(MessageFormat.PRETTY))
        .isEqualTo("… and 1 more error and 1 more warning\n");
  }

  @Test
  void noughtIsNoLimit() {
    assertThat(FirstMessages.of(List.of(ERROR, ERROR), 0).shown()).hasSize(2);
  }
}
