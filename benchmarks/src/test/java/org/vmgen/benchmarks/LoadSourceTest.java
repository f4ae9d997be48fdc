package org.vmgen.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Generated sources are as long as they are to be, and end with what prints the checksum. */
class LoadSourceTest {

  @ParameterizedTest
  @ValueSource(ints = {10, 100, 101, 102, 103, 20_000})
  void aSourceHasItsLengthAndNoDefinitionIsCut(int count) {
    String source = LoadSource.lines(count);
    assertThat(source.lines()).hasSize(count);
    assertThat(source).endsWith("checksum @ u. bye\n");
    assertThat(source.lines().filter(line -> line.startsWith(":")).count())
        .isEqualTo(source.lines().filter(line -> line.endsWith(";")).count());
  }
}
