package org.vmgen.generator.check.action;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** However deep a description nests, it is answered with a message. */
class NestingTest {

  private static final String TOO_DEEP =
      "VMG0212: this is nested too deeply"
          + " | split it up with 'let' or 'fn'; the limit is 200 levels";

  private static void isTooDeep(String action) {
    assertThat(Checked.problems("( n -- n2 ) { " + action + " }"))
        .singleElement()
        .asString()
        .endsWith(TOO_DEEP);
  }

  @Test
  void parentheses() {
    isTooDeep("n2 = " + "(".repeat(20_000) + "n" + ")".repeat(20_000) + ";");
  }

  @Test
  void signs() {
    isTooDeep("n2 = " + "- ".repeat(20_000) + "n;");
  }

  @Test
  void aLongSum() {
    isTooDeep("n2 = n" + " + n".repeat(20_000) + ";");
  }

  @Test
  void choices() {
    isTooDeep("n2 = " + "n > 0 ? 1 : ".repeat(20_000) + "2;");
  }

  @Test
  void blocks() {
    isTooDeep("{".repeat(20_000) + "n2 = n;" + "}".repeat(20_000));
  }

  @Test
  void statements() {
    isTooDeep("n2 = n; " + "if (n > 0) ".repeat(20_000) + ";");
  }

  @Test
  void calls() {
    isTooDeep("n2 = " + "square(".repeat(20_000) + "n" + ")".repeat(20_000) + ";");
  }

  @Test
  void fourHundredLevelsAreFine() {
    String sum = "n2 = n" + " + n".repeat(400) + ";";
    assertThat(Checked.problems("( n -- n2 ) { " + sum + " }")).isEmpty();
  }
}
