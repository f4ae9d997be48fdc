package org.vmgen.generator.java;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.vmgen.generator.model.VmModel;
import org.vmgen.generator.plan.EngineConfig;
import org.vmgen.generator.plan.UnsupportedModelException;

/** What has no room in a class file is refused with a message; everything below works. */
class JavaLimitsTest {

  @Test
  void anInstructionWithManyItemsWorks() {
    Engines engines =
        Engines.with("inst big ( " + items("#u", 140) + items("n", 100) + "-- n ) { n = n7; }\n");
    String operands = IntStream.range(0, 140).mapToObj(i -> "1").collect(Collectors.joining(" "));
    String pushes =
        IntStream.range(0, 100).mapToObj(i -> "lit " + i).collect(Collectors.joining("|"));
    assertThat(engines.compare(pushes + "|big " + operands + "|stop")).contains("data: 7");
  }

  @Test
  void anInstructionWithMoreItemsThanJavaCompilesIsRefused() {
    assertRefused(
        "inst big ( " + items("n", 250) + "-- n ) { n = n7; }\n",
        "`big` is too long for Java with its 251 items");
  }

  @Test
  void anInstructionWithALongerTextThanClassFilesHoldIsRefused() {
    String type = "a".repeat(200);
    String items =
        IntStream.range(100, 300)
            .mapToObj(i -> "b".repeat(200) + i + ": " + type + " ")
            .collect(Collectors.joining());
    assertRefused(
        "type " + type + " : i64;\ninst big ( " + items + "-- ) {}\n",
        "the stack effect of `big` is too long for Java: ");
    assertRefused(
        "inst big \"" + "m".repeat(65_536) + "\" ( -- ) {}\n",
        "the mnemonic of `big` is too long for Java: 65536 bytes");
  }

  @Test
  void anActionThatIsLargerThanAMethodIsRefused() {
    assertRefused(statements(8_000), "`big` is too large for Java: about ");
  }

  @Test
  void anActionForWhichAMethodHasRoomWorks() {
    Engines.with(statements(4_750)).compare("lit 5|big|stop");
  }

  private static String statements(int count) {
    String statements =
        IntStream.range(0, count)
            .mapToObj(i -> "a = a * 3 + " + i + "; ")
            .collect(Collectors.joining());
    return "inst big ( n1 -- n ) { var a = n1; if (a > 0) { " + statements + "} n = a; }\n";
  }

  @Test
  void aLongChainOfVariablesDoesNotBecomeOneExpression() {
    String lets =
        IntStream.range(0, 3_000)
            .mapToObj(i -> "let a" + (i + 1) + " = a" + i + " + " + i % 7 + "; ")
            .collect(Collectors.joining());
    Engines engines =
        Engines.with("inst big ( n1 -- n ) { let a0 = n1; " + lets + "n = a3000; }\n");
    engines.compare("lit 5|big|stop");
  }

  private static String items(String name, int count) {
    return IntStream.range(0, count).mapToObj(i -> name + i + " ").collect(Collectors.joining());
  }

  private static void assertRefused(String declarations, String message) {
    VmModel model = Engines.model(Engines.CELLS + declarations);
    assertThatThrownBy(
            () -> new JavaSwitchBackend().generate(model, EngineConfig.checked("java-switch")))
        .isInstanceOf(UnsupportedModelException.class)
        .hasMessageStartingWith(message);
  }
}
