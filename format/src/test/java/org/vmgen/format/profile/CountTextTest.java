package org.vmgen.format.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;

class CountTextTest {

  @Test
  void oneHasWordsOfItsOwn() {
    assertThat(CountText.times(1)).isEqualTo("once");
    assertThat(CountText.times(0)).isEqualTo("0 times");
    assertThat(CountText.runs(1)).isEqualTo("1 run");
    assertThat(CountText.runs(2)).isEqualTo("2 runs");
  }

  @Test
  void numbersLookTheSameInEachCountry() {
    Locale old = Locale.getDefault();
    Locale.setDefault(Locale.GERMANY);
    try {
      assertThat(CountText.times(1_234_567)).isEqualTo("1,234,567 times");
      assertThat(CountText.runs(1_000)).isEqualTo("1,000 runs");
    } finally {
      Locale.setDefault(old);
    }
  }
}
