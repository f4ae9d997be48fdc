package org.vmgen.generator.java;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

/** Long lines are broken where a person would. */
class LineBreaksTest {

  @Test
  void aCallsArgumentsFollowOnALineOfTheirOwn() {
    assertBroken(
        "long aVeryLongName = computed(theFirstOfAllArguments, theSecondOne) + anotherCall(a, b) * 3;",
        "long aVeryLongName = computed(theFirstOfAllArguments, theSecondOne) + anotherCall(a, b) * 3;");
    assertBroken(
        "table.add(new Combination(0, 3, List.of(new Test(2, false, 11L), new Test(3, false, 13L))), 7, 1, 10);",
        """
            table.add(
                new Combination(0, 3, List.of(new Test(2, false, 11L), new Test(3, false, 13L))), 7, 1, 10);""");
  }

  @Test
  void operatorsThatBindLeastComeFirst() {
    assertBroken(
        "long f = second != 0 && first < theWholeOfSomethingLarger && (second & 15) == 0 ? oneOfThem : theOther;",
        """
            long f =
                second != 0 && first < theWholeOfSomethingLarger && (second & 15) == 0 ? oneOfThem : theOther;""");
    assertBroken(
        "if (data == null || code == null || leaders == null || interrupt == null || ret == null || mem == null) {",
        """
            if (data == null
                || code == null || leaders == null || interrupt == null || ret == null || mem == null) {""");
  }

  @Test
  void partsOfABrokenPartAreIndentedFurther() {
    assertBroken(
        "long at = LittleEndian.i64(mem, (int) (input + 8)) + Numbers.minU64(LittleEndian.i64(mem, (int) (input + 16)), LittleEndian.i64(mem, (int) input));",
        """
            long at =
                LittleEndian.i64(mem, (int) (input + 8))
                    + Numbers.minU64(
                        LittleEndian.i64(mem, (int) (input + 16)), LittleEndian.i64(mem, (int) input));""");
  }

  @Test
  void literalsAndCommentsStayWhole() {
    String literal = "    s = \"" + "a, b ".repeat(20) + "\";";
    assertBroken(literal, "    s =\n        \"" + "a, b ".repeat(20) + "\";");
    assertBroken("    // " + "a, b ".repeat(20), "    // " + "a, b ".repeat(20));
    assertBroken(
        "    f(1); // " + "a, b ".repeat(20), "    f(\n        1); // " + "a, b ".repeat(20));
  }

  @Test
  void whatAnAuthorWroteStays() {
    String line = "s = f(1); /* it's */ t = \"" + "a, b's, ".repeat(20) + "\";";
    assertThat(LineBreaks.wrapped("    " + line, Set.of(line))).isEqualTo("    " + line);
    assertThat(LineBreaks.wrapped("    " + line, Set.of("s = f(1);"))).isNotEqualTo("    " + line);
  }

  private static void assertBroken(String line, String expected) {
    assertThat(LineBreaks.wrapped(line, Set.of())).isEqualTo(expected);
  }
}
