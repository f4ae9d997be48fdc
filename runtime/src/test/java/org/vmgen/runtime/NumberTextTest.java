package org.vmgen.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumberTextTest {

  @ParameterizedTest
  @CsvSource({
    "1, 1",
    "-0.0, -0",
    "0.1, 0.1",
    "1e15, 1e+15",
    "1e14, 100000000000000",
    "123456789012345, 123456789012345",
    "1e16, 1e+16",
    "1e100, 1e+100",
    "0.0001, 0.0001",
    "0.00001, 1e-05",
    "-1.5e-7, -1.5e-07",
    "0.30000000000000004, 0.30000000000000004",
    "4.9e-324, 4.94065645841247e-324",
    "1.7976931348623157e308, 1.7976931348623157e+308",
    "NaN, nan",
    "Infinity, inf",
    "-Infinity, -inf"
  })
  void printsAsCDoes(double value, String text) {
    assertThat(NumberText.shortest(value)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({"1, 1.0", "-0.0, -0.0", "1e16, 1e+16", "0.5, 0.5", "NaN, nan", "Infinity, inf"})
  void literalsLookLikeFloats(double value, String text) {
    assertThat(NumberText.literal(value)).isEqualTo(text);
  }

  @Property
  void readsBack(@ForAll long bits) {
    double value = Double.longBitsToDouble(bits);
    if (!Double.isNaN(value) && !Double.isInfinite(value)) {
      assertThat(Double.parseDouble(NumberText.shortest(value))).isEqualTo(value);
    }
  }
}
